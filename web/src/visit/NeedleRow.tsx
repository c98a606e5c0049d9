import { Button, Checkbox, NumberInput, Select, TextInput } from '@mantine/core'
import { useState } from 'react'
import { useMuscle, useMuscles } from '../api/queries'
import { NEEDLE_TECHNIQUES, type Needle, type NeedleTechnique } from '../record/types'
import { t } from '../text'
import { fixedText, numberText } from '../text/numbers'
import { ChevronIcon } from '../ui/icons'
import { Choice } from './Choice'
import { useVisit } from './context'
import { Hazards } from './Hazards'
import { MuscleSelect } from './MuscleSelect'
import { changed, putBack, takenOut, timeIn } from './needles'
import { SideChoice } from './SideChoice'
import { usePlaces } from './placing'
import { proposals } from './proposals'
import { placeElement } from './steps'
import classes from './Visit.module.css'

const MOST_PROPOSED = 5

interface Props {
  needle: Needle
  index: number
  isLast: boolean
  /** Its hazards are not told again for the next needle in the same muscle. */
  isFirstOfMuscle: boolean
  now: number
}

/** One needle, from in to out. */
export function NeedleRow({ needle, index, isLast, isFirstOfMuscle, now }: Props) {
  const { session, nameOf } = useVisit()
  const [isOpen, setOpen] = useState(false)
  const n = needle.number
  const set = (change: Partial<Needle>, field: string | null = null) =>
    session.change((before) => ({ ...before, needles: changed(before.needles ?? [], n, change) }), field && `needles.${n}.${field}`)
  return (
    <li className={classes.row} id={placeElement('needles', index)} tabIndex={-1} data-in={!needle.out || undefined} aria-label={t('treat.needle', { n })}>
      <div className={classes.rowHead}>
        <span className={classes.number}>{n}</span>
        <strong className={classes.rowName}>{nameOf(needle.muscle)}</strong>
        <span className={classes.push} />
        <span className={classes.time} aria-label={`${t(needle.out ? 'treat.was_in' : 'treat.time_in')} ${timeIn(needle, now)}`}>{timeIn(needle, now)}</span>
        {needle.out ? (
          <Button size="compact-sm" variant="subtle" color="gray" onClick={() => session.change((before) => ({ ...before, needles: putBack(before.needles ?? [], n) }))}>{t('treat.back_in')}</Button>
        ) : (
          <button type="button" className={classes.alarmButton} aria-label={t('treat.out_of', { n })} onClick={() => session.change((before) => ({ ...before, needles: takenOut(before.needles ?? [], n, new Date().toISOString()) }))}>{t('treat.out')}</button>
        )}
      </div>
      {isLast && needle.site && <Alternatives needle={needle} onChoose={(muscle, side) => set({ muscle, side })} />}
      <div className={classes.rowLine}>
        <SideChoice value={needle.side} onChange={(side) => set({ side })} />
        <div className={classes.counter} role="group" aria-label={t('treat.twitches')}>
          <span>{t('treat.twitches')}</span>
          <button type="button" className={classes.step} aria-label={t('treat.twitch_less', { n })} disabled={needle.twitches === 0} onClick={() => set({ twitches: needle.twitches - 1 })}>−</button>
          <output className={classes.value}>{needle.twitches}</output>
          <button type="button" className={classes.step} aria-label={t('treat.twitch_more', { n })} onClick={() => set({ twitches: needle.twitches + 1 })}>+</button>
        </div>
        <div className={classes.labelled}>
          <span>{t('treat.familiar')}</span>
          <Choice
            label={t('treat.familiar')} value={needle.is_familiar_pain === undefined ? null : needle.is_familiar_pain ? 'yes' : 'no'}
            options={[{ value: 'yes', text: t('decide.yes') }, { value: 'no', text: t('decide.no') }]} onChange={(value) => set({ is_familiar_pain: value === 'yes' })}
          />
        </div>
        <button type="button" className={classes.more} aria-expanded={isOpen} onClick={() => setOpen(!isOpen)}>
          {t('treat.details')} <span className={classes.chevron} data-open={isOpen || undefined}><ChevronIcon /></span>
        </button>
      </div>
      <p className={classes.summary}>{summary(needle)}</p>
      {(isFirstOfMuscle || isOpen) && <Hazards muscle={needle.muscle} isWhole={isOpen} />}
      {isOpen && <Details needle={needle} set={set} />}
    </li>
  )
}

/** What the row says of the needle while its details are folded. */
function summary({ technique, diameter, length, depth, lot }: Needle): string {
  return [
    t(`technique.${technique}`), diameter && length ? `${fixedText(diameter, 2)} × ${length} mm` : diameter ? `${fixedText(diameter, 2)} mm` : length ? `${length} mm` : '',
    depth ? `${t('treat.depth')}: ${depth}` : '', lot ? `${t('treat.lot')} ${lot}` : '',
  ].filter(Boolean).join(' · ')
}

/** Other muscles that lie where the body was tapped: one press changes. */
function Alternatives({ needle, onChoose }: { needle: Needle; onChoose(muscle: string, side: Needle['side']): void }) {
  const { ranking, nameOf } = useVisit()
  const places = usePlaces(useMuscles().data, true).data
  if (!places || !needle.site) return null
  const others = proposals(needle.site.point, places, ranking.answer?.causes ?? [], MOST_PROPOSED).filter(({ muscle }) => muscle !== needle.muscle)
  return (
    <div className={classes.offer} role="group" aria-label={t('treat.rather')}>
      <span className={classes.minor}>{t('treat.rather')}</span>
      {others.map(({ muscle, side }) => <button key={muscle} type="button" className={classes.chip} onClick={() => onChoose(muscle, side)}>{nameOf(muscle)}</button>)}
    </div>
  )
}

function Details({ needle, set }: { needle: Needle; set(change: Partial<Needle>, field?: string | null): void }) {
  const { session } = useVisit()
  const needling = useMuscle(needle.muscle).data?.needling
  const range = (values: number[] | null | undefined) => (values?.length === 2 ? [...new Set(values)].map((value) => numberText(value, 2)).join(' – ') : undefined)
  const number = (value: string | number) => (typeof value === 'number' ? value : undefined)
  return (
    <div className={classes.details}>
      <MuscleSelect label={t('treat.muscle')} value={needle.muscle} onChange={(muscle) => set({ muscle })} />
      <Select
        size="sm" label={t('treat.technique')} value={needle.technique} allowDeselect={false} data={NEEDLE_TECHNIQUES.map((value) => ({ value, label: t(`technique.${value}`) }))}
        onChange={(technique) => technique && set({ technique: technique as NeedleTechnique })}
      />
      <div className={classes.fields}>
        <NumberInput size="sm" label={t('treat.diameter')} placeholder={range(needling?.diameter_mm)} min={0.1} max={1.3} step={0.05} decimalScale={2} hideControls value={needle.diameter ?? ''} onChange={(value) => set({ diameter: number(value) }, 'diameter')} />
        <NumberInput size="sm" label={t('treat.length')} placeholder={range(needling?.length_mm)} min={5} max={150} hideControls value={needle.length ?? ''} onChange={(value) => set({ length: number(value) }, 'length')} />
        <NumberInput size="sm" label={t('treat.depth')} min={0} max={300} hideControls value={needle.depth ?? ''} onChange={(value) => set({ depth: number(value) }, 'depth')} />
      </div>
      <div className={classes.fields}>
        <TextInput size="sm" label={t('treat.lot')} value={needle.lot ?? ''} onChange={(event) => set({ lot: event.currentTarget.value || undefined }, 'lot')} />
        <TextInput size="sm" type="date" label={t('treat.expires')} value={needle.expires ?? ''} onChange={(event) => set({ expires: event.currentTarget.value || undefined }, 'expires')} />
        <TextInput size="sm" label={t('treat.direction')} value={needle.direction ?? ''} onChange={(event) => set({ direction: event.currentTarget.value || undefined }, 'direction')} />
      </div>
      <TextInput size="sm" label={t('treat.note')} value={needle.note ?? ''} onChange={(event) => set({ note: event.currentTarget.value || undefined }, 'note')} />
      <div className={classes.rowLine}>
        {needle.out && (
          <Checkbox size="sm" label={t('treat.broken')} checked={!needle.out.is_whole} onChange={(event) => needle.out && set({ out: { ...needle.out, is_whole: !event.currentTarget.checked } })} />
        )}
        <span className={classes.push} />
        <Button
          size="compact-sm" variant="subtle" color="gray"
          onClick={() => session.change((before) => ({ ...before, needles: (before.needles ?? []).filter(({ number: other }) => other !== needle.number) }))}
        >
          {t('treat.remove')}
        </Button>
      </div>
    </div>
  )
}
