/** What the patient has said about the pain: pains as layers, strokes, regions chosen from the list. Immutable; undo keeps a hundred. */
import type { Quality, Stroke } from '../body/drawing'

export interface Pain {
  /** The `layer` of its strokes. */
  id: number
  name: string
  quality: Quality
  isHidden: boolean
}

export interface RegionAnswer {
  region: string
  intensity: number
  quality: Quality
}

export interface Drawing {
  pains: Pain[]
  /** Which pain is being painted. */
  current: number
  strokes: Stroke[]
  regions: RegionAnswer[]
}

export const MOST_PAINS = 8
export const UNDO_STEPS = 100

export const EMPTY_DRAWING: Drawing = {
  pains: [{ id: 0, name: firstName(0), quality: 'aching', isHidden: false }],
  current: 0,
  strokes: [],
  regions: [],
}

/** Until it gets one of its own; kept in English, shown in the reader's language. */
export function firstName(id: number): string {
  return `Pain ${id + 1}`
}

export function isEmpty(drawing: Drawing): boolean {
  return drawing.strokes.length === 0 && drawing.regions.length === 0
}

export function currentPain(drawing: Drawing): Pain {
  return drawing.pains.find((pain) => pain.id === drawing.current) ?? drawing.pains[0]
}

export function addPain(drawing: Drawing): Drawing {
  if (drawing.pains.length >= MOST_PAINS) return drawing
  const id = Math.max(-1, ...drawing.pains.map((pain) => pain.id)) + 1
  const pain: Pain = { id, name: firstName(id), quality: 'aching', isHidden: false }
  return { ...drawing, pains: [...drawing.pains, pain], current: id }
}

export function changePain(drawing: Drawing, id: number, change: Partial<Omit<Pain, 'id'>>): Drawing {
  const pains = drawing.pains.map((pain) => (pain.id === id ? { ...pain, ...change } : pain))
  const { quality } = change
  if (!quality) return { ...drawing, pains }
  const strokes = drawing.strokes.map((stroke) => (stroke.layer === id ? { ...stroke, quality } : stroke))
  return { ...drawing, pains, strokes }
}

export function removePain(drawing: Drawing, id: number): Drawing {
  const pains = drawing.pains.filter((pain) => pain.id !== id)
  if (pains.length === 0) return { ...EMPTY_DRAWING, regions: drawing.regions }
  const current = drawing.current === id ? pains[pains.length - 1].id : drawing.current
  return { ...drawing, pains, current, strokes: drawing.strokes.filter((stroke) => stroke.layer !== id) }
}

/** Intensity 0 takes the answer back. */
export function answerRegion(drawing: Drawing, region: string, intensity: number): Drawing {
  const others = drawing.regions.filter((answer) => answer.region !== region)
  if (intensity === 0) return { ...drawing, regions: others }
  const quality = currentPain(drawing).quality
  const answered = drawing.regions.find((answer) => answer.region === region)
  if (!answered) return { ...drawing, regions: [...drawing.regions, { region, intensity, quality }] }
  return { ...drawing, regions: drawing.regions.map((answer) => (answer === answered ? { ...answer, intensity } : answer)) }
}

export interface Undo<T> {
  past: T[]
  now: T
  future: T[]
}

export function started<T>(now: T): Undo<T> {
  return { past: [], now, future: [] }
}

export function done<T>(undo: Undo<T>, next: T): Undo<T> {
  if (next === undo.now) return undo
  return { past: [...undo.past, undo.now].slice(-UNDO_STEPS), now: next, future: [] }
}

export function undone<T>(undo: Undo<T>): Undo<T> {
  if (undo.past.length === 0) return undo
  return { past: undo.past.slice(0, -1), now: undo.past[undo.past.length - 1], future: [undo.now, ...undo.future] }
}

export function redone<T>(undo: Undo<T>): Undo<T> {
  if (undo.future.length === 0) return undo
  return { past: [...undo.past, undo.now], now: undo.future[0], future: undo.future.slice(1) }
}
