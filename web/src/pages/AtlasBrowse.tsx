import { Select } from '@mantine/core'
import type { Movement, MuscleLine, Region } from '../api/types'
import { partOf, PARTS } from '../panels/parts'
import { go } from '../route'
import { t } from '../text'
import { capital } from '../ui/words'
import { Entry, type Line } from './AtlasEntry'
import classes from './AtlasIndex.module.css'

interface PainProps { lines: Line[]; regions: Region[]; chosen: string | undefined; current: string | null }

/** What sends pain to a region: chosen from the list or by tapping the body. */
export function PainIndex({ lines, regions, chosen, current }: PainProps) {
  const region = regions.find(({ id }) => id === chosen)
  const named = ({ side, name }: Region) => capital(side ? `${side} ${name}` : name)
  const groups = PARTS.map((part) => ({
    group: t(`part_of_body.${part}`), items: regions.filter((one) => partOf(one) === part).map((one) => ({ value: one.id, label: named(one) })),
  })).filter(({ items }) => items.length > 0)
  const side = region?.side ?? 'right'
  const senders = (kind: 'essential' | 'spillover') =>
    lines.filter(({ line }) => region && line[kind].includes(region.base)).sort((a, b) => b.line.prior - a.line.prior)
  const section = (title: string, kind: 'essential' | 'spillover') => {
    const here = senders(kind)
    return (
      <section aria-label={title}>
        <h2 className={classes.kind}>{title}<span className={classes.count}>{here.length}</span></h2>
        <ul className={classes.entries}>
          {here.map(({ of, line }) => (
            <Entry key={line.id} of={of} id={line.id} name={line.name} side={side} isCurrent={line.id === current} note={of === 'mimic' ? line.kind : undefined} />
          ))}
        </ul>
        {here.length === 0 && <p className={classes.none}>Nothing in the atlas.</p>}
      </section>
    )
  }
  return (
    <>
      <Select
        label="What sends pain here?" placeholder="Choose a place, or tap the body" searchable clearable data={groups} value={region?.id ?? null}
        onChange={(id) => go({ kind: 'atlas', browse: { by: 'pain', region: id ?? undefined } })} nothingFoundMessage="No place is called so"
      />
      {region && (
        <>
          <p className={classes.none}>The commonest first.</p>
          {section('Nearly always', 'essential')}
          {section('Sometimes', 'spillover')}
        </>
      )}
    </>
  )
}

interface MovementProps { muscles: MuscleLine[]; movements: Movement[]; chosen: string | undefined; current: string | null }

/** Which muscles make a movement: what is weak or sore when it hurts. */
export function MovementIndex({ muscles, movements, chosen, current }: MovementProps) {
  const joints = [...new Set(movements.map(({ joint }) => joint))]
  const groups = joints.map((joint) => ({
    group: capital(joint), items: movements.filter((movement) => movement.joint === joint).map(({ id, name }) => ({ value: id, label: `${capital(joint)}: ${name}` })),
  }))
  const shown = chosen ? movements.filter(({ id }) => id === chosen) : movements
  return (
    <>
      <Select
        label="Which muscles make a movement?" placeholder="All movements" searchable clearable data={groups} value={chosen ?? null}
        onChange={(id) => go({ kind: 'atlas', browse: { by: 'movement', movement: id ?? undefined } })} nothingFoundMessage="No movement is called so"
      />
      {joints.filter((joint) => shown.some((movement) => movement.joint === joint)).map((joint) => (
        <section key={joint} aria-label={capital(joint)}>
          <h2 className={classes.kind}>{capital(joint)}</h2>
          {shown.filter((movement) => movement.joint === joint).map((movement) => (
            <div key={movement.id}>
              <h3 className={classes.group}>{capital(movement.name)}</h3>
              <ul className={classes.entries}>
                {muscles.filter((muscle) => muscle.movements.includes(movement.id)).map((muscle) => (
                  <Entry key={muscle.id} of="muscle" id={muscle.id} name={muscle.name} isCurrent={muscle.id === current} />
                ))}
              </ul>
            </div>
          ))}
        </section>
      ))}
    </>
  )
}
