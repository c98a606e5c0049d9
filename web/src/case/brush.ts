/** How the next stroke is painted, and whether the pointer paints at all. Not part of the case. */
import { useSyncExternalStore } from 'react'

export type Mode =
  | { kind: 'move' }
  | { kind: 'paint' }
  | { kind: 'erase' }

export interface Brush {
  mode: Mode
  radiusMm: number
  intensity: number
  isMirrored: boolean
}

export const SMALLEST_BRUSH_MM = 6
export const LARGEST_BRUSH_MM = 45

let brush: Brush = { mode: { kind: 'paint' }, radiusMm: 18, intensity: 6, isMirrored: false }
const listeners = new Set<() => void>()

export function getBrush(): Brush {
  return brush
}

export function setBrush(change: Partial<Brush>): void {
  brush = { ...brush, ...change }
  for (const listener of listeners) listener()
}

export function onBrush(listener: () => void): () => void {
  listeners.add(listener)
  return () => listeners.delete(listener)
}

export function useBrush(): Brush {
  return useSyncExternalStore(onBrush, getBrush)
}
