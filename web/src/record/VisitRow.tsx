import type { ReactNode } from 'react'
import { Link } from '../shell/Link'
import { useSignedIn } from '../shell/signed-in'
import { t } from '../text'
import { dateText, dayOf, timeText } from '../text/dates'
import { muscleText, useCauseName } from './muscles'
import classes from './rows.module.css'
import type { VisitLine } from './types'

const MOST_MUSCLES = 3

interface Props {
  line: VisitLine
  /** In a list of one day the hour says more than the date; of who is expected, when they came last. */
  shows: 'time' | 'date' | 'last'
  /** Left out where the whole list is one patient's. */
  hasPatient?: boolean
  action?: ReactNode
}

/** One visit in a list. */
export function VisitRow({ line, shows, hasPatient = false, action }: Props) {
  const { me, clinic } = useSignedIn()
  const date = dateText(dayOf(new Date(line.begun), clinic.time_zone))
  const when = { time: timeText(line.begun, clinic.time_zone), date, last: t('visit.last', { date }) }[shows]
  const isOld = shows === 'last'
  return (
    <li className={classes.row}>
      <time className={classes.when} dateTime={line.begun}>{when}</time>
      <div className={classes.what}>
        <p className={classes.first}>
          {hasPatient
            ? <Link className={classes.name} route={{ kind: 'patient', id: line.patient.id }}>{line.patient.name}</Link>
            : <Link className={classes.name} route={{ kind: 'visit', id: line.id }}>{t(`visit.${line.kind}`)}</Link>}
          {hasPatient && !isOld && <span className={classes.soft}>{t(`visit.${line.kind}`)}</span>}
          {!isOld && <span className={classes.state} data-signed={line.is_signed || undefined}>{t(line.is_signed ? 'visit.signed' : 'visit.draft')}</span>}
        </p>
        <p className={classes.second}>
          {hasPatient && <Link className={classes.plain} route={{ kind: 'episode', id: line.episode.id }}>{line.episode.title}</Link>}
          <Treated line={line} />
          {line.nprs != null && <span>{t('visit.pain', { value: line.nprs })}</span>}
          {line.clinician.id !== me.id && <span>{t('visit.by', { name: line.clinician.name })}</span>}
        </p>
      </div>
      {action && <div className={classes.action}>{action}</div>}
    </li>
  )
}

function Treated({ line: { muscles, is_signed: isSigned } }: { line: VisitLine }) {
  const nameOf = useCauseName()
  if (muscles.length === 0) return isSigned ? <span>{t('visit.nothing_treated')}</span> : null
  const more = muscles.length - MOST_MUSCLES
  return <span>{muscles.slice(0, MOST_MUSCLES).map((one) => muscleText(one, nameOf)).join(' · ')}{more > 0 && ` · +${more}`}</span>
}
