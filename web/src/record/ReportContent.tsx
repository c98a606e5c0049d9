import { useRedFlags, useTreatment } from '../api/queries'
import { t } from '../text'
import classes from './Reports.module.css'
import type { PatientReport } from './types'

/** What is in a report: what cannot wait first. */
export function ReportContent({ report }: { report: PatientReport }) {
  const treatment = useTreatment().data
  const flags = useRedFlags().data
  const short = (measure: string) => treatment?.measures.find(({ id }) => id === measure)?.short ?? measure
  const effects = (report.after_effects ?? []).map((id) => treatment?.after_effects.find((effect) => effect.id === id)?.ask ?? id)
  const warnings = (report.red_flags ?? []).map((id) => flags?.find((flag) => flag.id === id)?.name ?? id)
  const painted = report.drawing?.cells?.length ?? 0
  const named = report.pain?.length ?? 0
  return (
    <div className={classes.content}>
      {report.told !== 'expected' && <p className={classes.told} data-told={report.told}>{t(`reports.told_${report.told}`)}</p>}
      {warnings.length > 0 && <p className={classes.warning}>{t('reports.says_yes_to', { what: warnings.join('; ') })}</p>}
      {effects.length > 0 && <ul className={classes.effects}>{effects.map((text) => <li key={text}>{text}</li>)}</ul>}
      {(report.measures?.length ?? 0) > 0 && (
        <p className={classes.values}>{report.measures?.map(({ measure, about, value }) => <span key={`${measure}${about ?? ''}`}>{short(measure)}{about && ` (${about})`} <strong>{value}</strong></span>)}</p>
      )}
      {painted + named > 0 && <p className={classes.soft}>{painted > 0 ? t('reports.has_drawing') : t('reports.has_regions', { n: named })}</p>}
      {(report.done_at_home?.length ?? 0) > 0 && <p className={classes.soft}>{t('reports.done', { what: report.done_at_home?.join('; ') ?? '' })}</p>}
      {report.words && <blockquote className={classes.words}>{report.words}</blockquote>}
    </div>
  )
}
