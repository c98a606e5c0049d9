import { Button } from '@mantine/core'
import { useRedFlags, useTreatment } from '../api/queries'
import { wordsOf } from '../api/problem'
import { useReadReport, useReports } from '../record/queries'
import { ReportContent } from '../record/ReportContent'
import reports from '../record/Reports.module.css'
import type { ReportRecord } from '../record/types'
import { t } from '../text'
import { momentText } from '../text/dates'
import { Notice } from '../ui/Notice'
import { Block } from './Block'
import { useVisit } from './context'

/** What the patient sent since the last visit, to be taken over with one press. */
export function ReportsBlock() {
  const { visit, last, isSigned } = useVisit()
  const sent = useReports(visit.episode).data ?? []
  const mine = visit.reports ?? []
  // What was taken over and undone is offered again.
  const isElsewhere = ({ report: { state } }: ReportRecord) => state.state === 'taken' && state.visit !== visit.id
  const since = sent.filter((one) => mine.includes(one.report.id) || (!isSigned && !isElsewhere(one) && one.report.at > (last?.begun ?? '')))
  if (since.length === 0) return null
  return (
    <Block title={t('reports.title')} id="visit-reports">
      <ul className={reports.reports}>{since.map((one) => <Sent key={one.report.id} one={one} isTaken={mine.includes(one.report.id)} />)}</ul>
    </Block>
  )
}

function Sent({ one: { report, version }, isTaken }: { one: ReportRecord; isTaken: boolean }) {
  const { session, visit, timeZone, isSigned } = useVisit()
  const read = useReadReport()
  const effects = useTreatment().data?.after_effects
  const flags = useRedFlags().data
  const time = momentText(report.at, timeZone)
  const take = () => {
    session.takeOver(report, effects ?? [], t('visit.report_note', { time }))
    read.mutate({ id: report.id, version, visit: visit.id })
  }
  return (
    <li className={reports.report} data-told={report.told} data-new={!isTaken || undefined}>
      <p className={reports.reportHead}><strong>{time}</strong> {isTaken && <span className={reports.state}>{t('visit.report_taken')}</span>}</p>
      <ReportContent report={report} />
      {!isTaken && !isSigned && <Button size="xs" disabled={!effects || !flags} onClick={take}>{t('visit.report_take')}</Button>}
      {read.isError && <Notice problem={wordsOf(read.error)} />}
    </li>
  )
}
