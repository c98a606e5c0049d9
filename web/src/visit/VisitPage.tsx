import { Button, Loader } from '@mantine/core'
import { useViewportSize } from '@mantine/hooks'
import { useQuery } from '@tanstack/react-query'
import { useState, type ReactNode } from 'react'
import { wordsOf } from '../api/problem'
import { useBody, useOverview } from '../api/queries'
import { record } from '../api/record'
import { usePatient } from '../record/queries'
import type { Visit, VisitRecord } from '../record/types'
import { Header } from '../shell/Header'
import { COMPACT_PX } from '../shell/Page'
import { useSignedIn } from '../shell/signed-in'
import { t } from '../text'
import { momentText } from '../text/dates'
import { Notice } from '../ui/Notice'
import { differingParts } from './differences'
import { forgetVisit, keptVisit } from './kept'
import { earlierOf } from './last-time'
import { partsText } from './StaleDialog'
import classes from './Visit.module.css'
import { VisitWorkspace } from './VisitWorkspace'

/** A visit by its id: reads what it needs, offers what is kept on this device, then opens it. */
export function VisitPage({ id }: { id: string }) {
  const isCompact = useViewportSize().width < COMPACT_PX
  const [start, setStart] = useState<{ mine: Visit | null } | null>(null)
  const visit = useQuery({ queryKey: ['visit', id], queryFn: () => record.visit(id), staleTime: Infinity, gcTime: 0 })
  const body = useBody()
  const overview = useOverview()
  const error = visit.error ?? body.error ?? overview.error
  const frame = (children: ReactNode) => (
    <div className={classes.page}>
      <Header isCompact={isCompact} />
      {children}
    </div>
  )
  if (error) return frame(<main className={classes.alone}><Notice problem={wordsOf(error)}><Button variant="light" onClick={() => void visit.refetch()}>{t('shell.again')}</Button></Notice></main>)
  if (!visit.data || !body.data || !overview.data) return frame(<main className={classes.alone} role="status"><Loader size="sm" /> {t('visit.loading')}</main>)
  const kept = start ? null : keptOf(visit.data)
  if (kept) return frame(<KeptDraft record={visit.data} kept={kept} onStart={(mine) => setStart({ mine })} />)
  return frame(<WithPatient loaded={visit.data} mine={start?.mine ?? null} body={body.data} atlas={overview.data.version} />)
}

function keptOf({ visit, version }: VisitRecord) {
  const kept = visit.state.state === 'draft' ? keptVisit(visit.id) : null
  if (!kept || (kept.version === version && differingParts(kept.document, visit).length === 0)) return null
  return kept
}

type Given = Omit<Parameters<typeof VisitWorkspace>[0], 'patient' | 'last'>

function WithPatient(given: Given) {
  const { visit } = given.loaded
  const patient = usePatient(visit.patient)
  const lines = patient.data?.episodes.find(({ episode }) => episode.id === visit.episode)?.visits ?? []
  const earlier = earlierOf(lines, visit)
  const last = useQuery({ queryKey: ['record', 'visit', earlier?.id], queryFn: () => record.visit(earlier?.id ?? ''), enabled: earlier !== null, staleTime: Infinity })
  const error = patient.error ?? last.error
  if (error) return <main className={classes.alone}><Notice problem={wordsOf(error)} /></main>
  if (!patient.data || (earlier && !last.data)) return <main className={classes.alone} role="status"><Loader size="sm" /> {t('visit.loading')}</main>
  return <VisitWorkspace {...given} patient={patient.data.patient} last={last.data?.visit ?? null} />
}

interface KeptProps { record: VisitRecord; kept: NonNullable<ReturnType<typeof keptVisit>>; onStart(mine: Visit | null): void }

function KeptDraft({ record: { visit, version }, kept, onStart }: KeptProps) {
  const { clinic } = useSignedIn()
  const discard = () => {
    forgetVisit(visit.id)
    onStart(null)
  }
  return (
    <main className={classes.alone}>
      <section className={classes.card} aria-labelledby="kept-title">
        <h1 className={classes.name} id="kept-title">{t('kept.title')}</h1>
        <p>{t('kept.why', { time: momentText(kept.at, clinic.time_zone) })}</p>
        <p>{t('kept.parts', { parts: partsText(differingParts(kept.document, visit)) })}</p>
        {kept.version !== version && <p>{t('kept.newer')}</p>}
        <div className={classes.rowLine}>
          <Button onClick={() => onStart(kept.document)} autoFocus>{t('kept.take')}</Button>
          <Button variant="default" onClick={discard}>{t('kept.discard')}</Button>
        </div>
      </section>
    </main>
  )
}
