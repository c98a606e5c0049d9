/** The record's types, generated from `openapi.json`, under the names the pages use and with what JSON cannot say. */
import type { CaseWire } from '../api/types'
import type { components } from '../api/schema'

type Schemas = components['schemas']
/** What is not known is left out of the record, never null. */
type Written<T> = T extends (infer Item)[]
  ? Written<Item>[]
  : T extends object
    ? { [K in keyof T]: undefined extends T[K] ? Written<Exclude<T[K], null>> : Written<T[K]> }
    : T
type With<T, Narrower> = Omit<T, keyof Narrower> & Narrower
/** What has a default is always there when the server answers. */
type Sure<T, K extends keyof T> = Omit<T, K> & { [P in K]-?: Exclude<T[P], undefined> }

export type Name = Schemas['Name']
export type Clinic = Written<Schemas['Clinic']>
export type Practitioner = Written<Schemas['Practitioner']>
export type Training = Written<Schemas['Training']>
export const SEXES = ['female', 'male', 'other', 'unknown'] as const
export type PatientSex = (typeof SEXES)[number]
export type Patient = Sure<With<Written<Schemas['Patient']>, { sex: PatientSex }>, 'contact'>
export type Episode = Written<Schemas['Episode']>
export type Diagnosis = Schemas['Diagnosis']
export type Goal = Written<Schemas['Goal']>

export const JURISDICTIONS = ['general', 'new_jersey', 'virginia', 'colorado', 'kansas', 'england'] as const satisfies Schemas['Jurisdiction'][]
export type Jurisdiction = Schemas['Jurisdiction']
export const ROLES = ['owner', 'clinician', 'front_desk', 'auditor', 'researcher'] as const satisfies Schemas['Role'][]
export type Role = Schemas['Role']
export const OUTCOMES = ['resolved', 'improved', 'unchanged', 'worse', 'referred', 'lost'] as const satisfies Schemas['Outcome'][]
export type Outcome = Schemas['Outcome']
export const NEEDLE_TECHNIQUES = ['static', 'pistoning', 'winding', 'superficial', 'electrical', 'injection'] as const satisfies Schemas['NeedleTechnique'][]
export type NeedleTechnique = Schemas['NeedleTechnique']

/** Where on the skin: cell of the body, millimetres on the neutral body. */
export type BodySite = With<Schemas['BodySite'], { point: [number, number, number] }>
export type Needle = Sure<With<Written<Schemas['Needle']>, { site?: BodySite }>, 'twitches'>
export type ManualTreatment = With<Written<Schemas['ManualTreatment']>, { site?: BodySite }>
export type PatientResponse = With<Written<Schemas['Response']>, { site?: BodySite }>
export type ResponseKind = Schemas['ResponseKind']
export type AssessmentSnapshot = Written<Schemas['AssessmentSnapshot']>
export type RankedCause = Written<Schemas['RankedCause']>
export type Severity = 'mild' | 'significant' | 'serious'
export type Reaction = With<Written<Schemas['Reaction']>, { severity: Severity }>
export type SafetyAnswer = Written<Schemas['SafetyAnswer']>
export type SafetyScreen = Sure<Written<Schemas['SafetyScreen']>, 'is_complete'>
export type ConsentItem = Schemas['ConsentItem']
export type Consent = Sure<Written<Schemas['Consent']>, 'copy_given'>
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
export type Plan = Written<Schemas['Plan']>
export type HomeItem = Written<Schemas['HomeItem']>
export type Measured = Sure<Written<Schemas['Measured']>, 'by_patient'>
export type Addendum = Schemas['Addendum']
export type VisitKind = Schemas['VisitKind']

export type Visit = With<Written<Schemas['Visit']>, {
  case: CaseWire
  safety: SafetyScreen
  plan: Plan
  consent?: Consent
  needles?: Needle[]
  manual?: ManualTreatment[]
  responses?: PatientResponse[]
  reactions?: Reaction[]
  measures?: Measured[]
}>

/** What a patient sent from the own page. */
export type PatientReport = With<Written<Schemas['PatientReport']>, { drawing?: CaseWire['drawing']; pain?: CaseWire['pain']; measures?: Measured[] }>
export interface ReportRecord { report: PatientReport; version: number }
export type ReportLine = Schemas['ReportLine']
export type Urgency = Schemas['UrgencyOfReport']
/** Shown once; the link is put behind the address of the page. */
export type ShownCode = Schemas['ShownCode']
/** Without its code, which is shown once. */
export type Invitation = Schemas['InvitationLine']
export interface PairingState { is_paired: boolean; answers: { number: number; response: PatientResponse }[] }

export type MuscleSide = Schemas['TreatedMuscle']
export type PatientLine = Schemas['PatientLine']
/** How much is kept of a patient. */
export type Extent = Schemas['Extent']
/** An entry that was merged into another. */
export type MergedDouble = Schemas['MergedDouble']
/** How long records are kept, and whose time is over. */
export type Retention = Schemas['Retention']
export type VisitLine = Schemas['VisitLine']
export type Check = Schemas['Check']
export type Day = Schemas['Today']
/** Visits newest first. */
export type EpisodeWithVisits = With<Schemas['EpisodeEntry'], { episode: Episode }>
export type PatientRecord = With<Schemas['PatientPage'], { patient: Patient; episodes: EpisodeWithVisits[] }>
export type VisitRecord = With<Schemas['VisitPage'], { visit: Visit; billing?: Billing | null }>

export type SeriesPoint = Schemas['SeriesPoint'] & { is_sore?: boolean }
export type Series = With<Written<Schemas['Series']>, {
  better: Schemas['Better']
  about?: string
  sources?: string[]
  points: SeriesPoint[]
  /** In whom the important and the detectable change were found. */
  population?: string
}>
export interface OpenMimic { mimic: string; name: string; side?: Schemas['BodySide'] | null; p: number }
export type Verdict = With<Schemas['Verdict'], { open_mimics: OpenMimic[] }>
export type Treated = With<Schemas['Treated'], { muscles: MuscleSide[] }>
export type PaintedArea = Schemas['PaintedArea']
export type RepeatError = Schemas['RepeatError']
export type Track = With<Schemas['Track'], { series: Series[]; treated: Treated[]; verdict: Verdict }>

export type Session = With<Schemas['Session'], { me?: Practitioner | null; clinic?: Clinic | null }>
export type SignIn = Schemas['SessionLine']
/** A read of a record; nobody is named where it was the patient or the program. */
export type Access = Schemas['AccessLine']
