import { TextInput } from '@mantine/core'
import { useMemo, useState } from 'react'
import { useRegions } from '../api/queries'
import type { Region } from '../api/types'
import { intensityColour } from '../body/colours'
import type { Stage } from '../body/stage'
import { getBrush } from '../case/brush'
import { answerRegion } from '../case/drawing-state'
import { useLive } from '../case/live'
import { point } from '../case/pointed'
import { caseStore, useDrawing } from '../case/store'
import { t } from '../text'
import { IntensityScale } from '../ui/IntensityScale'
import { SearchIcon } from '../ui/icons'
import { capital } from '../ui/words'
import { partOf, PARTS } from './parts'
import classes from './RegionList.module.css'

/** The body in words: what painting does, done by keyboard or screen reader. In step with the drawing both ways. */
export function RegionList({ stage }: { stage: Stage | null }) {
  const regions = useRegions().data
  const drawing = useDrawing()
  const live = useLive()
  const [wanted, setWanted] = useState('')
  const painted = useMemo(() => paintedRegions(stage, [...drawing.strokes, ...(live ?? [])]), [stage, drawing.strokes, live])
  const found = (regions ?? []).filter((region) => matches(region, wanted))
  return (
    <div className={classes.list}>
      <TextInput
        aria-label={t('places.find')} placeholder={t('places.find_hint')} value={wanted} leftSection={<SearchIcon />}
        onChange={(event) => setWanted(event.currentTarget.value)}
      />
      {PARTS.map((part) => {
        const here = found.filter((region) => partOf(region) === part)
        if (here.length === 0) return null
        return (
          <section key={part} aria-label={t(`part_of_body.${part}`)}>
            <h3 className={classes.part}>{t(`part_of_body.${part}`)}</h3>
            <ul className={classes.regions}>
              {here.map((region) => (
                <RegionItem key={region.id} region={region} painted={painted.get(region.id) ?? 0} intensity={drawing.regions.find((answer) => answer.region === region.id)?.intensity ?? 0} />
              ))}
            </ul>
          </section>
        )
      })}
      {found.length === 0 && regions && <p className={classes.none}>{t('places.none', { text: wanted })}</p>}
    </div>
  )
}

function RegionItem({ region, painted, intensity }: { region: Region; painted: number; intensity: number }) {
  const name = region.side ? t('places.on_side', { side: t(`side_of.${region.side}`), place: region.name }) : region.name
  const isChosen = intensity > 0
  const answer = (value: number) => caseStore.draw((now) => answerRegion(now, region.id, value))
  const show = () => point({ region: region.id })
  const leave = () => point({ region: null })
  return (
    <li className={classes.item} onPointerEnter={show} onPointerLeave={leave} onFocus={show} onBlur={leave}>
      <label className={classes.row}>
        <input type="checkbox" checked={isChosen} onChange={() => answer(isChosen ? 0 : Math.max(1, getBrush().intensity))} />
        <span className={classes.name}>{capital(name)}</span>
        {painted > 0 && (
          <span className={classes.painted}>
            <span className={classes.dot} style={{ background: intensityColour(painted) }} aria-hidden="true" />
            {t('places.painted', { n: painted })}
          </span>
        )}
      </label>
      {isChosen && <IntensityScale isCompact label={t('places.strength', { place: name })} value={intensity} onChange={answer} />}
    </li>
  )
}

/** Region → strongest intensity painted in it. */
function paintedRegions(stage: Stage | null, strokes: Parameters<Stage['painter']['paint']>[0]): Map<string, number> {
  const regions = new Map<string, number>()
  if (!stage) return regions
  for (const [cell, { intensity }] of stage.painter.paint(strokes)) {
    const region = stage.body.regions[stage.body.cells.region[cell]]
    regions.set(region, Math.max(regions.get(region) ?? 0, intensity))
  }
  return regions
}

function matches({ name, side, base }: Region, wanted: string): boolean {
  const words = wanted.toLowerCase().split(/\s+/).filter(Boolean)
  const text = `${side ?? ''} ${side ? t(`side_of.${side}`) : ''} ${name} ${base}`.toLowerCase()
  return words.every((word) => text.includes(word))
}
