import { RetentionCards } from '../record/RetentionCards'
import { SETTINGS, type Settings } from '../route'
import { Link } from '../shell/Link'
import { Page } from '../shell/Page'
import { useSignedIn } from '../shell/signed-in'
import { t, type TextKey } from '../text'
import { LanguageCard } from './LanguageCard'
import { PasswordCard } from './PasswordCard'
import { PeopleCard } from './PeopleCard'
import { SecondFactorCard } from './SecondFactorCard'
import classes from './Settings.module.css'
import { SignInsCard } from './SignInsCard'

const NAMES: Record<Settings, TextKey> = {
  'sign-ins': 'shell.sign_ins', 'second-factor': 'shell.second_factor', password: 'shell.password', language: 'language.title', people: 'shell.people',
  retention: 'retention.title',
}

const OF_OWNER: Settings[] = ['people', 'retention']

/** One's own sign-in, and for the owner the people of the clinic and how long records are kept. */
export function SettingsPage({ part }: { part: Settings }) {
  const { me } = useSignedIn()
  const parts = SETTINGS.filter((one) => !OF_OWNER.includes(one) || me.role === 'owner')
  return (
    <Page title={t('settings.title')}>
      <h1 className={classes.title}>{t('settings.title')}</h1>
      <div className={classes.columns}>
        <nav className={classes.parts} aria-label={t('settings.title')}>
          {parts.map((one) => (
            <Link key={one} route={{ kind: 'settings', part: one }} aria-current={one === part ? 'page' : undefined}>{t(NAMES[one])}</Link>
          ))}
        </nav>
        <Part part={parts.includes(part) ? part : SETTINGS[0]} />
      </div>
    </Page>
  )
}

function Part({ part }: { part: Settings }) {
  switch (part) {
    case 'sign-ins': return <SignInsCard />
    case 'second-factor': return <SecondFactorCard />
    case 'password': return <PasswordCard />
    case 'language': return <LanguageCard />
    case 'people': return <PeopleCard />
    case 'retention': return <RetentionCards />
  }
}
