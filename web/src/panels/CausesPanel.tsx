import { Button, Switch } from '@mantine/core'
import { useDebouncedValue } from '@mantine/hooks'
import { useState } from 'react'
import type { Assessment, CaseWire, CauseLine } from '../api/types'
import { wordsOf } from '../api/problem'
import { point, usePointed } from '../case/pointed'
import { caseStore, useCase } from '../case/store'
import { causeKey } from '../case/file'
import type { Ranking } from '../pages/useAssessment'
import { t } from '../text'
import { percent, withSide } from '../ui/words'
import { CauseRow } from './CauseRow'
import classes from './CausesPanel.module.css'

/** Few enough muscles that the mimics are seen without scrolling. */
const FIRST = { muscle: 4, mimic: 4 } as const
const MOST = 25
const REST_MS = 300
/** Rarer causes are no help to a reader; they can still be found in the atlas. */
const LEAST_SHOWN = 0.005

interface Props { ranking: Ranking; nameOf(cause: string): string }

/** The ranked causes: muscles and mimics apart, with their bounds, and what nothing explains. */
export function CausesPanel({ ranking, nameOf }: Props) {
  const { answer, error, isBlank } = ranking
  // Reasons cost more than the ranking: they wait until the brush rests.
  const [asked] = useDebouncedValue(ranking.asked, REST_MS)
  if (error) {
    const problem = wordsOf(error)
    return (
      <div className={classes.notice} role="alert">
        <strong>{problem.title}</strong>
        <p>{[problem.place, problem.message, problem.remedy].filter(Boolean).join(' ')}</p>
      </div>
    )
  }
  if (isBlank || !answer) return <Empty />
  const shown = answer.causes.filter((cause) => cause.p >= LEAST_SHOWN)
  return (
    <div className={classes.panel} aria-busy={ranking.isBehind}>
      {answer.abstained && <p className={classes.abstained} role="status"><strong>{t('causes.abstained')}</strong> {sentence(answer.abstained)}</p>}
      <CauseList title={t('causes.muscles')} kind="muscle" causes={shown.filter((cause) => cause.kind === 'muscle')} all={shown} asked={asked} />
      <CauseList title={t('causes.mimics')} note={t('causes.mimics_what')} kind="mimic" causes={shown.filter((cause) => cause.kind === 'mimic')} all={shown} asked={asked} />
      <Unexplained answer={answer} />
      {!answer.closed && <p className={classes.small}>{t('causes.open_bounds')}</p>}
      <Excluded nameOf={nameOf} />
    </div>
  )
}

function Empty() {
  return (
    <div className={classes.empty}>
      <p className={classes.emptyTitle}>{t('causes.empty')}</p>
      <p>{t('causes.empty_why')}</p>
    </div>
  )
}

interface ListProps { title: string; note?: string; kind: CauseLine['kind']; causes: CauseLine[]; all: CauseLine[]; asked: CaseWire | null }

function CauseList({ title, note, kind, causes, all, asked }: ListProps) {
  const [showsAll, setShowsAll] = useState(false)
  const shown = causes.slice(0, showsAll ? MOST : FIRST[kind])
  return (
    <section aria-label={title}>
      <h3 className={classes.heading}>{title}{note && <span className={classes.note}>{note}</span>}</h3>
      {causes.length === 0 && <p className={classes.small}>{t('causes.none')}</p>}
      <ol className={classes.causes}>
        {shown.map((cause) => <CauseRow key={`${cause.cause}.${cause.side}`} cause={cause} causes={all} asked={asked} />)}
      </ol>
      {causes.length > FIRST[kind] && (
        <Button variant="subtle" size="compact-sm" onClick={() => setShowsAll(!showsAll)} aria-expanded={showsAll}>
          {showsAll ? t('causes.fewer') : t('causes.more', { n: Math.min(causes.length, MOST) - FIRST[kind] })}
        </Button>
      )}
    </section>
  )
}

function Unexplained({ answer }: { answer: Assessment }) {
  const { showsUnexplained } = usePointed()
  if (answer.unexplained < LEAST_SHOWN) return null
  return (
    <div className={classes.unexplained}>
      <p>{t('causes.unexplained', { share: percent(answer.unexplained) })}</p>
      {(answer.cells?.unexplained.length ?? 0) > 0 && (
        <Switch
          size="sm" label={t('causes.show_unexplained')} checked={showsUnexplained}
          onChange={(event) => point({ showsUnexplained: event.currentTarget.checked })}
        />
      )}
    </div>
  )
}

function Excluded({ nameOf }: { nameOf(cause: string): string }) {
  const { excluded } = useCase()
  if (excluded.length === 0) return null
  return (
    <section aria-label={t('causes.ruled_out')}>
      <h3 className={classes.heading}>{t('causes.ruled_out')}</h3>
      <ul className={classes.excluded}>
        {excluded.map((cause) => (
          <li key={causeKey(cause)}>
            {withSide(nameOf(cause.cause), cause.side)}
            <Button variant="subtle" size="compact-xs" onClick={() => caseStore.include(cause)}>{t('causes.take_back')}</Button>
          </li>
        ))}
      </ul>
    </section>
  )
}

function sentence(text: string): string {
  const start = text.charAt(0).toUpperCase() + text.slice(1)
  return /[.!?]$/.test(start) ? start : `${start}.`
}
