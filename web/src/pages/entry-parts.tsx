/** What the pages of muscles and of mimics share: blocks with their grade and sources, names that lead on, the list of sources. */
import type { ReactNode } from 'react'
import type { Sign, SignUse, Source, Supported } from '../api/types'
import { address, go, type Route } from '../route'
import { GradeTag } from '../ui/tags'
import { percent } from '../ui/words'
import classes from './EntryPage.module.css'

export interface EntryContext {
  signs: Sign[]
  nameOf(id: string): string
  /** Whether the atlas has an entry of this muscle. */
  isKnown(id: string): boolean
}

interface BlockProps { title: string; support: Supported; references: Source[]; children: ReactNode }

export function Block({ title, support, references, children }: BlockProps) {
  return (
    <section className={classes.block} aria-label={title}>
      <div className={classes.blockHead}>
        <h2 className={classes.blockTitle}>{title}</h2>
        <GradeTag grade={support.grade} />
      </div>
      {children}
      <Cited keys={support.sources ?? []} references={references} />
    </section>
  )
}

function Cited({ keys, references }: { keys: string[]; references: Source[] }) {
  const cited = keys.map((key) => references.findIndex((source) => source.key === key)).filter((index) => index >= 0)
  if (cited.length === 0) return null
  return (
    <p className={classes.cite}>
      Source{cited.length > 1 ? 's' : ''}{' '}
      {cited.map((index, i) => <span key={index}>{i > 0 && ', '}<a href={`#source-${index + 1}`}>{shortName(references[index])}</a></span>)}
    </p>
  )
}

/** `Simons 1999` of a key such as `simons1999`. */
function shortName({ key }: Source): string {
  const parts = /^([a-z_]+?)(\d{4})([a-z]?)$/.exec(key)
  if (!parts) return key
  return `${parts[1].charAt(0).toUpperCase()}${parts[1].slice(1).replaceAll('_', ' ')} ${parts[2]}${parts[3]}`
}

export function Facts({ facts }: { facts: [string, ReactNode][] }) {
  return (
    <dl className={classes.facts}>
      {facts.filter(([, value]) => value !== null && value !== undefined && value !== '').map(([name, value]) => (
        <div key={name} style={{ display: 'contents' }}><dt>{name}</dt><dd>{value}</dd></div>
      ))}
    </dl>
  )
}

export function MuscleLinks({ ids, context }: { ids: string[]; context: EntryContext }) {
  return ids.map((id, index) => (
    <span key={id}>
      {index > 0 && ', '}
      {context.isKnown(id) ? <EntryLink route={{ kind: 'entry', of: 'muscle', id, side: 'right' }}>{context.nameOf(id)}</EntryLink> : context.nameOf(id)}
    </span>
  ))
}

function EntryLink({ route, children }: { route: Route; children: ReactNode }) {
  return (
    <a
      className={classes.link} href={address(route)}
      onClick={(event) => {
        event.preventDefault()
        go(route)
      }}
    >
      {children}
    </a>
  )
}

/** Signs with the figures that are this cause's own. */
export function SignList({ uses, signs }: { uses: SignUse[]; signs: Sign[] }) {
  return (
    <ul>
      {uses.map((use) => {
        const sign = signs.find(({ id }) => id === use.id)
        return (
          <li key={use.id}>
            <strong>{sign?.name ?? use.id.replaceAll('_', ' ')}</strong>{figures(use)}. {use.how || sign?.how_to} {use.note}
          </li>
        )
      })}
    </ul>
  )
}

function figures({ sensitivity, specificity, lr_pos, lr_neg }: SignUse): string {
  const said = [
    sensitivity != null && `sensitivity ${percent(sensitivity)}`,
    specificity != null && `specificity ${percent(specificity)}`,
    lr_pos != null && `LR+ ${lr_pos}`,
    lr_neg != null && `LR− ${lr_neg}`,
  ].filter(Boolean)
  return said.length > 0 ? ` (${said.join(', ')})` : ''
}

export function References({ references }: { references: Source[] }) {
  return (
    <section className={classes.block} aria-label="Sources">
      <h2 className={classes.blockTitle}>Sources</h2>
      <ol className={classes.references}>
        {references.map((source, index) => (
          <li key={source.key} id={`source-${index + 1}`}>
            {source.citation} {source.identifier && <span className={classes.cite}>{source.identifier}</span>}
            {!source.read && <span className={classes.cite}> (recalled from the literature, not checked against the text)</span>}
          </li>
        ))}
      </ol>
    </section>
  )
}
