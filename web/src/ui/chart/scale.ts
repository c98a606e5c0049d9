/** Where values lie on a chart. Pure. */

export interface Scale { from: number; to: number; length: number }

/** Pixels of a value along a scale. */
export function placeOn({ from, to, length }: Scale, value: number): number {
  return to === from ? length / 2 : ((value - from) / (to - from)) * length
}

const STEPS = [1, 2, 5, 10]

/** Round values from the lowest to the highest, at most `most` steps apart; the first and last hold all values between them. */
export function ticks(lowest: number, highest: number, most: number): number[] {
  const span = highest > lowest ? highest - lowest : Math.abs(highest) || 1
  const power = 10 ** Math.floor(Math.log10(span / most))
  const step = power * (STEPS.find((one) => span / (one * power) <= most) ?? 10)
  const first = Math.floor(lowest / step)
  const last = Math.max(Math.ceil(highest / step), first + 1)
  return Array.from({ length: last - first + 1 }, (_, i) => Number(((first + i) * step).toPrecision(12)))
}

/** At most `most` of the days on which something was, spread out, with the first and the last. */
export function spread<T>(items: T[], most: number): T[] {
  if (items.length <= most) return items
  return Array.from({ length: most }, (_, i) => items[Math.round((i * (items.length - 1)) / (most - 1))])
}

/** Between two values, whichever is larger. */
export interface Band { low: number; high: number }

/** The values that are an important change for the better from the first one. */
export function importantBand(first: number, change: number, better: 'lower' | 'higher', end: number): Band {
  return better === 'lower' ? { low: Math.min(end, first - change), high: first - change } : { low: first + change, high: Math.max(end, first + change) }
}
