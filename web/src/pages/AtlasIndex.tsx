import { TextInput } from '@mantine/core'
import { useState } from 'react'
import { useMimics, useMuscles, useOverview } from '../api/queries'
import { find, type Findable } from '../panels/search'
import { address, go, type Route } from '../route'
import { SearchIcon } from '../ui/icons'
import { capital } from '../ui/words'
import classes from './AtlasIndex.module.css'

/** Every muscle and mimic, by group. */
export function AtlasIndex({ current }: { current: string | null }) {
  const muscles = useMuscles().data ?? []
  const mimics = useMimics().data ?? []
  const overview = useOverview().data
  const [text, setText] = useState('')
  const entries: Findable[] = [
    ...muscles.map(({ id, name, synonyms, group }): Findable => ({ id, name, synonyms, of: 'muscle', group })),
    ...mimics.map(({ id, name, synonyms, kind }): Findable => ({ id, name, synonyms, of: 'mimic', group: kind })),
  ]
  const found = find(entries, text)
  const section = (of: Findable['of'], title: string) => {
    const here = found.filter((entry) => entry.of === of)
    const groups = [...new Set(here.map((entry) => entry.group))]
    return groups.length === 0 ? null : (
      <section aria-label={title}>
        <h2 className={classes.kind}>{title}<span className={classes.count}>{here.length}</span></h2>
        {groups.map((group) => (
          <div key={group}>
            <h3 className={classes.group}>{capital(group)}</h3>
            <ul className={classes.entries}>
              {here.filter((entry) => entry.group === group).map((entry) => <Entry key={entry.id} entry={entry} isCurrent={entry.id === current} />)}
            </ul>
          </div>
        ))}
      </section>
    )
  }
  return (
    <div className={classes.index}>
      <TextInput aria-label="Filter the atlas" placeholder="Filter by name" leftSection={<SearchIcon />} value={text} onChange={(event) => setText(event.currentTarget.value)} />
      {section('muscle', 'Muscles')}
      {section('mimic', 'Mimics')}
      {found.length === 0 && text && <p className={classes.none}>Nothing in the atlas is called “{text}”.</p>}
      {overview && <p className={classes.version}>Atlas {overview.version}, {overview.hash.slice(0, 12)}</p>}
    </div>
  )
}

function Entry({ entry, isCurrent }: { entry: Findable; isCurrent: boolean }) {
  const route: Route = { kind: 'entry', of: entry.of, id: entry.id, side: 'right' }
  return (
    <li>
      <a
        className={classes.entry} href={address(route)} aria-current={isCurrent ? 'page' : undefined}
        onClick={(event) => {
          if (event.metaKey || event.ctrlKey || event.shiftKey) return
          event.preventDefault()
          go(route)
        }}
      >
        {entry.name}
      </a>
    </li>
  )
}
