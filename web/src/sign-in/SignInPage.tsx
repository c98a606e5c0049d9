import { useTakeSession } from '../record/queries'
import page from '../shell/Page.module.css'
import { t } from '../text'
import { LanguageChoice } from './LanguageChoice'
import classes from './SignIn.module.css'
import { SignInForm } from './SignInForm'

/** What somebody sees who is not signed in. */
export function SignInPage({ isDemonstration }: { isDemonstration: boolean }) {
  const take = useTakeSession()
  return (
    <main className={page.alone}>
      <div className={classes.card}>
        <p className={classes.brand}>{t('shell.brand')}</p>
        <h1 className={classes.title}>{t('sign_in.title')}</h1>
        {isDemonstration && <p className={classes.demonstration}>{t('shell.demonstration')}</p>}
        <SignInForm onSession={take} />
        <div className={classes.language}><LanguageChoice /></div>
      </div>
    </main>
  )
}
