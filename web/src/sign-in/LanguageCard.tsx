import { t } from '../text'
import { Card } from '../ui/Card'
import { LanguageChoice } from './LanguageChoice'
import classes from './Settings.module.css'

/** In which language the pages speak. */
export function LanguageCard() {
  return (
    <Card title={t('language.title')}>
      <p className={classes.why}>{t('language.why')}</p>
      <div><LanguageChoice /></div>
      <p className={classes.why}>{t('language.atlas')}</p>
    </Card>
  )
}
