import { Button, SegmentedControl } from '@mantine/core'
import type { ReactNode } from 'react'
import { useMimic, useMuscle, useMuscles, useRegions } from '../api/queries'
import { wordsOf } from '../api/problem'
import type { Mimic, Muscle, SignUse } from '../api/types'
import { go, type Route } from '../route'
import { BackIcon } from '../ui/icons'
import { GradeTag } from '../ui/tags'
import { percent } from '../ui/words'
import { RouteLink, signFigures } from './entry-parts'
import { useEntryContext } from './EntryPage'
import classes from './ComparePage.module.css'
import shared from './EntryPage.module.css'

type CompareRoute = Extract<Route, { kind: 'compare' }>
type Compared = { of: 'muscle'; entry: Muscle } | { of: 'mimic'; entry: Mimic }

/** Two entries beside each other: where both hurt, where only one does, and what tells them apart. */
export function ComparePage({ route }: { route: CompareRoute }) {
  const one = useCompared(route.ids[0])
  const another = useCompared(route.ids[1])
  const error = one.error ?? another.error
  return (
    <article className={shared.entry} aria-busy={!one.entry || !another.entry}>
      <div className={shared.top}>
        <Button variant="subtle" size="compact-sm" leftSection={<BackIcon />} onClick={() => window.history.back()}>Back</Button>
        <SegmentedControl
          size="xs" aria-label="Side shown on the body" value={route.side} data={[{ value: 'right', label: 'Right' }, { value: 'left', label: 'Left' }]}
          onChange={(side) => go({ ...route, side: side === 'left' ? 'left' : 'right' }, true)}
        />
      </div>
      {error != null && <div role="alert" className={shared.notice}><strong>{wordsOf(error).title}</strong><p>{wordsOf(error).message}</p></div>}
      {one.entry && another.entry && <Comparison pair={[one.entry, another.entry]} route={route} />}
    </article>
  )
}

/** A muscle or a mimic by its id. */
function useCompared(id: string): { entry: Compared | null; error: unknown } {
  const muscles = useMuscles().data
  const isMuscle = muscles?.some((line) => line.id === id)
  const muscle = useMuscle(isMuscle === true ? id : null)
  const mimic = useMimic(isMuscle === false ? id : null)
  const entry: Compared | null = muscle.data ? { of: 'muscle', entry: muscle.data } : mimic.data ? { of: 'mimic', entry: mimic.data } : null
  return { entry, error: muscle.error ?? mimic.error }
}

function Comparison({ pair, route }: { pair: [Compared, Compared]; route: CompareRoute }) {
  const context = useEntryContext()
  const regions = useRegions().data ?? []
  const regionName = (id: string) => {
    const base = id.replace('opposite.', '')
    const name = regions.find((region) => region.base === base)?.name ?? base
    return id === base ? name : `opposite ${name}`
  }
  const all = pair.map(({ entry }) => [...entry.pain.essential, ...entry.pain.spillover])
  const both = all[0].filter((region) => all[1].includes(region))
  const only = (index: 0 | 1) => all[index].filter((region) => !both.includes(region)).map(regionName).join(', ') || 'nowhere else'
  const row = (title: string, cell: (compared: Compared) => ReactNode) => {
    const cells = pair.map(cell)
    return cells.every((content) => !content) ? null : (
      <section className={classes.row} aria-label={title}>
        <h2 className={shared.blockTitle}>{title}</h2>
        <div className={classes.pair}>{cells.map((content, index) => <div key={index}>{content || '–'}</div>)}</div>
      </section>
    )
  }
  return (
    <>
      <h1 className={classes.names}>
        {pair.map(({ of, entry }, index) => (
          <span key={entry.id} data-whose={index === 0 ? 'one' : 'another'}>
            <RouteLink route={{ kind: 'entry', of, id: entry.id, side: route.side }}>{entry.name}</RouteLink>
          </span>
        ))}
      </h1>
      <section className={classes.row} aria-label="Where both hurt">
        <h2 className={shared.blockTitle}>Where both hurt</h2>
        <p>{both.length > 0 ? both.map(regionName).join(', ') : 'Nowhere.'}</p>
      </section>
      {row('Where only one hurts', (compared) => only(pair[0] === compared ? 0 : 1))}
      {row('Nearly always', ({ entry }) => entry.pain.essential.map(regionName).join(', '))}
      {row('How the pain behaves', ({ entry }) => <>{entry.pain.description} <GradeTag grade={entry.pain.grade} /></>)}
      {row('How to tell', (compared) => compared.of === 'mimic' ? compared.entry.distinguish.text : compared.entry.palpation.feel)}
      {row('Signs', ({ entry }) => <Signs uses={entry.sign} context={context} />)}
      {row('What brings it on', (compared) => compared.of === 'muscle' && compared.entry.load.map(({ id, note }) => note || id.replaceAll('_', ' ')).join(' '))}
      {row('What fails', (compared) => compared.of === 'mimic' && compared.entry.nerve && `${compared.entry.nerve.skin} ${compared.entry.nerve.weakness} ${compared.entry.nerve.reflex ?? ''}`)}
      {row('Hazards of needling', (compared) => compared.of === 'muscle' && (compared.entry.needling.allowed ? compared.entry.needling.hazards.join(', ') : `Not to be needled. ${compared.entry.needling.why}`))}
      {row('What to do', (compared) => compared.of === 'mimic' ? compared.entry.action.text : compared.entry.release.text)}
      {row('How common', ({ entry }) => <>{percent(entry.prior.value)} of people who come with pain <GradeTag grade={entry.prior.grade} /></>)}
      {row('Evidence and debate', ({ entry }) => <>{entry.evidence.text} <GradeTag grade={entry.evidence.grade} /></>)}
    </>
  )
}

function Signs({ uses, context }: { uses: SignUse[]; context: ReturnType<typeof useEntryContext> }) {
  return (
    <ul className={classes.signs}>
      {uses.map((use) => <li key={use.id}><strong>{context.signs.find(({ id }) => id === use.id)?.name ?? use.id}</strong>{signFigures(use)}</li>)}
    </ul>
  )
}
