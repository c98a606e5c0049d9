import { momentText, dateText, dayOf } from '../text/dates'
import { t } from '../text'
import { useSignedIn } from '../shell/signed-in'
import { Block } from './Block'
import { useVisit } from './context'
import classes from './Visit.module.css'

/** That the patient agreed, and to which words. */
export function ConsentBlock() {
  const { visit, last, timeZone } = useVisit()
  const { clinic } = useSignedIn()
  const { consent } = visit
  return (
    <Block title={t('decide.consent')} id="visit-consent">
      {consent && (
        <>
          <p>{t('decide.consent_given', { time: momentText(consent.at, timeZone), name: consent.signed_name })}</p>
          <ul className={classes.plain}>{consent.items.map(({ item, text }) => <li key={item}>{text}</li>)}</ul>
        </>
      )}
      {!consent && last?.consent && <p>{t('decide.consent_earlier', { date: dateText(dayOf(new Date(last.begun), timeZone)) })}</p>}
      {!consent && !last?.consent && <p className={classes.quiet}>{t('decide.consent_missing', { jurisdiction: t(`jurisdiction.${clinic.jurisdiction}`) })}</p>}
    </Block>
  )
}
