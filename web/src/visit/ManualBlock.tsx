import { Button, NumberInput, TextInput } from '@mantine/core'
import { useTreatment } from '../api/queries'
import type { ManualTreatment } from '../record/types'
import { SourceNote } from '../sources/SourceNote'
import { t } from '../text'
import { numberText } from '../text/numbers'
import { SideTag } from '../ui/tags'
import { capital } from '../ui/words'
import { Block } from './Block'
import { useVisit } from './context'
import { manualAgain, manualToOffer } from './last-time'
import { MuscleSelect } from './MuscleSelect'
import { SideChoice } from './SideChoice'
import { treatedMuscles } from './needles'
import { isManual } from './placing'
import { placeElement } from './steps'
import classes from './Visit.module.css'

/** Treatment by hand, device or movement, each with how long. */
export function ManualBlock() {
  const { session, visit, ranking, last, isAsLastTime, nameOf } = useVisit()
  const techniques = (useTreatment().data?.techniques ?? []).filter(isManual)
  const rows = visit.manual ?? []
  const offered = isAsLastTime && last ? manualToOffer(last, visit) : []
  const nameOfTechnique = (id: string) => techniques.find((technique) => technique.id === id)?.name ?? capital(id.replaceAll('_', ' '))
  const add = (row: ManualTreatment) => session.change((before) => ({ ...before, manual: [...(before.manual ?? []), row] }))
  const likeliest = ranking.answer?.causes.find(({ kind, side }) => kind === 'muscle' && side)
  const here = treatedMuscles(visit).at(-1) ?? (likeliest ? { muscle: likeliest.cause, ...(likeliest.side ? { side: likeliest.side } : {}) } : {})
  return (
    <Block title={t('treat.manual')} id="visit-manual">
      <ol className={classes.rows}>{rows.map((row, index) => <ManualRow key={index} row={row} index={index} name={nameOfTechnique(row.technique)} />)}</ol>
      {offered.length > 0 && (
        <div className={classes.offer} role="group" aria-label={t('treat.last_time')}>
          <span className={classes.minor}>{t('treat.last_time')}</span>
          {offered.map((row, index) => (
            <button key={index} type="button" className={classes.chip} onClick={() => add(manualAgain(row))}>
              {nameOfTechnique(row.technique)}{row.muscle && `, ${nameOf(row.muscle)}`} <SideTag side={row.side} />
            </button>
          ))}
        </div>
      )}
      <div className={classes.offer} role="group" aria-label={t('treat.manual')}>
        {techniques.map(({ id, name }) => (
          <button key={id} type="button" className={classes.chip} aria-label={t('treat.add_manual', { technique: name })} onClick={() => add({ technique: id, ...here })}>{name}</button>
        ))}
      </div>
    </Block>
  )
}

function ManualRow({ row, index, name }: { row: ManualTreatment; index: number; name: string }) {
  const { session } = useVisit()
  const dose = useTreatment().data?.techniques.find(({ id }) => id === row.technique)?.dose.find(({ unit }) => /second/.test(unit))
  const set = (change: Partial<ManualTreatment>, field: string | null = null) =>
    session.change((before) => ({ ...before, manual: (before.manual ?? []).map((other, at) => (at === index ? { ...other, ...change } : other)) }), field && `manual.${index}.${field}`)
  const number = (value: string | number) => (typeof value === 'number' ? value : undefined)
  return (
    <li className={classes.row} id={placeElement('manual', index)} tabIndex={-1} aria-label={name}>
      <div className={classes.rowHead}>
        <strong className={classes.rowName}>{name}</strong>
        <span className={classes.push} />
        <Button size="compact-sm" variant="subtle" color="gray" onClick={() => session.change((before) => ({ ...before, manual: (before.manual ?? []).filter((_, at) => at !== index) }))}>
          {t('treat.remove_manual')}
        </Button>
      </div>
      <div className={classes.another}>
        <MuscleSelect label={t('treat.muscle')} value={row.muscle ?? null} placeholder={t('treat.no_muscle')} onChange={(muscle) => set({ muscle })} />
        {row.muscle && <SideChoice value={row.side ?? 'right'} onChange={(side) => set({ side })} />}
      </div>
      <div className={classes.fields}>
        <NumberInput size="sm" label={t('treat.seconds')} min={0} max={7200} allowDecimal={false} hideControls value={row.seconds ?? ''} onChange={(value) => set({ seconds: number(value) }, 'seconds')} />
        <NumberInput size="sm" label={t('treat.repetitions')} min={0} max={500} allowDecimal={false} hideControls value={row.repetitions ?? ''} onChange={(value) => set({ repetitions: number(value) }, 'repetitions')} />
        <NumberInput size="sm" label={t('treat.pain')} min={0} max={10} hideControls value={row.pain ?? ''} onChange={(value) => set({ pain: number(value) }, 'pain')} />
      </div>
      {dose && <p className={classes.quiet}>{t('treat.dose', { dose: `${[...new Set([dose.low, dose.high])].map((value) => numberText(value, 2)).join(' – ')} ${dose.unit}${dose.applies_to ? `, ${dose.applies_to}` : ''}` })} <SourceNote title={`${name}, ${dose.parameter}`} sources={dose.sources} grade={dose.grade} facts={dose.note ? [dose.note] : []} /></p>}
      <TextInput size="sm" label={t('treat.note')} value={row.note ?? ''} onChange={(event) => set({ note: event.currentTarget.value || undefined }, 'note')} />
    </li>
  )
}
