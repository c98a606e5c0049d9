import { Button, SegmentedControl, Select } from '@mantine/core'
import { useMimic, useMimics, useMovements, useMuscle, useMuscles, useRedFlags, useSigns, useTreatment } from '../api/queries'
import { wordsOf } from '../api/problem'
import { go, type Route } from '../route'
import { BackIcon } from '../ui/icons'
import type { EntryContext } from './entry-parts'
import { MimicText } from './MimicText'
import { MuscleText } from './MuscleText'
import classes from './EntryPage.module.css'

type EntryRoute = Extract<Route, { kind: 'entry' }>

/** One muscle or mimic beside the body that shows its zones. */
export function EntryPage({ route }: { route: EntryRoute }) {
  const muscle = useMuscle(route.of === 'muscle' ? route.id : null)
  const mimic = useMimic(route.of === 'mimic' ? route.id : null)
  const context = useEntryContext()
  const asked = route.of === 'muscle' ? muscle : mimic
  const entry = asked.data
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
      {entry && <CompareWith id={route.id} onChoose={(id) => go({ kind: 'compare', ids: [route.id, id], side: route.side })} />}
      {muscle.data && <MuscleText muscle={muscle.data} {...context} />}
      {mimic.data && <MimicText mimic={mimic.data} {...context} />}
    </article>
  )
}

/** What the text of an entry needs from the rest of the atlas. */
export function useEntryContext(): EntryContext {
  const muscles = useMuscles().data ?? []
  const mimics = useMimics().data ?? []
  const movements = useMovements().data ?? []
  const known = new Set(muscles.map(({ id }) => id))
  return {
    signs: useSigns().data ?? [],
    populations: useTreatment().data?.populations ?? [],
    redFlags: useRedFlags().data ?? [],
    nameOf: (id) => [...muscles, ...mimics].find((line) => line.id === id)?.name ?? id.replaceAll('_', ' '),
    isKnown: (id) => known.has(id),
    movementOf: (id) => {
      const movement = movements.find((one) => one.id === id)
      return movement ? `${movement.joint}: ${movement.name}` : id
    },
  }
}

/** Chooses the entry to put beside this one. */
export function CompareWith({ id, onChoose }: { id: string; onChoose(id: string): void }) {
  const muscles = useMuscles().data ?? []
  const mimics = useMimics().data ?? []
  const option = (line: { id: string; name: string }) => ({ value: line.id, label: line.name })
  const others = (lines: { id: string; name: string }[]) => lines.filter((line) => line.id !== id).map(option)
  return (
    <Select
      size="xs" aria-label="Compare with" placeholder="Compare with …" searchable value={null} nothingFoundMessage="Nothing is called so"
      data={[{ group: 'Muscles', items: others(muscles) }, { group: 'Mimics', items: others(mimics) }]}
      onChange={(chosen) => chosen && onChoose(chosen)}
    />
  )
}
