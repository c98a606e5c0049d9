/** The stroke under the hand, before it is finished: the ranking follows it, undo does not know it. */
import { useSyncExternalStore } from 'react'
import type { Stroke } from '../body/drawing'

let live: Stroke[] | null = null
const listeners = new Set<() => void>()

export function setLive(strokes: Stroke[] | null): void {
  if (strokes === live) return
  live = strokes
  for (const listener of listeners) listener()
}

export function useLive(): Stroke[] | null {
  return useSyncExternalStore(
    (listener) => {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
    () => live,
  )
}
