import { SegmentedControl, TextInput } from '@mantine/core'
import { useEffect, useState } from 'react'
import { useMimics, useMovements, useMuscles, useOverview, useRegions } from '../api/queries'
import { point } from '../case/pointed'
import { find, type Findable } from '../panels/search'
import { go, type Browse, type Route } from '../route'
import { SearchIcon } from '../ui/icons'
import { capital } from '../ui/words'
import { MovementIndex, PainIndex } from './AtlasBrowse'
import { Entry, type Line } from './AtlasEntry'
import { RouteLink } from './entry-parts'
import classes from './AtlasIndex.module.css'

const WAYS: { value: Browse['by']; label: string }[] = [
  { value: 'part', label: 'Body part' }, { value: 'pain', label: 'Pain here' }, { value: 'movement', label: 'Movement' },
]

/** How the reader browsed last, while an entry is open beside the index. */
let browsed: Browse = { by: 'part' }

/** Every muscle and mimic: by part of the body, by where they send pain, by the movement they make. */
export function AtlasIndex({ route }: { route: Route }) {
  if (route.kind === 'atlas') browsed = route.browse
  const browse = browsed
  const muscles = useMuscles().data ?? []
  const mimics = useMimics().data ?? []
  const regions = useRegions().data ?? []
  const movements = useMovements().data ?? []
  const overview = useOverview().data
  const lines: Line[] = [...muscles.map((line): Line => ({ of: 'muscle', line })), ...mimics.map((line): Line => ({ of: 'mimic', line }))]
  const current = route.kind === 'entry' ? route.id : null
  const region = browse.by === 'pain' ? browse.region : undefined
  useEffect(() => {
    point({ region: route.kind === 'atlas' ? (region ?? null) : null })
    return () => point({ region: null })
  }, [region, route.kind])
  return (
    <div className={classes.index}>
      <SegmentedControl
        size="xs" fullWidth aria-label="Browse by" value={browse.by} data={WAYS}
        onChange={(by) => go({ kind: 'atlas', browse: { by: by as Browse['by'] } })}
      />
      <p className={classes.version}>
        <RouteLink route={{ kind: 'treatment', chapter: 'techniques' }}>Treatment, safety, measures and signs</RouteLink>
      </p>
      {browse.by === 'part' && <PartIndex lines={lines} current={current} />}
      {browse.by === 'pain' && <PainIndex lines={lines} regions={regions} chosen={browse.region} current={current} />}
      {browse.by === 'movement' && <MovementIndex muscles={muscles} movements={movements} chosen={browse.movement} current={current} />}
      {overview && <p className={classes.version}>Atlas {overview.version}, {overview.hash.slice(0, 12)}</p>}
    </div>
  )
}

function PartIndex({ lines, current }: { lines: Line[]; current: string | null }) {
  const [text, setText] = useState('')
  const entries = lines.map(({ of, line }): Findable => (
    { id: line.id, name: line.name, synonyms: line.synonyms, of, group: 'group' in line ? line.group : line.kind }
  ))
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
              {here.filter((entry) => entry.group === group).map((entry) => <Entry key={entry.id} {...entry} isCurrent={entry.id === current} />)}
            </ul>
          </div>
        ))}
      </section>
    )
  }
  return (
    <>
      <TextInput aria-label="Filter the atlas" placeholder="Filter by name" leftSection={<SearchIcon />} value={text} onChange={(event) => setText(event.currentTarget.value)} />
      {section('muscle', 'Muscles')}
      {section('mimic', 'Mimics')}
      {found.length === 0 && text && <p className={classes.none}>Nothing in the atlas is called “{text}”.</p>}
    </>
  )
}
