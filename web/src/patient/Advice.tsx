import type { Urgency } from '../api/patient'
import { t } from '../text'
import classes from './Patient.module.css'

/** What to do now. */
export function Advice({ urgency, texts, phone }: { urgency: Urgency; texts: readonly string[]; phone: string }) {
  return (
    <div className={classes.advice} data-urgency={urgency} role={urgency === 'expected' ? 'note' : 'alert'}>
      {urgency !== 'expected' && <p className={classes.adviceTitle}>{t(urgency === 'emergency' ? 'me.emergency' : 'me.call')}</p>}
      {texts.map((text) => <p key={text}>{text}</p>)}
      {urgency === 'call' && phone && <p><a href={`tel:${phone.replace(/[^+\d]/g, '')}`}>{phone}</a></p>}
    </div>
  )
}
