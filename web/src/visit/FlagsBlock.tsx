import { Button, Textarea } from '@mantine/core'
import { useState } from 'react'
import { useRedFlags } from '../api/queries'
import type { RedFlag } from '../api/types'
import { caseStore, useCase } from '../case/store'
import { RedFlags } from '../panels/RedFlags'
import { SourceNote } from '../sources/SourceNote'
import { t } from '../text'
import { Block } from './Block'
import { Choice } from './Choice'
import { useVisit } from './context'
import { flagAnswer, flagsToAsk, withDenied, withoutDenied } from './flags'
import classes from './Visit.module.css'

/** What must not wait: what is raised, what was asked and denied, and what is decided about it. */
export function FlagsBlock() {
  const { session, visit, ranking } = useVisit()
  const { about } = useCase()
  const raised = ranking.answer?.red_flags ?? []
  const asked = flagsToAsk(useRedFlags().data ?? [], ranking.answer?.painted.regions ?? [])
  const answers = asked.map(({ id }) => flagAnswer(visit.safety, about.redFlags, id))
  const left = asked.filter((_, index) => answers[index] === null).map(({ id }) => id)
  const denied = visit.safety.denied_flags ?? []
  const [showsAll, setShowsAll] = useState(false)
  const rows = showsAll ? asked : asked.filter((_, index) => answers[index] === true)
  const decision = visit.safety.flag_decision ?? ''
  return (
    <Block
      title={t('decide.flags')} id="visit-flags"
      tools={asked.length > 0 && (
        <>
          <Button size="compact-sm" variant="subtle" aria-expanded={showsAll} onClick={() => setShowsAll(!showsAll)}>{t(showsAll ? 'decide.show_few' : 'decide.show_all')}</Button>
          {left.length > 0 && (
            <Button size="compact-sm" onClick={() => { session.change((now) => ({ ...now, safety: withDenied(now.safety, left) })); setShowsAll(false) }}>{t('decide.flags_deny')}</Button>
          )}
        </>
      )}
    >
      <RedFlags flags={raised} />
      {raised.length === 0 && <p className={classes.quiet}>{t('decide.no_flags')}</p>}
      <div className={classes.rowLine}>
        <p className={classes.quiet} role="status">{t('decide.flags_denied', { n: denied.length })}; {t('decide.flags_left', { n: left.length })}.</p>
        {denied.length > 0 && (
          <Button size="compact-sm" variant="subtle" color="gray" onClick={() => session.change((now) => ({ ...now, safety: withoutDenied(now.safety, denied) }))}>{t('decide.flags_undeny')}</Button>
        )}
      </div>
      {rows.length > 0 && <ul className={classes.questions}>{rows.map((flag) => <Question key={flag.id} flag={flag} />)}</ul>}
      {(raised.length > 0 || decision) && (
        <Textarea
          label={t('decide.flag_decision')} description={t('decide.flag_decision_how')} autosize minRows={2} value={decision}
          onChange={(event) => {
            const text = event.currentTarget.value
            session.change((now) => ({ ...now, safety: { ...now.safety, flag_decision: text } }), 'safety.flag_decision')
          }}
        />
      )}
    </Block>
  )
}

function Question({ flag: { id, name, ask, condition, sources, grade, basis } }: { flag: RedFlag }) {
  const { session, visit } = useVisit()
  const { about } = useCase()
  const answer = flagAnswer(visit.safety, about.redFlags, id)
  const say = (isPresent: boolean) => {
    const others = about.redFlags.filter((other) => other !== id)
    if (isPresent) session.change((now) => ({ ...now, safety: withoutDenied(now.safety, [id]) }))
    else session.change((now) => ({ ...now, safety: withDenied(now.safety, [id]) }))
    caseStore.tell({ redFlags: isPresent ? [...others, id] : others })
  }
  return (
    <li className={classes.question}>
      <div className={classes.questionLine}>
        <div className={classes.questionText}>
          <span>{ask}</span>
          <SourceNote title={name} label={t('decide.flag_points_to', { condition })} sources={sources ?? []} grade={grade} facts={basis ? [basis] : []} />
        </div>
        <Choice
          label={name} value={answer === null ? null : answer ? 'yes' : 'no'} onChange={(value) => say(value === 'yes')}
          options={[{ value: 'yes', text: t('decide.yes'), tone: 'alarm' }, { value: 'no', text: t('decide.no') }]}
        />
      </div>
    </li>
  )
}
