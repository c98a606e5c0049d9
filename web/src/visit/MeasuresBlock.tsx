import { Button, NumberInput, Select, TextInput } from '@mantine/core'
import { useState } from 'react'
import { useTreatment } from '../api/queries'
import type { Measure } from '../api/types'
import type { Measured } from '../record/types'
import { t } from '../text'
import { Block } from './Block'
import { useVisit } from './context'
import { activitiesOf } from './last-time'
import { measured, valueOf, without } from './measures'
import { ScoreRow } from './ScoreRow'
import { placeElement } from './steps'
import classes from './Visit.module.css'

/** Those that have buttons of their own. */
const BUILT_IN = ['nprs', 'psfs', 'groc']

/** How it is now: pain, function, change, and whatever else is measured. */
export function MeasuresBlock() {
  const { session, visit, last } = useVisit()
  const all = useTreatment().data?.measures ?? []
  const find = (id: string) => all.find((measure) => measure.id === id)
  const { measures } = visit
  const set = (about: Pick<Measured, 'measure' | 'about' | 'side'>, value: number) =>
    session.change((before) => ({ ...before, measures: measured(before.measures, about, value, new Date().toISOString()) }))
  const clear = (about: Pick<Measured, 'measure' | 'about' | 'side'>) => session.change((before) => ({ ...before, measures: without(before.measures, about) }))
  const [nprs, groc, psfs] = ['nprs', 'groc', 'psfs'].map(find)
  const activities = [...new Set([...activitiesOf(last), ...activitiesOf(visit)])]
  const [added, setAdded] = useState<string[]>([])
  const shown = [...new Set([...activities, ...added])]
  const worst = (measures ?? []).flatMap(({ measure, about }) => (measure === 'nprs' && about ? [about] : []))
  const others = (measures ?? []).map((one, index) => ({ one, index })).filter(({ one }) => !BUILT_IN.includes(one.measure))
  return (
    <Block title={t('finish.measures')} id="visit-measures">
      {nprs && <Score measure={nprs} label={t('finish.nprs_scale')} about={{ measure: 'nprs' }} />}
      {nprs && worst.map((about) => <Score key={about} measure={nprs} label={t('finish.nprs_about', { about })} about={{ measure: 'nprs', about }} />)}
      {psfs && shown.map((activity) => <Score key={activity} measure={psfs} label={t('finish.activity_scale', { activity })} about={{ measure: 'psfs', about: activity }} />)}
      {psfs && <AddActivity onAdd={(activity) => setAdded([...added, activity])} />}
      {groc && visit.kind !== 'first' && <Score measure={groc} label={t('finish.groc')} about={{ measure: 'groc' }} />}
      {others.map(({ one, index }) => (
        <div key={index} className={classes.rowLine} id={placeElement('measures', index)} tabIndex={-1}>
          <strong>{find(one.measure)?.short ?? one.measure}</strong> <span>{one.value} {find(one.measure)?.unit}</span>
          <Button size="compact-sm" variant="subtle" color="gray" onClick={() => clear(one)}>{t('finish.clear')}</Button>
        </div>
      ))}
      <OtherMeasure measures={all.filter(({ id }) => !BUILT_IN.includes(id))} onAdd={(measure, value) => set({ measure }, value)} />
    </Block>
  )
}

function Score({ measure, label, about }: { measure: Measure; label: string; about: Pick<Measured, 'measure' | 'about' | 'side'> }) {
  const { session, visit } = useVisit()
  const index = (visit.measures ?? []).findIndex((one) => one.measure === about.measure && (one.about ?? '') === (about.about ?? ''))
  return (
    <div id={index >= 0 ? placeElement('measures', index) : undefined} tabIndex={-1}>
      <ScoreRow
        label={visit.measures?.[index]?.by_patient ? t('finish.by_patient', { label }) : label} low={measure.lowest} high={measure.highest} isWorseHigh={measure.better === 'lower'} value={valueOf(visit.measures, about)}
        onChange={(value) => session.change((before) => ({
          ...before, measures: value === null ? without(before.measures, about) : measured(before.measures, about, value, new Date().toISOString()),
        }))}
      />
    </div>
  )
}

function AddActivity({ onAdd }: { onAdd(activity: string): void }) {
  const [text, setText] = useState('')
  const add = () => {
    if (text.trim()) onAdd(text.trim())
    setText('')
  }
  return (
    <div className={classes.another}>
      <TextInput
        size="sm" label={t('finish.activity')} placeholder={t('finish.activity_hint')} value={text} onChange={(event) => setText(event.currentTarget.value)}
        onKeyDown={(event) => event.key === 'Enter' && add()}
      />
      <Button size="sm" variant="default" disabled={!text.trim()} onClick={add}>{t('finish.activity_add')}</Button>
    </div>
  )
}

function OtherMeasure({ measures, onAdd }: { measures: Measure[]; onAdd(measure: string, value: number): void }) {
  const [id, setId] = useState<string | null>(null)
  const [value, setValue] = useState<number | null>(null)
  const measure = measures.find((one) => one.id === id)
  return (
    <div className={classes.another}>
      <Select size="sm" searchable label={t('finish.other')} value={id} onChange={setId} data={measures.map(({ id: each, short, name }) => ({ value: each, label: `${short}: ${name}` }))} />
      {measure && (
        <>
          <NumberInput
            size="sm" label={t('finish.other_value', { low: measure.lowest, high: measure.highest, unit: measure.unit })} min={measure.lowest} max={measure.highest} hideControls
            value={value ?? ''} onChange={(next) => setValue(typeof next === 'number' ? next : null)}
          />
          <Button
            size="sm" variant="default" disabled={value === null}
            onClick={() => {
              if (value === null) return
              onAdd(measure.id, value)
              setId(null)
              setValue(null)
            }}
          >
            {t('finish.other_add')}
          </Button>
        </>
      )}
    </div>
  )
}
