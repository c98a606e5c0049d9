/** Values of outcome measures in a visit: one of each measure, side and subject. */
import type { Measured } from '../record/types'

type About = Pick<Measured, 'measure' | 'side' | 'about'>

function isSame(a: About, b: About): boolean {
  return a.measure === b.measure && a.side === b.side && (a.about ?? '') === (b.about ?? '')
}

export function valueOf(measures: readonly Measured[] | undefined, about: About): number | null {
  return measures?.find((one) => isSame(one, about))?.value ?? null
}

/** A second answer takes the place of the first. */
export function measured(measures: readonly Measured[] | undefined, about: About, value: number, at: string): Measured[] {
  const next: Measured = { ...about, value, at, by_patient: false }
  const all = measures ?? []
  return all.some((one) => isSame(one, about)) ? all.map((one) => (isSame(one, about) ? next : one)) : [...all, next]
}

export function without(measures: readonly Measured[] | undefined, about: About): Measured[] {
  return (measures ?? []).filter((one) => !isSame(one, about))
}
