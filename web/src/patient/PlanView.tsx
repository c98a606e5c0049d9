import type { OwnPage } from '../api/patient'
import { t } from '../text'
import { dateText } from '../text/dates'
import { doseText } from './dose'
import classes from './Patient.module.css'

/** What was agreed, what to do at home, what to expect. */
export function PlanView({ page: { last } }: { page: OwnPage }) {
  if (!last) return <section className={classes.card}><p>{t('me.no_visit_yet')}</p></section>
  return (
    <>
      {last.home.length > 0 && (
        <section className={classes.card} aria-label={t('me.at_home')}>
          <h2 className={classes.subtitle}>{t('me.at_home')}</h2>
          <ol className={classes.home}>{last.home.map((item, index) => <li key={index}>{item.text}{doseText(item) && <span className={classes.dose}>{doseText(item)}</span>}</li>)}</ol>
        </section>
      )}
      <section className={classes.card} aria-label={t('me.agreed')}>
        <h2 className={classes.subtitle}>{t('me.agreed')}</h2>
        <p className={classes.soft}>{t('me.last_visit', { date: dateText(last.on) })}</p>
        {(last.plan || !last.next_visit) && <p className={classes.written}>{last.plan || t('me.no_plan')}</p>}
        {last.next_visit && <p>{t('me.next_visit', { date: dateText(last.next_visit) })}</p>}
      </section>
      {last.expect.length > 0 && (
        <section className={classes.card} aria-label={t('me.expect')}>
          <h2 className={classes.subtitle}>{t('me.expect')}</h2>
          {last.expect.map((text) => <p key={text}>{text}</p>)}
        </section>
      )}
    </>
  )
}
