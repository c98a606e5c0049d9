import { ActionIcon, Button } from '@mantine/core'
import { address, go } from '../route'
import { nameText } from '../record/words'
import { t } from '../text'
import { ageOn, dateText, dayOf, timeText } from '../text/dates'
import { RedoIcon, UndoIcon } from '../ui/icons'
import { useVisit } from './context'
import { NeedleCount } from './NeedleCount'
import { SaveState } from './SaveState'
import classes from './Visit.module.css'

interface Props { onAsLastTime(): void }

/** Who is treated, whether it is saved, how many needles are in; and the start as last time. */
export function VisitHead({ onAsLastTime }: Props) {
  const { session, visit, patient, last, isAsLastTime, isSigned, timeZone } = useVisit()
  const lastDay = last && dateText(dayOf(new Date(last.begun), timeZone))
  const age = patient.birth_date ? ageOn(dayOf(new Date(visit.begun), timeZone), patient.birth_date) : null
  return (
    <div className={classes.head}>
      <div className={classes.who}>
        <h1 className={classes.name}>
          <a
            href={address({ kind: 'patient', id: patient.id })} className={classes.link} aria-label={t('visit.of', { name: nameText(patient.name) })}
            onClick={(event) => {
              if (event.ctrlKey || event.metaKey || event.shiftKey) return
              event.preventDefault()
              go({ kind: 'patient', id: patient.id })
            }}
          >
            {nameText(patient.name)}
          </a>
        </h1>
        <span className={classes.quiet}>
          {[age !== null && t('visit.years', { n: age }), t(`visit.${visit.kind}`), t('visit.since', { time: timeText(visit.begun, timeZone) })].filter(Boolean).join(' · ')}
        </span>
        <span className={classes.push} />
        {!isSigned && <SaveState />}
      </div>
      <div className={classes.headTools}>
        <NeedleCount />
        <span className={classes.push} />
        {!isSigned && last && lastDay && (
          isAsLastTime
            ? <span className={`${classes.mark} ${classes.taken}`}>{t('visit.as_last_time_taken', { date: lastDay })}</span>
            : <Button size="compact-sm" variant="light" title={t('visit.as_last_time_why', { date: lastDay })} onClick={onAsLastTime}>{t('visit.as_last_time')}</Button>
        )}
        {!isSigned && (
          <>
            <ActionIcon variant="default" size={30} aria-label={t('visit.undo')} disabled={!session.canUndo} onClick={() => session.undo()}><UndoIcon /></ActionIcon>
            <ActionIcon variant="default" size={30} aria-label={t('visit.redo')} disabled={!session.canRedo} onClick={() => session.redo()}><RedoIcon /></ActionIcon>
          </>
        )}
      </div>
      {patient.alert && <p className={classes.alert}><strong>{t('visit.alert')}:</strong> {patient.alert}</p>}
    </div>
  )
}
