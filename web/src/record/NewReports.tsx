import { Button } from '@mantine/core'
import { go } from '../route'
import { Link } from '../shell/Link'
import { useSignedIn } from '../shell/signed-in'
import { t } from '../text'
import { momentText } from '../text/dates'
import { Card } from '../ui/Card'
import classes from './Reports.module.css'
import rows from './rows.module.css'
import type { ReportLine } from './types'

/** What patients sent and nobody has read, what cannot wait on top. */
export function NewReports({ reports }: { reports: ReportLine[] }) {
  const { clinic } = useSignedIn()
  if (reports.length === 0) return null
  return (
    <Card title={t('reports.new')} note={reports.length}>
      <ul className={rows.rows}>
        {reports.map(({ id, patient, episode, at, told }) => (
          <li key={id} className={`${rows.row} ${classes.line}`} data-told={told}>
            <time className={rows.when} dateTime={at}>{momentText(at, clinic.time_zone)}</time>
            <div className={rows.what}>
              <p className={rows.first}>
                <Link className={rows.name} route={{ kind: 'patient', id: patient.id }}>{patient.name}</Link>
                {told !== 'expected' && <span className={classes.told} data-told={told}>{t(`reports.told_${told}`)}</span>}
              </p>
              <p className={rows.second}>{episode.title}</p>
            </div>
            <div className={rows.action}>
              <Button size="xs" variant={told === 'emergency' ? 'filled' : 'default'} aria-label={t('reports.open_of', { name: patient.name })} onClick={() => go({ kind: 'episode', id: episode.id })}>
                {t('reports.open')}
              </Button>
            </div>
          </li>
        ))}
      </ul>
    </Card>
  )
}
