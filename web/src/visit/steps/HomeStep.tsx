import { Button, Checkbox, NumberInput, TextInput } from '@mantine/core'
import { useQueries } from '@tanstack/react-query'
import { useState } from 'react'
import { api } from '../../api/client'
import { useTreatment } from '../../api/queries'
import type { Muscle, Technique } from '../../api/types'
import type { HomeItem, Needle, Visit } from '../../record/types'
import { SourceNote } from '../../sources/SourceNote'
import { t } from '../../text'
import { GradeTag, SideTag } from '../../ui/tags'
import { Block } from '../Block'
import { useVisit } from '../context'
import { treatedMuscles } from '../needles'
import { placeElement } from '../steps'
import classes from '../Visit.module.css'

const KINDS = ['self_care', 'stretch', 'exercise'] as const

/** What the patient does at home, and what to expect until then. */
export function HomeStep() {
  const { session, visit } = useVisit()
  const [own, setOwn] = useState('')
  const muscles = treatedMuscles(visit)
  const entries = useQueries({
    queries: muscles.map(({ muscle }) => ({ queryKey: ['muscle', muscle], queryFn: () => api.muscle(muscle), staleTime: Infinity, gcTime: Infinity })),
  })
  const items = visit.home ?? []
  const advised = entries.flatMap(({ data }) => (data ? KINDS.map((kind) => data[kind].text) : []))
  const others = items.map((item, index) => ({ item, index })).filter(({ item }) => !advised.includes(item.text))
  const add = (item: HomeItem) => session.change((before) => ({ ...before, home: [...(before.home ?? []), item] }))
  const addOwn = () => {
    if (own.trim()) add({ text: own.trim() })
    setOwn('')
  }
  return (
    <div className={classes.step_body} id="visit-home" tabIndex={-1}>
      {muscles.length === 0 && <p className={classes.quiet}>{t('home.none')}</p>}
      {muscles.map(({ muscle, side }, index) => {
        const entry = entries[index]?.data
        return entry && <MuscleAdvice key={`${muscle}.${side}`} entry={entry} side={side} />
      })}
      {others.map(({ item, index }) => (
        <div key={index} className={classes.advice} id={placeElement('home', index)}>
          <p className={classes.adviceText}>{item.text}</p>
          <TimesADay item={item} index={index} />
          <Button size="compact-sm" variant="subtle" color="gray" onClick={() => session.change((before) => ({ ...before, home: (before.home ?? []).filter((_, at) => at !== index) }))}>{t('home.remove')}</Button>
        </div>
      ))}
      <div className={classes.another}>
        <TextInput
          size="sm" label={t('home.own')} placeholder={t('home.own_hint')} value={own} onChange={(event) => setOwn(event.currentTarget.value)}
          onKeyDown={(event) => event.key === 'Enter' && addOwn()}
        />
        <Button size="sm" variant="default" disabled={!own.trim()} onClick={addOwn}>{t('home.add')}</Button>
      </div>
      <Expectations />
    </div>
  )
}

function MuscleAdvice({ entry, side }: { entry: Muscle; side: HomeItem['side'] }) {
  const { session, visit } = useVisit()
  const items = visit.home ?? []
  return (
    <section aria-label={entry.name} className={classes.block}>
      <h3 className={classes.blockTitle}>{entry.name} <SideTag side={side} /></h3>
      {KINDS.map((kind) => {
        const { text, grade, sources } = entry[kind]
        const index = items.findIndex((item) => item.muscle === entry.id && item.side === side && item.text === text)
        const toggle = () => session.change((before) => ({
          ...before,
          home: index >= 0 ? (before.home ?? []).filter((_, at) => at !== index) : [...(before.home ?? []), { muscle: entry.id, ...(side ? { side } : {}), text }],
        }))
        return (
          <div key={kind} className={classes.advice} id={index >= 0 ? placeElement('home', index) : undefined}>
            <div className={classes.adviceBody}>
              <Checkbox size="sm" checked={index >= 0} onChange={toggle} label={<><strong>{t(`home.${kind}`)}.</strong> {text} <GradeTag grade={grade} /></>} />
              <SourceNote title={`${entry.name}: ${t(`home.${kind}`)}`} sources={sources} grade={grade} />
            </div>
            {index >= 0 && <TimesADay item={items[index]} index={index} />}
          </div>
        )
      })}
    </section>
  )
}

function TimesADay({ item, index }: { item: HomeItem; index: number }) {
  const { session } = useVisit()
  return (
    <NumberInput
      size="xs" label={t('home.times_a_day')} aria-label={t('home.times_of', { text: item.text })} min={1} max={24} allowDecimal={false} value={item.times_a_day ?? ''} className={classes.small}
      onChange={(value) => session.change((before) => ({
        ...before, home: (before.home ?? []).map((other, at) => (at === index ? { ...other, times_a_day: typeof value === 'number' ? value : undefined } : other)),
      }), `home.${index}.times`)}
    />
  )
}

/** The words of the techniques that were used, for the patient. */
function Expectations() {
  const { visit } = useVisit()
  const techniques = useTreatment().data?.techniques ?? []
  const used = techniquesUsed(visit, techniques)
  if (used.length === 0) return null
  return (
    <Block title={t('home.expect')}>
      {used.map(({ id, name, expect, help, call, grade, sources }) => <p key={id} className={classes.adviceText}><strong>{name}.</strong> {[expect, help, call].filter(Boolean).join(' ')} <GradeTag grade={grade} /> <SourceNote title={name} sources={sources} grade={grade} /></p>)}
    </Block>
  )
}

function techniquesUsed(visit: Visit, techniques: readonly Technique[]): Technique[] {
  const ids = new Set([
    ...(visit.needles ?? []).map(({ technique }) => needling(technique, techniques)?.id),
    ...(visit.manual ?? []).map(({ technique }) => technique),
  ])
  return techniques.filter(({ id }) => ids.has(id))
}

/** The atlas's entry of a way to needle. */
function needling(technique: Needle['technique'], techniques: readonly Technique[]): Technique | undefined {
  switch (technique) {
    case 'electrical': case 'injection': return techniques.find(({ kind }) => kind === technique)
    case 'superficial': return techniques.find(({ id }) => id === 'superficial_dry_needling')
    case 'static': case 'pistoning': case 'winding': return techniques.find(({ id }) => id === 'deep_dry_needling')
  }
}
