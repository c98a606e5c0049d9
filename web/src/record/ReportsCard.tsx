import { Button } from '@mantine/core'
import { wordsOf } from '../api/problem'
import { useSignedIn } from '../shell/signed-in'
import { t } from '../text'
import { momentText } from '../text/dates'
import { Card } from '../ui/Card'
import { Notice } from '../ui/Notice'
import { useReadReport, useReports } from './queries'
import { ReportContent } from './ReportContent'
import classes from './Reports.module.css'
import type { ReportRecord } from './types'
import { canTreat } from './words'

/** What the patient of an episode has sent, newest first. */
export function ReportsCard({ episode }: { episode: string }) {
  const reports = useReports(episode)
  if (reports.isError) return <Notice problem={wordsOf(reports.error)} />
  if (!reports.data || reports.data.length === 0) return null
  return (
    <Card title={t('reports.title')} note={reports.data.length}>
      <ul className={classes.reports}>{reports.data.map((one) => <ReportRow key={one.report.id} one={one} />)}</ul>
    </Card>
  )
}

function ReportRow({ one: { report, version } }: { one: ReportRecord }) {
  const { me, clinic } = useSignedIn()
  const read = useReadReport()
  const isNew = report.state.state === 'new'
  return (
    <li className={classes.report} data-told={report.told} data-new={isNew || undefined}>
      <p className={classes.reportHead}>
        <strong>{momentText(report.at, clinic.time_zone)}</strong>
        <span className={classes.state}>{t(`reports.state_${report.state.state}`)}</span>
      </p>
      <ReportContent report={report} />
      {isNew && canTreat(me.role) && <Button size="xs" variant="default" loading={read.isPending} onClick={() => read.mutate({ id: report.id, version })}>{t('reports.mark_read')}</Button>}
      {read.isError && <Notice problem={wordsOf(read.error)} />}
    </li>
  )
}
