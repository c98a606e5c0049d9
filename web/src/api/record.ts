/**
 * Every request to the record. A session that ended holds the request back until the reader has signed in again, so that
 * nothing typed is lost; a stale version is thrown as [`Stale`] with what is there now.
 */
import type {
  Access, Billing, Check, Clinic, ConsentForm, Day, Episode, EpisodeWithVisits, Extent, Invitation, Name, Patient, PatientLine, PairingState, PatientRecord, Practitioner, ReportRecord, Retention, Session, ShownCode, SignIn, Track, Visit, VisitKind, VisitRecord,
} from '../record/types'
import { Problem, problemOf } from './problem'
import { request, type Sending } from './request'
import { signedInAgain } from './sign-in-again'

/** Somebody else changed the document meanwhile: theirs, and the version that a new change starts from. */
export class Stale<T> extends Problem {
  readonly current: T & { version: number }

  constructor(problem: Problem, current: T & { version: number }) {
    super(problem.title, problem.message, problem.place, problem.remedy, problem.said)
    this.current = current
  }
}

const SESSION = '/api/session'
const STALE = 'urn:palpate:stale'

const SIGNED_OUT = 'urn:palpate:signed-out'

async function send<T>(path: string, sending?: Sending): Promise<T> {
  for (;;) {
    const { isOk, status, said } = await request(path, sending)
    if (isOk) return said as T
    const problem = problemOf(status, said)
    if (problem.type === SIGNED_OUT && path !== SESSION) {
      await signedInAgain()
      continue
    }
    if (problem.type === STALE) throw new Stale(problem, problem.said.current as T & { version: number })
    throw problem
  }
}

export interface Setup {
  clinic: Pick<Clinic, 'name' | 'time_zone' | 'jurisdiction'>
  owner: { name: Name; licence: string }
  user_name: string
  password: string
}
export interface Credentials { user_name: string; password: string; code?: string }
export type NewPatient = Omit<Patient, 'id' | 'clinic'>
export type NewEpisode = Pick<Episode, 'title' | 'onset' | 'diagnoses' | 'goals'>
export type NewPractitioner = Pick<Practitioner, 'name' | 'role' | 'licence'> & { user_name: string; password: string }

export const record = {
  session: () => send<Session>(SESSION),
  setUp: (body: Setup) => send<Session>('/api/setup', { method: 'POST', body }),
  signIn: (body: Credentials) => send<Session>(SESSION, { method: 'POST', body }),
  signOut: () => send<void>(SESSION, { method: 'DELETE' }),

  signIns: () => send<SignIn[]>('/api/sessions'),
  endSignIn: (id: string) => send<void>(`/api/sessions/${id}`, { method: 'DELETE' }),
  changePassword: (body: { current: string; new: string }) => send<void>('/api/password', { method: 'POST', body }),
  startSecondFactor: (password: string) => send<{ secret: string; url: string }>('/api/totp', { method: 'POST', body: { password } }),
  confirmSecondFactor: (code: string) => send<{ recovery_codes: string[] }>('/api/totp/confirm', { method: 'POST', body: { code } }),
  endSecondFactor: (password: string) => send<void>('/api/totp', { method: 'DELETE', body: { password } }),

  practitioners: () => send<{ practitioner: Practitioner; version: number }[]>('/api/practitioners'),
  addPractitioner: (body: NewPractitioner) => send<{ practitioner: Practitioner; version: number }>('/api/practitioners', { method: 'POST', body }),
  changePractitioner: (practitioner: Practitioner, version: number) =>
    send<{ practitioner: Practitioner; version: number }>(`/api/practitioners/${practitioner.id}`, { method: 'PUT', body: { practitioner, version } }),

  today: (on: string) => send<Day>(`/api/today?on=${on}`),
  patients: (search: string, limit: number, signal?: AbortSignal) =>
    send<PatientLine[]>(`/api/patients?${new URLSearchParams({ search, limit: String(limit) })}`, { signal }),
  patient: (id: string) => send<PatientRecord>(`/api/patients/${id}`),
  addPatient: (patient: NewPatient) => send<{ patient: Patient; version: number }>('/api/patients', { method: 'POST', body: patient }),
  changePatient: (patient: Patient, version: number) =>
    send<{ patient: Patient; version: number }>(`/api/patients/${patient.id}`, { method: 'PUT', body: { patient, version } }),
  /** How much is kept of a patient, to hold it beside another. */
  extent: (patient: string) => send<Extent>(`/api/patients/${patient}/extent`),
  merge: (stays: string, double: string) => send<void>(`/api/patients/${stays}/merge`, { method: 'POST', body: { double } }),
  erase: (patient: string, body: { reason: string; password: string }) => send<void>(`/api/patients/${patient}`, { method: 'DELETE', body }),
  /** Where all that is kept of a patient is to be saved from. */
  exported: (patient: string) => `/api/patients/${patient}/export`,
  retention: () => send<Retention>('/api/retention'),
  changeRetention: (body: { keep_years: number | null; version: number }) => send<Retention>('/api/retention', { method: 'PUT', body }),
  accesses: (patient: string) => send<Access[]>(`/api/patients/${patient}/accesses`),

  addEpisode: (patient: string, body: NewEpisode) =>
    send<{ episode: Episode; version: number }>(`/api/patients/${patient}/episodes`, { method: 'POST', body }),
  episode: (id: string) => send<EpisodeWithVisits>(`/api/episodes/${id}`),
  changeEpisode: (episode: Episode, version: number) =>
    send<{ episode: Episode; version: number }>(`/api/episodes/${episode.id}`, { method: 'PUT', body: { episode, version } }),
  track: (episode: string) => send<Track>(`/api/episodes/${episode}/track`),

  invite: (episode: string) => send<ShownCode>(`/api/episodes/${episode}/invitations`, { method: 'POST' }),
  invitations: (episode: string) => send<Invitation[]>(`/api/episodes/${episode}/invitations`),
  takeInvitationBack: (id: string) => send<void>(`/api/invitations/${id}`, { method: 'DELETE' }),
  reports: (episode: string) => send<ReportRecord[]>(`/api/episodes/${episode}/reports`),
  /** With a visit: its values were taken over into it. */
  readReport: (id: string, version: number, visit?: string) => send<ReportRecord>(`/api/reports/${id}/read`, { method: 'POST', body: { version, visit } }),

  pair: (visit: string) => send<ShownCode>(`/api/visits/${visit}/pairing`, { method: 'POST' }),
  pairing: (visit: string, taken: number) => send<PairingState>(`/api/visits/${visit}/pairing?taken=${taken}`),
  moveHand: (visit: string, hand: { muscle?: string; side?: string }) => send<void>(`/api/visits/${visit}/pairing`, { method: 'PUT', body: hand }),
  endPairing: (visit: string) => send<void>(`/api/visits/${visit}/pairing`, { method: 'DELETE' }),

  startVisit: (episode: string, kind: VisitKind, asLastTime = false) =>
    send<{ visit: Visit; version: number }>(`/api/episodes/${episode}/visits`, { method: 'POST', body: { kind, as_last_time: asLastTime } }),
  visit: (id: string) => send<VisitRecord>(`/api/visits/${id}`),
  changeVisit: (visit: Visit, version: number, signal?: AbortSignal) =>
    send<{ version: number; checks: Check[]; billing?: Billing | null }>(`/api/visits/${visit.id}`, { method: 'PUT', body: { visit, version }, signal }),
  sign: (id: string, version: number) => send<{ visit: Visit; version: number }>(`/api/visits/${id}/sign`, { method: 'POST', body: { version } }),
  /** Where a paper of a visit is to be opened. */
  paper: (visit: string, paper: 'handout' | 'note') => `/api/visits/${visit}/${paper}.pdf`,
  consentForm: () => send<ConsentForm>('/api/consent-form'),
  add: (id: string, text: string) => send<{ visit: Visit; version: number }>(`/api/visits/${id}/addenda`, { method: 'POST', body: { text } }),
}
