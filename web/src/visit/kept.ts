/** Drafts that the server does not have yet, kept in this browser until it does; signing out forgets everything that is kept under `palpate.`. */
import type { Visit } from '../record/types'
import type { Version } from './autosave'

const PREFIX = 'palpate.visit.'

export interface KeptVisit extends Version<Visit> { at: string }

/** Whether it is kept: a browser without room, or one that keeps nothing, says no. */
export function keepVisit(kept: KeptVisit): boolean {
  try {
    localStorage.setItem(PREFIX + kept.document.id, JSON.stringify(kept))
    return true
  } catch {
    return false
  }
}

export function keptVisit(id: string): KeptVisit | null {
  const text = localStorage.getItem(PREFIX + id)
  if (!text) return null
  try {
    const kept = JSON.parse(text) as KeptVisit
    return kept.document.id === id && typeof kept.version === 'number' ? kept : null
  } catch {
    // An unreadable draft is worth nothing.
    localStorage.removeItem(PREFIX + id)
    return null
  }
}

export function forgetVisit(id: string): void {
  localStorage.removeItem(PREFIX + id)
}
