import { Button } from '@mantine/core'
import { useState } from 'react'
import { wordsOf } from '../api/problem'
import { Link } from '../shell/Link'
import { Page } from '../shell/Page'
import { useSignedIn } from '../shell/signed-in'
import { t } from '../text'
import { dateText, dayOf } from '../text/dates'
import { Card } from '../ui/Card'
import { BackIcon } from '../ui/icons'
import { Notice } from '../ui/Notice'
import { CourseCards } from './CourseCards'
import { DischargeDialog } from './DischargeDialog'
import { EpisodeState, StartVisit } from './episode-parts'
import { InvitationsCard } from './InvitationsCard'
import { InviteButton } from './InviteButton'
import classes from './Patient.module.css'
import { useChangeEpisode, useEpisode, usePatient } from './queries'
import { ReportsCard } from './ReportsCard'
import { PaperLinks } from './PaperLinks'
import rows from './rows.module.css'
import type { Episode, EpisodeWithVisits, VisitLine } from './types'
import { canTreat, nameText } from './words'
import { VisitRow } from './VisitRow'

/** One complaint: how it goes, what was done, and its end. */
export function EpisodePage({ id }: { id: string }) {
  const answer = useEpisode(id)
  return (
    <Page title={answer.data?.episode.title ?? t('patient.episodes')}>
      {answer.isError && <Notice problem={wordsOf(answer.error)}><Button variant="light" size="xs" onClick={() => void answer.refetch()}>{t('shell.again')}</Button></Notice>}
      {answer.data && <EpisodeView entry={answer.data} />}
    </Page>
  )
}

function EpisodeView({ entry }: { entry: EpisodeWithVisits }) {
  const { episode, version, visits } = entry
  const { me } = useSignedIn()
  const patient = usePatient(episode.patient).data?.patient
  const [isClosing, setClosing] = useState(false)
  return (
    <>
      <div className={classes.head}>
        <div>
          {patient && <Link className={classes.back} route={{ kind: 'patient', id: patient.id }}><BackIcon />{nameText(patient.name)}</Link>}
          <h1 className={classes.title}>{episode.title}</h1>
          <p className={classes.who}><EpisodeState episode={episode} />{episode.onset && <> {t('episode.onset_is', { date: dateText(episode.onset) })}</>}</p>
        </div>
        {canTreat(me.role) && (
          <div className={classes.actions}>
            {episode.state.state === 'open'
              ? <Button variant="default" size="xs" onClick={() => setClosing(true)}>{t('episode.discharge')}</Button>
              : <Reopen episode={episode} version={version} />}
            {episode.state.state === 'open' && <InviteButton episode={episode.id} />}
            <StartVisit entry={entry} />
          </div>
        )}
      </div>
      {patient?.alert && <p className={classes.alert}><strong>{t('patient.alert')}.</strong> {patient.alert}</p>}
      <div className={classes.columns}>
        <div className={classes.stack}><CourseCards episode={episode.id} /></div>
        <div className={classes.stack}>
          {canTreat(me.role) && <InvitationsCard episode={episode.id} />}
          {canTreat(me.role) && <ReportsCard episode={episode.id} />}
          <Aims episode={episode} />
          <Card title={t('episode.visits')} note={visits.length}>
            {visits.length === 0 ? <p className={rows.none}>{t('patient.no_visits')}</p> : (
              <ul className={`${rows.rows} ${rows.narrow}`}>{visits.map((line) => <VisitRow key={line.id} line={line} shows="date" action={<VisitPapers line={line} />} />)}</ul>
            )}
          </Card>
        </div>
      </div>
      {isClosing && <DischargeDialog episode={episode} version={version} onClose={() => setClosing(false)} />}
    </>
  )
}

function VisitPapers({ line }: { line: VisitLine }) {
  const { clinic } = useSignedIn()
  return <PaperLinks visit={line.id} of={dateText(dayOf(new Date(line.begun), clinic.time_zone))} size="compact-xs" />
}

function Reopen({ episode, version }: { episode: Episode; version: number }) {
  const change = useChangeEpisode()
  return (
    <>
      <Button variant="default" size="xs" loading={change.isPending} onClick={() => change.mutate({ episode: { ...episode, state: { state: 'open' } }, version })}>{t('episode.reopen')}</Button>
      {change.isError && <Notice problem={wordsOf(change.error)} />}
    </>
  )
}

function Aims({ episode: { diagnoses = [], goals = [] } }: { episode: Episode }) {
  if (diagnoses.length === 0 && goals.length === 0) return null
  return (
    <Card title={t(goals.length > 0 ? 'episode.goals' : 'episode.diagnoses')}>
      <ul className={classes.aims}>
        {goals.map(({ text, by, is_reached: isReached }) => (
          <li key={text}>{text} <span className={rows.soft}>{isReached ? t('episode.reached') : by && t('episode.goal_by', { date: dateText(by) })}</span></li>
        ))}
      </ul>
      {diagnoses.length > 0 && goals.length > 0 && <h3 className={classes.subtitle}>{t('episode.diagnoses')}</h3>}
      <ul className={classes.aims}>{diagnoses.map(({ code, text }) => <li key={`${code}${text}`}>{text} {code && code !== text && <span className={rows.soft}>{code}</span>}</li>)}</ul>
    </Card>
  )
}
