/** The server's types, generated from `openapi.json`, under the names the page uses and with what JSON cannot say: which words a string may be. */
import type { Quality, Stroke } from '../body/drawing'
import type { Result, Side } from '../case/store'
import type { components } from './schema'

type Schemas = components['schemas']
/** Fields that may be left out when sent are always there when answered. */
type Answered<T> = { [K in keyof T]-?: Answered<T[K]> }
type With<T, Narrower> = Omit<T, keyof Narrower> & Narrower
interface OnSide { side: Side | null }

export type CaseWire = With<Schemas['CaseWire'], {
  sex?: 'female' | 'male' | 'other' | null
  pain?: { region: string; intensity?: number | null; quality?: Quality | null }[]
  drawing?: { atlas?: string | null; cells?: [number, number][] | null; strokes?: Stroke[] } | null
  findings?: { sign: string; muscle?: string | null; side?: Side | null; result: Result }[]
}>

export type Part = 'pain' | 'missing' | 'finding' | 'person' | 'prior'
/** As `locate::Speaks` is written. */
export type Speaks = 'strongly against' | 'against' | 'weakly against' | 'hardly' | 'weakly for' | 'for' | 'strongly for'
export type Contribution = With<Answered<Schemas['ContributionWire']>, { part: Part; speaks: Speaks | null }>
export type Contrast = With<Schemas['ContrastWire'], { items: Contribution[] }>
export type CauseLine = With<Answered<Schemas['CauseWire']>, OnSide & { kind: 'muscle' | 'mimic'; contributions?: Contribution[] | null; explained_away?: Schemas['AwayWire'] | null }>
export type RaisedFlag = With<Schemas['FlagWire'], { action: Schemas['FlagAction'] }>
export type NextSign = With<Schemas['NextWire'], OnSide>
export type CauseCells = With<Schemas['CauseCells'], OnSide>
export type Assessment = With<Schemas['AssessmentWire'], {
  causes: CauseLine[]
  red_flags: RaisedFlag[]
  next: NextSign[]
  examination: With<Schemas['ExaminationWire'], { batch: NextSign[] }>
  cells?: { explained: CauseCells[]; missing: CauseCells[]; unexplained: number[] } | null
}>

export type Overview = Schemas['Overview']
export type Region = With<Schemas['RegionLine'], OnSide>
export type MuscleLine = Schemas['MuscleLine']
export type MimicLine = Schemas['MimicLine']
export type Muscle = Answered<Schemas['MuscleEntry']>
export type Mimic = Answered<Schemas['MimicEntry']>
export type SignUse = Answered<Schemas['SignUse']>
export type Sign = Schemas['Sign']
export type RedFlag = Schemas['RedFlag']
export type Load = Schemas['Load']
export type Prior = Muscle['prior']
export type Population = Schemas['Population']
export type Technique = Answered<Schemas['Technique']>
export type Contraindication = Answered<Schemas['Contraindication']>
export type Measure = Answered<Schemas['Measure']>
export type Movement = Schemas['MovementRow']
export type Treatment = Answered<Schemas['Treatment']>
export type Source = Schemas['Source']
export type Grade = Schemas['Grade']
export interface Supported { grade: Grade; sources: string[] }

export type Zones = With<Schemas['Zones'], {
  zones: With<Answered<Schemas['ZoneLine']>, OnSide & { points: [number, number, number][] }>[]
  points: { id: string; side: Side; at: [number, number, number] }[]
  span: With<Schemas['SpanLine'], { side: Side; points: [number, number, number][] }>[]
}>
