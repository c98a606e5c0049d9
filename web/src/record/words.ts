/** Names and rights as the pages need them. */
import type { Name, Role } from './types'

/** As it is said: given name first. */
export function nameText({ given, family }: Name): string {
  return given ? `${given} ${family}` : family
}

export function canTreat(role: Role | undefined): boolean {
  return role === 'owner' || role === 'clinician'
}

export function canKeepPatients(role: Role | undefined): boolean {
  return canTreat(role) || role === 'front_desk'
}

/** Erases records and says how long they are kept. */
export function canErase(role: Role | undefined): boolean {
  return role === 'owner'
}
