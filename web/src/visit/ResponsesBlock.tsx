import { Button, Select } from '@mantine/core'
import { useState } from 'react'
import type { Side } from '../case/store'
import type { ResponseKind } from '../record/types'
import { t } from '../text'
import { timeText } from '../text/dates'
import { withSide } from '../ui/words'
import { Block } from './Block'
import { useVisit } from './context'
import { treatedMuscles } from './needles'
import { PairPhone } from './PairPhone'
import classes from './Visit.module.css'

const KINDS: ResponseKind[] = ['more', 'less', 'familiar_pain', 'stop']
const NONE = ''
const MOST_LIKELY = 6

/** What the patient says while a place is pressed or needled, each with muscle and time. */
export function ResponsesBlock() {
  const { session, visit, ranking, nameOf, timeZone } = useVisit()
  const [chosen, setChosen] = useState<string | null>(null)
  const likely = (ranking.answer?.causes ?? []).filter(({ kind }) => kind === 'muscle').slice(0, MOST_LIKELY)
  const treated = treatedMuscles(visit)
  const known = [...treated.map(({ muscle, side }) => keyOf(muscle, side)), ...likely.map(({ cause, side }) => keyOf(cause, side ?? undefined))]
  const keys = [...new Set(known)]
  // Under the hand is what was treated last, until another is chosen.
  const last = treated.at(-1)
  const here = chosen ?? (last ? keyOf(last.muscle, last.side) : NONE)
  const responses = visit.responses ?? []
  const [muscle, side] = here.split('.') as [string, Side | undefined]
  const say = (kind: ResponseKind) => {
    const response = { at: new Date().toISOString(), kind, ...(muscle ? { muscle } : {}), ...(side ? { side } : {}) }
    session.change((before) => ({ ...before, responses: [...(before.responses ?? []), response] }))
  }
  return (
    <Block title={t('treat.responses')} id="visit-responses">
      <div className={classes.says}>
        {KINDS.map((kind) => <button key={kind} type="button" className={classes.say} data-kind={kind} onClick={() => say(kind)}>{t(`treat.response_${kind}`)}</button>)}
      </div>
      <Select
        size="sm" aria-label={t('treat.response_about')} value={here} allowDeselect={false} onChange={setChosen}
        data={[{ value: NONE, label: t('treat.response_nothing') }, ...keys.map((key) => ({ value: key, label: words(key, nameOf) }))]}
      />
      <PairPhone muscle={muscle || undefined} side={side} />
      <ol className={classes.log} reversed>
        {responses.map((response, index) => (
          <li key={index} id={`visit-responses-${index}`}>
            <span className={classes.quiet}>{timeText(response.at, timeZone)}</span> <strong>{t(`treat.response_${response.kind}`)}</strong>{' '}
            {response.muscle && words(keyOf(response.muscle, response.side), nameOf)}
            <Button size="compact-xs" variant="subtle" color="gray" onClick={() => session.change((before) => ({ ...before, responses: (before.responses ?? []).filter((_, at) => at !== index) }))}>{t('treat.take_back')}</Button>
          </li>
        )).reverse()}
      </ol>
    </Block>
  )
}

function keyOf(muscle: string, side: Side | undefined): string {
  return side ? `${muscle}.${side}` : muscle
}

function words(key: string, nameOf: (id: string) => string): string {
  const [muscle, side] = key.split('.') as [string, Side?]
  return withSide(nameOf(muscle), side)
}
