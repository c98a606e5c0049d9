import { Button, TextInput } from '@mantine/core'
import { useState } from 'react'
import { useTreatment } from '../api/queries'
import type { Contraindication } from '../api/types'
import { SourceNote } from '../sources/SourceNote'
import { t } from '../text'
import { GradeTag } from '../ui/tags'
import { Block } from './Block'
import { Choice } from './Choice'
import { useVisit } from './context'
import { allOthersNo, answered, answerOf, isAsked, reasonOf, withReason } from './safety'
import classes from './Visit.module.css'

/** Who must not be treated so, or only with care: asked in one go, what applies stays in view. */
export function SafetyBlock() {
  const { session, visit, patient } = useVisit()
  const [showsAll, setShowsAll] = useState(!visit.safety.is_complete)
  const all = useTreatment().data?.contraindications ?? []
  const standing = patient.standing ?? []
  const asked = all.filter(isAsked)
  const ids = asked.map(({ id }) => id)
  const { safety } = visit
  const applies = all.filter(({ id }) => answerOf(safety, standing, id) === true)
  const left = asked.filter(({ id }) => answerOf(safety, standing, id) === null).length
  const rows = showsAll ? asked : applies.filter(isAsked)
  const others = all.filter((entry) => !isAsked(entry) && (showsAll || applies.includes(entry)))
  return (
    <Block
      title={t('decide.screen')} id="visit-safety"
      tools={
        <>
          <Button size="compact-sm" variant="subtle" aria-expanded={showsAll} onClick={() => setShowsAll(!showsAll)}>{t(showsAll ? 'decide.show_few' : 'decide.show_all')}</Button>
          <Button
            size="compact-sm" variant={safety.is_complete ? 'default' : 'filled'} disabled={all.length === 0 || safety.is_complete}
            onClick={() => { session.change((now) => ({ ...now, safety: allOthersNo(now.safety, standing, ids) })); setShowsAll(false) }}
          >
            {t('decide.all_no')}
          </Button>
        </>
      }
    >
      <p className={classes.quiet} role="status">
        {safety.is_complete ? (applies.length === 0 ? t('decide.screen_none') : t('decide.screen_done', { n: applies.length })) : t('decide.screen_left', { n: left })}
      </p>
      <ul className={classes.questions}>{rows.map((entry) => <Question key={entry.id} entry={entry} ids={ids} standing={standing} />)}</ul>
      {others.length > 0 && (
        <>
          <h4 className={classes.minor}>{t('decide.clinician_sees')}</h4>
          <ul className={classes.questions}>{others.map((entry) => <Question key={entry.id} entry={entry} ids={ids} standing={standing} />)}</ul>
        </>
      )}
    </Block>
  )
}

function Question({ entry, ids, standing }: { entry: Contraindication; ids: string[]; standing: string[] }) {
  const { session, visit } = useVisit()
  const answer = answerOf(visit.safety, standing, entry.id)
  const say = (isPresent: boolean) => session.change((now) => ({ ...now, safety: answered(now.safety, standing, ids, entry.id, isPresent) }))
  return (
    <li className={classes.question} data-class={answer ? entry.class : undefined}>
      <div className={classes.questionLine}>
        <div className={classes.questionText}>
          <span>{entry.ask ?? entry.name}</span>
          {standing.includes(entry.id) && <span className={classes.mark}>{t('decide.standing')}</span>}
        </div>
        <Choice
          label={entry.name} value={answer === null ? null : answer ? 'yes' : 'no'} onChange={(value) => say(value === 'yes')}
          options={[{ value: 'yes', text: t('decide.yes'), tone: 'alarm' }, { value: 'no', text: t('decide.no') }]}
        />
      </div>
      {answer && (
        <div className={classes.consequence}>
          <p><strong>{entry.name}: {t(`class_word.${entry.class}`)}.</strong> {entry.action} <GradeTag grade={entry.grade} /> <SourceNote title={entry.name} sources={entry.sources} grade={entry.grade} facts={[entry.basis]} /></p>
          {entry.class === 'relative' && (
            <TextInput
              label={t('decide.reason')} value={reasonOf(visit.safety, entry.id)}
              onChange={(event) => {
                const reason = event.currentTarget.value
                session.change((now) => ({ ...now, safety: withReason(now.safety, entry.id, reason) }), `safety.${entry.id}`)
              }}
            />
          )}
        </div>
      )}
    </li>
  )
}
