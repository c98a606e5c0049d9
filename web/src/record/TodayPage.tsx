import { ActionIcon, Button } from '@mantine/core'
import { useEffect, useState } from 'react'
import { wordsOf } from '../api/problem'
import { go } from '../route'
import { Page } from '../shell/Page'
import { useSignedIn } from '../shell/signed-in'
import { t } from '../text'
import { dayAfter, dayOf, longDateText } from '../text/dates'
import { Card } from '../ui/Card'
import { BackIcon, NextIcon, PlusIcon, SearchIcon } from '../ui/icons'
import { Notice } from '../ui/Notice'
import { NewReports } from './NewReports'
import { useStartVisit, useToday } from './queries'
import rows from './rows.module.css'
import classes from './Today.module.css'
import type { Day, VisitLine } from './types'
import { canKeepPatients, canTreat } from './words'
import { VisitRow } from './VisitRow'

/** Who comes, what is begun, what is not finished. */
export function TodayPage() {
  const { clinic, me } = useSignedIn()
  const today = useClinicDay(clinic.time_zone)
  const [chosen, setDay] = useState<string | null>(null)
  const day = chosen ?? today
  const answer = useToday(day)
  return (
    <Page title={t('shell.today')}>
      <div className={classes.head}>
        <div>
          <h1 className={classes.title}>{longDateText(day)}</h1>
          <p className={classes.clinic}>{clinic.name}</p>
        </div>
        <div className={classes.days}>
          <ActionIcon variant="default" size={36} aria-label={t('today.day_before')} onClick={() => setDay(dayAfter(day, -1))}><BackIcon /></ActionIcon>
          <Button variant="default" disabled={day === today} onClick={() => setDay(null)}>{t('today.to_today')}</Button>
          <ActionIcon variant="default" size={36} aria-label={t('today.day_after')} onClick={() => setDay(dayAfter(day, 1))}><NextIcon /></ActionIcon>
        </div>
        <div className={classes.actions}>
          <Button variant="default" leftSection={<SearchIcon />} onClick={() => go({ kind: 'patients' })}>{t('today.find')}</Button>
          {canKeepPatients(me.role) && <Button leftSection={<PlusIcon />} onClick={() => go({ kind: 'patients', isNew: true })}>{t('today.new')}</Button>}
        </div>
      </div>
      {answer.isError && <Notice problem={wordsOf(answer.error)}><Button variant="light" size="xs" onClick={() => void answer.refetch()}>{t('shell.again')}</Button></Notice>}
      {answer.data && <NewReports reports={answer.data.reports} />}
      {answer.data && <DayCards day={answer.data} isToday={day === today} />}
    </Page>
  )
}

/** The clinic's day, also of a page that is left open over night. */
function useClinicDay(timeZone: string): string {
  const [day, setDay] = useState(() => dayOf(new Date(), timeZone))
  useEffect(() => {
    const timer = setInterval(() => setDay(dayOf(new Date(), timeZone)), 30_000)
    return () => clearInterval(timer)
  }, [timeZone])
  return day
}

function DayCards({ day: { expected, visits, unfinished }, isToday }: { day: Day; isToday: boolean }) {
  const { me } = useSignedIn()
  const start = useStartVisit()
  const isTreating = canTreat(me.role)
  const begun = new Set(visits.map((visit) => visit.episode.id))
  const others = unfinished.filter((draft) => !visits.some((visit) => visit.id === draft.id))
  const startButton = (line: VisitLine) => {
    if (begun.has(line.episode.id)) return <span className={rows.soft}>{t('today.came')}</span>
    if (!isToday || !isTreating) return undefined
    const name = line.patient.name
    return (
      <Button
        size="xs" aria-label={t('today.start_of', { name })} loading={start.isPending && start.variables.episode === line.episode.id}
        onClick={() => start.mutate({ episode: line.episode.id, kind: 'follow_up' })}
      >
        {t('today.start')}
      </Button>
    )
  }
  return (
    <>
      {start.isError && <Notice problem={wordsOf(start.error)} />}
      <div className={classes.cards}>
        <Card title={t('today.expected')} note={expected.length}>
          {expected.length === 0 ? <p className={rows.none}>{t('today.nobody_expected')}</p> : (
            <ul className={rows.rows}>{expected.map((line) => <VisitRow key={line.id} line={line} shows="last" hasPatient action={startButton(line)} />)}</ul>
          )}
        </Card>
        <div className={classes.side}>
          <Card title={t('today.begun')} note={visits.length}>
            {visits.length === 0 ? <p className={rows.none}>{t('today.nothing_begun')}</p> : (
              <ul className={rows.rows}>{visits.map((line) => <VisitRow key={line.id} line={line} shows="time" hasPatient action={<OpenButton line={line} />} />)}</ul>
            )}
          </Card>
          {isTreating && (
            <Card title={t('today.unfinished')} note={others.length || undefined}>
              {others.length === 0 ? <p className={rows.none}>{t('today.nothing_unfinished')}</p> : (
                <ul className={rows.rows}>{others.map((line) => <VisitRow key={line.id} line={line} shows="date" hasPatient action={<OpenButton line={line} />} />)}</ul>
              )}
            </Card>
          )}
        </div>
      </div>
    </>
  )
}

function OpenButton({ line }: { line: VisitLine }) {
  const { me } = useSignedIn()
  const name = line.patient.name
  const isMine = !line.is_signed && line.clinician.id === me.id
  return (
    <Button variant={isMine ? 'filled' : 'default'} size="xs" aria-label={t(isMine ? 'today.continue_of' : 'today.open_of', { name })} onClick={() => go({ kind: 'visit', id: line.id })}>
      {t(isMine ? 'today.continue' : 'today.open')}
    </Button>
  )
}
