/** Needles in a visit: put in, counted, taken out. No clock: times come from the caller. */
import type { Side } from '../case/store'
import type { BodySite, Needle } from '../record/types'

export interface Count { placed: number; out: number; isOpen: boolean }

export function countOf(needles: readonly Needle[]): Count {
  const out = needles.filter((needle) => needle.out !== undefined).length
  return { placed: needles.length, out, isOpen: out < needles.length }
}

export interface Placing { muscle: string; side: Side; site?: BodySite; at: string }

/** The next needle: what describes the box it comes from is as with the one before. A number is never used twice. */
export function placed(needles: readonly Needle[], placing: Placing): Needle[] {
  const { muscle, side, site, at } = placing
  const before = needles[needles.length - 1]
  const next: Needle = {
    number: Math.max(0, ...needles.map(({ number }) => number)) + 1,
    muscle, side, ...(site ? { site } : {}),
    technique: before?.technique ?? 'pistoning',
    ...pick(before, ['diameter', 'length', 'lot', 'expires']),
    twitches: 0,
    inserted: at,
  }
  return [...needles, next]
}

function pick<K extends keyof Needle>(needle: Needle | undefined, keys: readonly K[]): Partial<Pick<Needle, K>> {
  return Object.fromEntries(keys.flatMap((key) => (needle?.[key] === undefined ? [] : [[key, needle[key]]]))) as Partial<Pick<Needle, K>>
}

export function changed(needles: readonly Needle[], number: number, change: Partial<Needle>): Needle[] {
  return needles.map((needle) => (needle.number === number ? { ...needle, ...change } : needle))
}

export function takenOut(needles: readonly Needle[], number: number, at: string): Needle[] {
  return changed(needles, number, { out: { at, is_whole: true } })
}

export function allOut(needles: readonly Needle[], at: string): Needle[] {
  return needles.map((needle) => (needle.out ? needle : { ...needle, out: { at, is_whole: true } }))
}

/** Back in: the press on "Out" was a slip. */
export function putBack(needles: readonly Needle[], number: number): Needle[] {
  return changed(needles, number, { out: undefined })
}

/** Minutes and seconds that a needle has been, or was, in: `mm:ss`, longer ones `h:mm:ss`. */
export function timeIn(needle: Needle, now: number): string {
  const until = needle.out ? Date.parse(needle.out.at) : now
  const seconds = Math.max(0, Math.floor((until - Date.parse(needle.inserted)) / 1000))
  const [hours, minutes] = [Math.floor(seconds / 3600), Math.floor(seconds / 60) % 60]
  const two = (value: number) => String(value).padStart(2, '0')
  return hours > 0 ? `${hours}:${two(minutes)}:${two(seconds % 60)}` : `${two(minutes)}:${two(seconds % 60)}`
}

/** Distinct muscles and sides that were treated, in the order of treatment. */
export function treatedMuscles(visit: { needles?: Needle[]; manual?: { muscle?: string; side?: Side }[] }): { muscle: string; side?: Side }[] {
  const all = [...(visit.needles ?? []), ...(visit.manual ?? [])]
    .flatMap(({ muscle, side }) => (muscle ? [{ muscle, ...(side ? { side } : {}) }] : []))
  return all.filter((one, index) => all.findIndex((other) => other.muscle === one.muscle && other.side === one.side) === index)
}
