import { Button, Checkbox, Select, Textarea, TextInput } from '@mantine/core'
import { useTreatment } from '../api/queries'
import type { Reaction, Severity } from '../record/types'
import { SourceNote } from '../sources/SourceNote'
import { t } from '../text'
import { timeText } from '../text/dates'
import { numberText } from '../text/numbers'
import { capital } from '../ui/words'
import { Block } from './Block'
import { Choice } from './Choice'
import { useVisit } from './context'
import { treatedMuscles } from './needles'
import { placeElement } from './steps'
import classes from './Visit.module.css'

const SEVERITIES: Severity[] = ['mild', 'significant', 'serious']
/** The atlas counts events; the visit keeps how serious this one was. */
const FIRST_SEVERITY = { minor: 'mild', significant: 'significant', serious: 'serious' } as const

/** What treatment did that nobody wanted. */
export function ReactionsBlock() {
  const { session, visit } = useVisit()
  const harms = (useTreatment().data?.techniques ?? []).flatMap(({ harm }) => harm)
  const events = [...new Map(harms.map(({ event, severity }) => [event, severity]))].filter(([event]) => !event.startsWith('any '))
  const reactions = visit.reactions ?? []
  const add = (event: string) => {
    const severity = FIRST_SEVERITY[events.find(([name]) => name === event)?.[1] ?? 'minor']
    const reaction: Reaction = { event, severity, began: new Date().toISOString(), ...treatedMuscles(visit).at(-1) }
    session.change((before) => ({ ...before, reactions: [...(before.reactions ?? []), reaction] }))
  }
  return (
    <Block title={t('treat.reactions')} id="visit-reactions">
      <ol className={classes.rows}>{reactions.map((reaction, index) => <ReactionRow key={index} reaction={reaction} index={index} />)}</ol>
      <Select
        size="sm" searchable label={t('treat.add_reaction')} placeholder={t('treat.reaction_hint')} value={null}
        data={events.map(([event]) => ({ value: event, label: capital(event) }))} onChange={(event) => event && add(event)}
      />
    </Block>
  )
}

function ReactionRow({ reaction, index }: { reaction: Reaction; index: number }) {
  const { session, nameOf, timeZone } = useVisit()
  const set = (change: Partial<Reaction>, field: string | null = null) =>
    session.change((before) => ({ ...before, reactions: (before.reactions ?? []).map((other, at) => (at === index ? { ...other, ...change } : other)) }), field && `reactions.${index}.${field}`)
  return (
    <li className={classes.row} id={placeElement('reactions', index)} tabIndex={-1} aria-label={capital(reaction.event)}>
      <div className={classes.rowHead}>
        <strong className={classes.rowName}>{capital(reaction.event)}</strong>
        <span className={classes.quiet}>{reaction.muscle && `${nameOf(reaction.muscle)}, `}{t('treat.began', { time: timeText(reaction.began, timeZone) })}</span>
        <span className={classes.push} />
        <Button size="compact-sm" variant="subtle" color="gray" onClick={() => session.change((before) => ({ ...before, reactions: (before.reactions ?? []).filter((_, at) => at !== index) }))}>
          {t('treat.take_back')}
        </Button>
      </div>
      <div className={classes.rowLine}>
        <Choice label={t('treat.severity')} value={reaction.severity} options={SEVERITIES.map((value) => ({ value, text: t(`treat.severity_${value}`), ...(value === 'serious' ? { tone: 'alarm' as const } : {}) }))} onChange={(severity) => set({ severity })} />
        <Checkbox size="sm" label={t('treat.over')} checked={reaction.ended !== undefined} onChange={(event) => set({ ended: event.currentTarget.checked ? new Date().toISOString() : undefined })} />
      </div>
      <Rates event={reaction.event} />
      <Textarea size="sm" autosize label={t('treat.action')} value={reaction.action ?? ''} onChange={(event) => set({ action: event.currentTarget.value || undefined }, 'action')} />
      <TextInput size="sm" label={t('treat.note')} value={reaction.note ?? ''} onChange={(event) => set({ note: event.currentTarget.value || undefined }, 'note')} />
    </li>
  )
}

/** How often studies counted it. */
function Rates({ event }: { event: string }) {
  const counted = (useTreatment().data?.techniques ?? []).flatMap(({ name, harm }) => harm.flatMap((one) => (one.event === event && one.percent != null ? [{ name, harm: one, percent: one.percent }] : [])))
  return counted.map(({ name, harm: { of, note, sources, grade }, percent }) => {
    const text = t('treat.rate', { technique: name, percent: numberText(percent, 3), of: of ?? '' })
    return <p key={name} className={classes.quiet}>{text} <SourceNote title={text} sources={sources} grade={grade} facts={note ? [note] : []} /></p>
  })
}
