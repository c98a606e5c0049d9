/** What the reader points at without choosing it: a cause in the ranking, a region in the list, the area nothing explains. */
import { useSyncExternalStore } from 'react'
import type { CauseRef } from './store'

export interface Pointed {
  cause: CauseRef | null
  region: string | null
  showsUnexplained: boolean
}

let pointed: Pointed = { cause: null, region: null, showsUnexplained: false }
const listeners = new Set<() => void>()

export function point(change: Partial<Pointed>): void {
  pointed = { ...pointed, ...change }
  for (const listener of listeners) listener()
}

export function usePointed(): Pointed {
  return useSyncExternalStore(
    (listener) => {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
    () => pointed,
  )
}
