import { ActionIcon, Button, Menu, useComputedColorScheme, useMantineColorScheme } from '@mantine/core'
import { useHotkeys } from '@mantine/hooks'
import { useState, type ReactNode } from 'react'
import { SearchDialog } from '../panels/SearchDialog'
import { useSession, useSignOut } from '../record/queries'
import type { Session } from '../record/types'
import { nameText } from '../record/words'
import { go, useRoute, type Route, type Settings } from '../route'
import { t, type TextKey } from '../text'
import { BodyIcon, BookIcon, DayIcon, MoonIcon, PeopleIcon, PersonIcon, SearchIcon, SunIcon } from '../ui/icons'
import classes from './Header.module.css'
import { Link } from './Link'

interface PageLink { text: TextKey; icon: ReactNode; route: Route; holds: Route['kind'][] }

const RECORD_PAGES: PageLink[] = [
  { text: 'shell.today', icon: <DayIcon />, route: { kind: 'today' }, holds: ['today'] },
  { text: 'shell.patients', icon: <PeopleIcon />, route: { kind: 'patients' }, holds: ['patients', 'patient', 'episode', 'visit'] },
]
const BODY_PAGES: PageLink[] = [
  { text: 'shell.body', icon: <BodyIcon />, route: { kind: 'case' }, holds: ['case'] },
  { text: 'shell.atlas', icon: <BookIcon />, route: { kind: 'atlas', browse: { by: 'part' } }, holds: ['atlas', 'entry', 'compare', 'treatment'] },
]

/** The head of every page: where one can go, who is signed in, and what the page itself puts there. */
export function Header({ isCompact, children }: { isCompact: boolean; children?: ReactNode }) {
  const session = useSession().data
  const { setColorScheme } = useMantineColorScheme()
  const scheme = useComputedColorScheme('light')
  const [isSearching, setSearching] = useState(false)
  useHotkeys([['/', () => setSearching(true)]])
  const hasRecord = session?.record ?? false
  return (
    <header className={classes.header} data-compact={isCompact || undefined} data-rows={isCompact && hasRecord ? 2 : 1}>
      <p className={classes.brand}>{t('shell.brand')}</p>
      <PageLinks links={hasRecord ? [...RECORD_PAGES, ...BODY_PAGES] : BODY_PAGES} isCompact={isCompact} hasRecord={hasRecord} />
      {session?.is_demonstration && <span className={classes.demonstration}>{t('shell.demonstration')}</span>}
      <span className={classes.push} />
      {isCompact ? (
        <ActionIcon variant="subtle" color="gray" size={44} aria-label={t('shell.search')} onClick={() => setSearching(true)}><SearchIcon /></ActionIcon>
      ) : (
        <Button variant="default" leftSection={<SearchIcon />} rightSection={<kbd className={classes.key}>/</kbd>} onClick={() => setSearching(true)} className={classes.search}>
          {t(hasRecord ? 'shell.search_atlas' : 'shell.search')}
        </Button>
      )}
      {children}
      <ActionIcon
        variant="subtle" color="gray" size={isCompact ? 44 : 36} aria-label={t(scheme === 'dark' ? 'shell.light' : 'shell.dark')}
        onClick={() => setColorScheme(scheme === 'dark' ? 'light' : 'dark')}
      >
        {scheme === 'dark' ? <SunIcon /> : <MoonIcon />}
      </ActionIcon>
      {session?.me && <Account me={session.me} isCompact={isCompact} />}
      <SearchDialog isOpen={isSearching} onClose={() => setSearching(false)} />
    </header>
  )
}

function PageLinks({ links, isCompact, hasRecord }: { links: PageLink[]; isCompact: boolean; hasRecord: boolean }) {
  const { kind } = useRoute()
  const here = kind === 'today' && !hasRecord ? 'case' : kind
  return (
    <nav aria-label={t('shell.pages')} className={classes.pages}>
      {links.map(({ text, icon, route, holds }) => (
        <Link key={text} route={route} className={classes.page} aria-current={holds.includes(here) ? 'page' : undefined}>{!isCompact && icon}{t(text)}</Link>
      ))}
    </nav>
  )
}

const MENU: [Settings, TextKey][] = [['sign-ins', 'shell.sign_ins'], ['second-factor', 'shell.second_factor'], ['password', 'shell.password'], ['language', 'language.title']]

function Account({ me, isCompact }: { me: NonNullable<Session['me']>; isCompact: boolean }) {
  const signOut = useSignOut()
  const items: [Settings, TextKey][] = me.role === 'owner' ? [...MENU, ['people', 'shell.people'], ['retention', 'retention.title']] : MENU
  return (
    <Menu position="bottom-end" withinPortal>
      <Menu.Target>
        <Button variant="subtle" color="gray" px={8} h={isCompact ? 44 : undefined} className={classes.account} aria-label={t('shell.account', { name: nameText(me.name) })}>
          <PersonIcon />{!isCompact && <span className={classes.me}>{nameText(me.name)}</span>}
        </Button>
      </Menu.Target>
      <Menu.Dropdown>
        {isCompact && <p className={classes.meBelow}>{nameText(me.name)}</p>}
        {items.map(([part, text]) => <Menu.Item key={part} onClick={() => go({ kind: 'settings', part })}>{t(text)}</Menu.Item>)}
        <Menu.Divider />
        <Menu.Item onClick={() => signOut.mutate()}>{t('shell.sign_out')}</Menu.Item>
      </Menu.Dropdown>
    </Menu>
  )
}
