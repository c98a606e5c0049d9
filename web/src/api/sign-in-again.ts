/** Requests that wait for the reader to sign in again, and whether the page must ask for it. */
import { useSyncExternalStore } from 'react'

let waiting: (() => void)[] = []
const listeners = new Set<() => void>()

function tell(): void {
  for (const listener of listeners) listener()
}

/** Asks the reader to sign in; resolves when that has happened. */
export function signedInAgain(): Promise<void> {
  return new Promise((done) => {
    waiting = [...waiting, done]
    tell()
  })
}

/** The reader has signed in: what waited goes on. */
export function goOn(): void {
  const held = waiting
  waiting = []
  tell()
  for (const done of held) done()
}

export function useMustSignInAgain(): boolean {
  return useSyncExternalStore(
    (listener) => {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
    () => waiting.length > 0,
  )
}
