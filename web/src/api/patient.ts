/** Requests of a patient's own page and of a paired phone: nobody is signed in, a closed page is told and not held back. */
import type { CaseWire } from './types'
import type { components } from './schema'
import { problemOf } from './problem'
import { request, type Sending } from './request'

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

async function send<T>(path: string, sending?: Sending): Promise<T> {
  const { isOk, status, said } = await request(path, sending)
  if (!isOk) throw problemOf(status, said)
  return said as T
}

export const patient = {
  open: (code: string, birthDate: string) => send<OwnPage>('/api/patient/session', { method: 'POST', body: { code, birth_date: birthDate } }),
  close: () => send<void>('/api/patient/session', { method: 'DELETE' }),
  page: () => send<OwnPage>('/api/patient/page'),
  report: (report: NewReport) => send<Sent>('/api/patient/report', { method: 'POST', body: report }),
  accesses: () => send<Access[]>('/api/patient/accesses'),
}

export const phone = {
  isPaired: () => send<void>('/api/pair/session'),
  pair: (code: string) => send<void>('/api/pair/session', { method: 'POST', body: { code } }),
  press: (kind: ResponseKind) => send<{ at: string }>('/api/pair/responses', { method: 'POST', body: { kind } }),
}
