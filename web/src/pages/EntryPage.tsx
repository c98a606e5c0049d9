import { Button, SegmentedControl } from '@mantine/core'
import { useMimic, useMimics, useMuscle, useMuscles, useSigns } from '../api/queries'
import { wordsOf } from '../api/problem'
import { go, type Route } from '../route'
import { BackIcon } from '../ui/icons'
import { MimicText } from './MimicText'
import { MuscleText } from './MuscleText'
import classes from './EntryPage.module.css'

type EntryRoute = Extract<Route, { kind: 'entry' }>

/** One muscle or mimic beside the body that shows its zones. */
export function EntryPage({ route }: { route: EntryRoute }) {
  const muscle = useMuscle(route.of === 'muscle' ? route.id : null)
  const mimic = useMimic(route.of === 'mimic' ? route.id : null)
  const muscles = useMuscles().data ?? []
  const mimics = useMimics().data ?? []
  const signs = useSigns().data ?? []
  const asked = route.of === 'muscle' ? muscle : mimic
  const entry = asked.data
  const nameOf = (id: string) => [...muscles, ...mimics].find((line) => line.id === id)?.name ?? id.replaceAll('_', ' ')
  const known = new Set(muscles.map(({ id }) => id))
  const isSided = !mimic.data || mimic.data.sided
  return (
    <article className={classes.entry} aria-busy={asked.isPending}>
      <div className={classes.top}>
        <Button variant="subtle" size="compact-sm" leftSection={<BackIcon />} onClick={() => go({ kind: 'case' })}>Back to the case</Button>
        {isSided && entry && (
          <SegmentedControl
            size="xs" aria-label="Side shown on the body" value={route.side} data={[{ value: 'right', label: 'Right' }, { value: 'left', label: 'Left' }]}
            onChange={(side) => go({ ...route, side: side === 'left' ? 'left' : 'right' }, true)}
          />
        )}
      </div>
      {asked.isError && (
        <div role="alert" className={classes.notice}>
          <strong>{wordsOf(asked.error).title}</strong>
          <p>{wordsOf(asked.error).message}</p>
        </div>
      )}
      {muscle.data && <MuscleText muscle={muscle.data} signs={signs} nameOf={nameOf} isKnown={(id) => known.has(id)} />}
      {mimic.data && <MimicText mimic={mimic.data} signs={signs} nameOf={nameOf} isKnown={(id) => known.has(id)} />}
    </article>
  )
}
