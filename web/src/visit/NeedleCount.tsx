import { t } from '../text'
import { useVisit } from './context'
import { allOut, countOf } from './needles'
import classes from './Visit.module.css'

/** Needles in against needles out: always in view, red while one is in. */
export function NeedleCount() {
  const { session, visit, isSigned } = useVisit()
  const { placed, out, isOpen } = countOf(visit.needles ?? [])
  const open = placed - out
  return (
    <div className={classes.count} data-open={isOpen || undefined} role="status">
      <strong>{placed === 0 ? t('count.none') : isOpen ? t('count.in', { n: open }) : t('count.closed', { n: placed })}</strong>
      {isOpen && placed > 1 && <span className={classes.countOf}>{t('count.of', { out, n: placed })}</span>}
      {open > 1 && !isSigned && (
        <button type="button" className={classes.alarmButton} onClick={() => session.change((now) => ({ ...now, needles: allOut(now.needles ?? [], new Date().toISOString()) }))}>
          {t('count.all_out')}
        </button>
      )}
    </div>
  )
}
