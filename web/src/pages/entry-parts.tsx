/** What the pages of muscles and of mimics share: blocks with their grade and sources, names that lead on, the list of sources. */
import type { ReactNode } from 'react'
import type { Muscle, Population, Prior, RedFlag, Sign, SignUse, Source, Supported } from '../api/types'
import { address, go, type Route } from '../route'
import { shortName } from '../sources/identifier'
import { GradeTag } from '../ui/tags'
import { percent } from '../ui/words'
import classes from './EntryPage.module.css'

export interface EntryContext {
  signs: Sign[]
  populations: Population[]
  /** Names of movements by id. */
  movementOf(id: string): string
  redFlags: RedFlag[]
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
      {cited.map((index, i) => <span key={index}>{i > 0 && ', '}<a href={`#source-${index + 1}`}>{shortName(references[index].key)}</a></span>)}
    </p>
  )
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
      {context.isKnown(id) ? <RouteLink route={{ kind: 'entry', of: 'muscle', id, side: 'right' }}>{context.nameOf(id)}</RouteLink> : context.nameOf(id)}
    </span>
  ))
}

export function RouteLink({ route, children }: { route: Route; children: ReactNode }) {
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

/** How often the cause is there before anything is known, and in whom oftener. */
export function HowCommon({ prior, populations, references }: { prior: Prior; populations: Population[]; references: Source[] }) {
  const cited = [...prior.when, ...prior.among].flatMap(({ sources }) => sources)
  const support = { grade: prior.grade, sources: [...new Set([...prior.sources, ...cited])] }
  return (
    <Block title="How common" support={support} references={references}>
      <p>{percent(prior.value)} of people who come with pain. {prior.basis}</p>
      {prior.when.length + prior.among.length > 0 && (
        <ul>
          {prior.when.map((factor, index) => (
            <li key={index}><strong>{personWords(factor.person)}:</strong> odds × {factor.odds}. {factor.note} <GradeTag grade={factor.grade} /></li>
          ))}
          {prior.among.map((counted) => (
            <li key={counted.population}>
              <strong>{populations.find(({ id }) => id === counted.population)?.name ?? counted.population}:</strong> active in {percent(counted.share)} of {counted.people} people. {counted.note} <GradeTag grade={counted.grade} />
            </li>
          ))}
        </ul>
      )}
    </Block>
  )
}

function personWords(person: Prior['when'][number]['person']): string {
  if ('sex' in person) return person.sex === 'female' ? 'Women' : 'Men'
  if ('age' in person) return person.age[1] > 110 ? `From age ${person.age[0]}` : `Ages ${person.age[0]} to ${person.age[1]}`
  return person.weeks[1] > 1000 ? `Pain of more than ${person.weeks[0]} weeks` : `Pain of ${person.weeks[0]} to ${person.weeks[1]} weeks`
}

const CODE_NAMES = [['icd10cm', 'ICD-10-CM'], ['icd11', 'ICD-11'], ['fma', 'FMA'], ['ta2', 'TA2'], ['ta98', 'TA98'], ['uberon', 'Uberon']] as const

export function CodeList({ codes }: { codes: Muscle['codes'] }) {
  const facts = CODE_NAMES.map(([key, name]): [string, string] => [name, [codes[key] ?? []].flat().join(', ')])
  if (facts.every(([, value]) => value === '')) return null
  return (
    <section className={classes.block} aria-label="Codes">
      <h2 className={classes.blockTitle}>Codes</h2>
      <Facts facts={facts} />
    </section>
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
            <strong>{sign?.name ?? use.id.replaceAll('_', ' ')}</strong>{signFigures(use)}. {use.how || sign?.how_to} {use.note}
          </li>
        )
      })}
    </ul>
  )
}

export function signFigures({ sensitivity, specificity, lr_pos, lr_neg }: SignUse): string {
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
