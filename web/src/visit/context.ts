/** What every part of the visit's page needs: the visit, how to change it, the ranking, who the patient is. */
import { createContext, use } from 'react'
import type { Check, Patient, Visit } from '../record/types'
import type { Ranking } from '../pages/useAssessment'
import type { VisitSession } from './session'

export interface VisitPageState {
  session: VisitSession
  visit: Visit
  checks: Check[]
  isSigned: boolean
  ranking: Ranking
  patient: Patient
  /** The signed visit before this one. */
  last: Visit | null
  /** The last visit was taken as a start: what was done then is offered. */
  isAsLastTime: boolean
  nameOf(cause: string): string
  timeZone: string
}

export const VisitContext = createContext<VisitPageState | null>(null)

export function useVisit(): VisitPageState {
  const state = use(VisitContext)
  if (!state) throw new Error('a part of the visit stands outside of its page')
  return state
}
