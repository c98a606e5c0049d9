/** What the charts of an episode show, from its track. */
import { importantBand, type Band } from '../ui/chart/scale'
import type { MuscleSide, Series, Track } from './types'

/** The first and last moment of everything that is charted; null where there is nothing. */
export function spanOf({ series, area, treated }: Track): [number, number] | null {
  const moments = [...series.flatMap(({ points }) => points), ...area, ...treated].map(({ at }) => Date.parse(at))
  return moments.length === 0 ? null : [Math.min(...moments), Math.max(...moments)]
}

/** A change that matters from the first value of a series, in its unit. */
export function importantChange({ important, important_percent: percent, points }: Series): number | null {
  if (important != null) return important
  return percent != null && points.length > 0 ? (Math.abs(points[0].value) * percent) / 100 : null
}

export function bandsOf(series: Series, [low, high]: [number, number]): { important?: Band; detectable?: Band } {
  if (series.points.length === 0) return {}
  const first = series.points[0].value
  const change = importantChange(series)
  return {
    important: change === null ? undefined : importantBand(first, change, series.better, series.better === 'lower' ? low : high),
    detectable: series.detectable == null ? undefined : { low: first - series.detectable, high: first + series.detectable },
  }
}

/** Each treated muscle with the moments at which it was, those treated most first. */
export function treatedRows({ treated }: Track): { muscle: MuscleSide; at: number[] }[] {
  const rows = new Map<string, { muscle: MuscleSide; at: number[] }>()
  for (const { at, muscles } of treated) {
    for (const muscle of muscles) {
      const key = `${muscle.muscle} ${muscle.side ?? ''}`
      const row = rows.get(key) ?? { muscle, at: [] }
      row.at.push(Date.parse(at))
      rows.set(key, row)
    }
  }
  return [...rows.values()].sort((a, b) => b.at.length - a.at.length)
}
