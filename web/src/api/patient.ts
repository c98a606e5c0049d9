/** Requests of a patient's own page and of a paired phone: nobody is signed in, a closed page is told and not held back. */
import type { CaseWire } from './types'
import type { components } from './schema'
import { problemOf, unreachable } from './problem'

type Schemas = components['schemas']
export type OwnPage = Schemas['OwnPage']
export type OwnVisit = Schemas['OwnVisit']
export type OwnQuestion = Schemas['OwnQuestion']
export type OwnSign = Schemas['OwnSign']
export type Urgency = Schemas['UrgencyOfReport']
export type OwnAnswer = { measure: string; about: string; value: number }
export type Sent = Schemas['Sent']
export type Access = Schemas['AccessLine']
export type ResponseKind = Schemas['ResponseKind']

export interface NewReport {
  drawing?: CaseWire['drawing']
  pain?: CaseWire['pain']
  answers: OwnAnswer[]
  after_effects: string[]
  warnings: string[]
  done_at_home: string[]
  words: string
}

async function send<T>(path: string, method: 'GET' | 'POST' | 'DELETE' = 'GET', body?: unknown): Promise<T> {
  const response = await fetch(path, {
    method,
    headers: { 'X-Palpate': '1', ...(body === undefined ? {} : { 'Content-Type': 'application/json' }) },
    body: body === undefined ? undefined : JSON.stringify(body),
  }).catch(() => { throw unreachable() })
  const said: unknown = response.status === 204 ? undefined : await response.json().catch(() => null)
  if (!response.ok) throw problemOf(response.status, said)
  return said as T
}

export const patient = {
  open: (code: string, birthDate: string) => send<OwnPage>('/api/patient/session', 'POST', { code, birth_date: birthDate }),
  close: () => send<void>('/api/patient/session', 'DELETE'),
  page: () => send<OwnPage>('/api/patient/page'),
  report: (report: NewReport) => send<Sent>('/api/patient/report', 'POST', report),
  accesses: () => send<Access[]>('/api/patient/accesses'),
}

export const phone = {
  isPaired: () => send<void>('/api/pair/session'),
  pair: (code: string) => send<void>('/api/pair/session', 'POST', { code }),
  press: (kind: ResponseKind) => send<{ at: string }>('/api/pair/responses', 'POST', { kind }),
}
