/** The server's types under the names the page uses. */
import type { Quality, Stroke } from '../body/drawing'
import type { Result, Side } from '../case/store'

export interface CaseWire {
  id: string
  age?: number | null
  sex?: 'female' | 'male' | 'other' | null
  duration_weeks?: number | null
  pain?: { region: string; intensity?: number | null; quality?: Quality | null }[]
  drawing?: { atlas?: string | null; cells?: [number, number][]; strokes?: Stroke[] } | null
  findings?: { sign: string; muscle?: string | null; side?: Side | null; result: Result }[]
  history?: string[]
  red_flags?: string[]
  excluded?: string[]
  [kept: string]: unknown
}

export interface CauseLine {
  cause: string
  name: string
  side: Side | null
  kind: 'muscle' | 'mimic'
  p: number
  lower: number
  upper: number
  explains: number
  missing: number
  because: string[]
  against: string[]
  points: { id: string; p: number; lower: number; upper: number }[]
}

export interface RaisedFlag {
  id: string
  name?: string
  action: 'emergency' | 'urgent' | 'caution'
  because: string[]
}

export interface NextSign {
  sign: string
  name: string
  how_to: string
  cause: string
  side: Side | null
  bits: number
  effort?: number
  p_now: number
  p_if_present: number
  p_if_absent: number
}

export interface CauseCells {
  cause: string
  side: Side | null
  cells: [number, number][]
}

export interface Assessment {
  atlas: { version: string; hash: string }
  red_flags: RaisedFlag[]
  causes: CauseLine[]
  unexplained: number
  next: NextSign[]
  abstained: string | null
  closed: boolean
  cells?: { explained: CauseCells[]; missing: CauseCells[]; unexplained: number[] }
  painted?: { cells: number; percent_of_body: number; regions: string[] }
}

export interface Overview { version: string; hash: string; muscles: number; mimics: number; signs: number }
export interface Region { id: string; base: string; side: Side | null; name: string; covers?: string }
export type Grade = 'measured' | 'textbook' | 'opinion'

export interface CauseIndexLine {
  id: string
  name: string
  synonyms: string[]
  essential: string[]
  spillover: string[]
  grade: Grade
}
export interface MuscleLine extends CauseIndexLine { group: string }
export interface MimicLine extends CauseIndexLine { kind: string; sided: boolean; urgency: 'routine' | 'urgent' | 'emergency' }

export interface Supported { grade: Grade; sources?: string[] }
export interface Advice extends Supported { text: string }
export interface Source { key: string; citation: string; identifier?: string | null; kind?: string; read: boolean }
export interface SignUse extends Supported { id: string; how?: string | null; note?: string | null; sensitivity?: number | null; specificity?: number | null; lr_pos?: number | null; lr_neg?: number | null }
export interface Pain extends Supported { description: string; plain: string; essential: string[]; spillover: string[] }
export interface Prior extends Supported { value: number; basis: string }

export interface Muscle {
  id: string
  name: string
  synonyms: string[]
  group: string
  codes: Record<string, string | string[] | null>
  anatomy: Supported & { origin: string; insertion: string; nerve: string; roots: string[]; actions: string[] }
  pain: Pain
  point: (Supported & { id: string; name: string; note?: string | null })[]
  prior: Prior
  load: (Supported & { id: string; note?: string | null })[]
  sign: SignUse[]
  unit: Supported & { agonists: string[]; antagonists: string[]; satellites: string[] }
  palpation: Supported & { position: string; technique: string; feel: string }
  needling: Supported & {
    allowed: boolean
    why?: string | null
    position?: string | null
    needle?: string | null
    direction?: string | null
    depth?: string | null
    max_depth_mm?: number | null
    beneath?: string | null
    hazards: string[]
    hazards_none?: string | null
    who_should_not?: string | null
  }
  release: Advice
  stretch: Advice
  exercise: Advice
  self_care: Advice
  evidence: Advice
  references: Source[]
}

export interface Mimic {
  id: string
  name: string
  synonyms: string[]
  kind: string
  sided: boolean
  urgency: 'routine' | 'urgent' | 'emergency'
  codes: Record<string, string | string[] | null>
  pain: Pain
  prior: Prior
  sensitises: (Supported & { muscle: string; odds: number; note?: string | null })[]
  sign: SignUse[]
  red_flags: string[]
  distinguish: Advice
  action: Advice & { refer_to?: string | null }
  evidence: Advice
  references: Source[]
}

export interface Sign { id: string; name: string; scope: 'muscle' | 'test'; how_to: string; positive: string; effort: number; grade: Grade }
export interface RedFlag { id: string; name: string; ask: string; condition: string; action: 'emergency' | 'urgent' | 'caution'; regions: string[] }
export interface Load { id: string; name: string; kind: string }

export interface Zones {
  zones: { side: Side | null; point: string | null; class: 'essential' | 'spillover'; probability: number; radius_mm: number; points: [number, number, number][] }[]
  points: { id: string; side: Side; at: [number, number, number] }[]
}
