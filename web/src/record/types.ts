/** The record as the server speaks it: the written form of `crates/care/src/format`. */
import type { CaseWire } from '../api/types'
import type { Side } from '../case/store'

export interface Name { family: string; given?: string }

export const JURISDICTIONS = ['general', 'new_jersey', 'virginia', 'colorado', 'kansas', 'england'] as const
export type Jurisdiction = (typeof JURISDICTIONS)[number]

export interface Clinic {
  id: string
  name: string
  address?: string[]
  phone?: string
  /** IANA name: what a day is. */
  time_zone: string
  jurisdiction: Jurisdiction
  is_demonstration?: boolean
}

export const ROLES = ['owner', 'clinician', 'front_desk', 'auditor', 'researcher'] as const
export type Role = (typeof ROLES)[number]

export interface Training { part: string; course: string; hours?: number; completed: string; expires?: string }

export interface Practitioner {
  id: string
  clinic: string
  name: Name
  role: Role
  licence?: string
  training?: Training[]
  has_left?: boolean
}

export const SEXES = ['female', 'male', 'other', 'unknown'] as const
export type PatientSex = (typeof SEXES)[number]

export interface Patient {
  id: string
  clinic: string
  name: Name
  birth_date?: string
  sex: PatientSex
  contact: { phone?: string; email?: string }
  language: string
  /** Contraindications of the atlas that hold at every visit. */
  standing?: string[]
  practitioner?: string
  alert?: string
  is_in_research?: boolean
  merged_into?: string
}

export const OUTCOMES = ['resolved', 'improved', 'unchanged', 'worse', 'referred', 'lost'] as const
export type Outcome = (typeof OUTCOMES)[number]
export type EpisodeState = { state: 'open' } | { state: 'closed'; on: string; outcome: Outcome }
export interface Diagnosis { code?: string; text: string }
export interface Goal { text: string; by?: string; is_reached?: boolean }

export interface Episode {
  id: string
  clinic: string
  patient: string
  title: string
  opened: string
  onset?: string
  diagnoses?: Diagnosis[]
  goals?: Goal[]
  state: EpisodeState
}

/** Where on the skin: cell of the body, millimetres on the neutral body. */
export interface BodySite { cell: number; point: [number, number, number] }

export const NEEDLE_TECHNIQUES = ['static', 'pistoning', 'winding', 'superficial', 'electrical', 'injection'] as const
export type NeedleTechnique = (typeof NEEDLE_TECHNIQUES)[number]

export interface Needle {
  number: number
  muscle: string
  side: Side
  site?: BodySite
  technique: NeedleTechnique
  /** Millimetres. */
  diameter?: number
  length?: number
  depth?: number
  direction?: string
  twitches: number
  is_familiar_pain?: boolean
  lot?: string
  expires?: string
  inserted: string
  /** Absent while it is still in the body. */
  out?: { at: string; is_whole: boolean }
  note?: string
}

export interface ManualTreatment {
  technique: string
  muscle?: string
  side?: Side
  site?: BodySite
  seconds?: number
  repetitions?: number
  pain?: number
  note?: string
}

export interface RankedCause { cause: string; side?: Side; p: number; lower: number; upper: number }
export interface AssessmentSnapshot {
  at: string
  atlas_version: string
  atlas_hash: string
  causes: RankedCause[]
  red_flags?: string[]
  unexplained: number
}

export type ResponseKind = 'more' | 'less' | 'familiar_pain' | 'stop'
export interface PatientResponse { at: string; kind: ResponseKind; muscle?: string; side?: Side; site?: BodySite }

export type Severity = 'mild' | 'significant' | 'serious'
export interface Reaction {
  event: string
  severity: Severity
  began: string
  ended?: string
  muscle?: string
  side?: Side
  action?: string
  note?: string
}

export interface SafetyAnswer { contraindication: string; is_present: boolean; reason?: string }
export interface SafetyScreen {
  answers?: SafetyAnswer[]
  is_complete: boolean
  denied_flags?: string[]
  flag_decision?: string
}

export interface ConsentItem { item: string; text: string; is_agreed: boolean }
export interface Consent {
  form: string
  items: ConsentItem[]
  signed_name: string
  at: string
  explained_by: string
  hash: string
  copy_given: boolean
}

/** What a patient reads and signs before being needled. */
export interface ConsentForm {
  id: string
  title: string
  /** Visits with needles, or calendar months, within an episode. */
  holds: { visits?: number; months?: number; note: string }
  copy_required: boolean
  /** `{practitioner}`, `{training_hours}`, `{technique}` and `{muscles}` in a text are filled in. */
  item: { id: string; text: string; is_required: boolean; basis: 'law' | 'guidance' | 'opinion'; sources?: string[] }[]
  source?: { key: string; citation: string; identifier: string; note: string }[]
}

/** The code by which the needling is billed, and the different muscles that it counts. */
export interface Billing { code: string; system: string; name: string; muscles: string[] }

export interface Plan { text?: string; visits?: number; reassess_on?: string; next_visit?: string }
export interface HomeItem { muscle?: string; side?: Side; text: string; times_a_day?: number; repetitions?: number; seconds?: number }
export interface Measured { measure: string; value: number; at: string; side?: Side; about?: string; by_patient: boolean }
export interface Addendum { at: string; by: string; text: string }

export type VisitKind = 'first' | 'follow_up' | 'discharge'
export type VisitState = { state: 'draft' } | { state: 'signed'; at: string; by: string }

export interface Visit {
  id: string
  clinic: string
  patient: string
  episode: string
  clinician: string
  kind: VisitKind
  begun: string
  case: CaseWire
  assessment?: AssessmentSnapshot
  safety: SafetyScreen
  consent?: Consent
  plan: Plan
  needles?: Needle[]
  manual?: ManualTreatment[]
  responses?: PatientResponse[]
  reactions?: Reaction[]
  home?: HomeItem[]
  measures?: Measured[]
  note?: string
  state: VisitState
  addenda?: Addendum[]
}

export interface MuscleSide { muscle: string; side?: Side | null }

export interface PatientLine {
  id: string
  name: string
  birth_date?: string | null
  sex: PatientSex
  last_visit?: string | null
  next_visit?: string | null
  /** Titles. */
  open_episodes: string[]
}

export interface VisitLine {
  id: string
  patient: { id: string; name: string }
  episode: { id: string; title: string }
  kind: VisitKind
  begun: string
  clinician: { id: string; name: string }
  is_signed: boolean
  muscles: MuscleSide[]
  nprs?: number | null
}

export interface Check {
  rule: string
  level: 'stop' | 'reason_needed' | 'missing' | 'caution'
  /** Where in the visit, such as `needles[2]`; empty for the whole of it. */
  place: string
  text: string
  muscle?: string | null
  side?: Side | null
  contraindication?: string | null
  sources: string[]
}

export interface Day { visits: VisitLine[]; unfinished: VisitLine[]; expected: VisitLine[] }
/** Visits newest first. */
export interface EpisodeWithVisits { episode: Episode; version: number; visits: VisitLine[] }
export interface PatientRecord { patient: Patient; version: number; episodes: EpisodeWithVisits[] }
export interface VisitRecord { visit: Visit; version: number; checks: Check[]; billing?: Billing | null }

export interface TrackPoint { visit: string; at: string; value: number; by_patient: boolean }
export interface Series {
  measure: string
  short: string
  unit: string
  better: 'lower' | 'higher'
  side?: Side | null
  about: string
  points: TrackPoint[]
  /** Change that matters to the patient, in the unit or in percent of the first value. */
  important?: number | null
  important_percent?: number | null
  /** Change beyond the error of the measurement. */
  detectable?: number | null
  sources: string[]
}
export interface AreaPoint { visit: string; at: string; cm2: number; percent: number }
export interface Treated { visit: string; at: string; muscles: MuscleSide[]; techniques: string[] }
export interface Verdict { text: string; is_not_responding: boolean; open_mimics: string[] }
export interface Track { series: Series[]; area: AreaPoint[]; treated: Treated[]; verdict: Verdict }

export interface Session {
  record: boolean
  is_first_run: boolean
  is_demonstration: boolean
  me?: Practitioner | null
  clinic?: Clinic | null
}
export interface SignIn { id: string; created: string; last_used: string; agent: string; is_this: boolean }
/** A read of a record; nobody is named where it was the patient or the program. */
export interface Access { at: string; who: { id: string; name: string } | null; what: string }
