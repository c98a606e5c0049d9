/** What an earlier visit gives to this one: an explicit start. Nothing that was done is taken as done again. */
import type { CaseWire } from '../api/types'
import type { ManualTreatment, Needle, Visit, VisitLine } from '../record/types'

/** The signed visit before this one. */
export function earlierOf(visits: readonly VisitLine[], visit: Pick<Visit, 'id' | 'begun'>): VisitLine | null {
  const before = visits
    .filter((line) => line.id !== visit.id && line.is_signed && Date.parse(line.begun) < Date.parse(visit.begun))
    .sort((a, b) => Date.parse(b.begun) - Date.parse(a.begun))
  return before[0] ?? null
}

/** Plan and home programme as last time; what is written here already stays. */
export function startedAs(visit: Visit, last: Visit): Visit {
  const { text, visits, reassess_on: reassessOn } = last.plan
  return {
    ...visit,
    plan: { ...(text ? { text } : {}), ...(visits ? { visits } : {}), ...(reassessOn ? { reassess_on: reassessOn } : {}), ...visit.plan },
    home: visit.home?.length ? visit.home : last.home ?? [],
  }
}

/** The plan is that of last time. */
export function isStartedAs(visit: Visit, last: Visit | null): boolean {
  return Boolean(last?.plan.text) && visit.plan.text === last?.plan.text
}

/** Loads of the last case, where this one names none. */
export function historyOf(last: CaseWire): string[] {
  return last.history ?? []
}

/** Needles to offer: as they were put in, without what happened then. */
export function needlesToOffer(last: Visit, now: Visit): Needle[] {
  const done = [...(now.needles ?? [])]
  return (last.needles ?? []).filter((needle) => {
    const index = done.findIndex(({ muscle, side }) => muscle === needle.muscle && side === needle.side)
    if (index >= 0) done.splice(index, 1)
    return index < 0
  })
}

/** The needle of last time put in now. The lot is the one in use today: as the needle before, else to be typed. */
export function needleAgain(needles: readonly Needle[], last: Needle, at: string): Needle[] {
  const { muscle, side, site, technique, diameter, length, direction } = last
  const before = needles[needles.length - 1]
  const again: Needle = {
    number: Math.max(0, ...needles.map(({ number }) => number)) + 1,
    muscle, side, technique,
    ...(site ? { site } : {}), ...(diameter ? { diameter } : {}), ...(length ? { length } : {}), ...(direction ? { direction } : {}),
    ...(before?.lot ? { lot: before.lot } : {}), ...(before?.expires ? { expires: before.expires } : {}),
    twitches: 0,
    inserted: at,
  }
  return [...needles, again]
}

export function manualToOffer(last: Visit, now: Visit): ManualTreatment[] {
  const done = now.manual ?? []
  return (last.manual ?? []).filter((one) => !done.some((other) => isSameManual(one, other)))
}

export function manualAgain({ technique, muscle, side, site, seconds, repetitions }: ManualTreatment): ManualTreatment {
  return {
    technique, ...(muscle ? { muscle } : {}), ...(side ? { side } : {}), ...(site ? { site } : {}),
    ...(seconds ? { seconds } : {}), ...(repetitions ? { repetitions } : {}),
  }
}

function isSameManual(a: ManualTreatment, b: ManualTreatment): boolean {
  return a.technique === b.technique && a.muscle === b.muscle && a.side === b.side
}

/** Activities that were scored last time, to be read out again. */
export function activitiesOf(last: Visit | null): string[] {
  const all = (last?.measures ?? []).filter(({ measure }) => measure === 'psfs').map(({ about }) => about ?? '').filter(Boolean)
  return [...new Set(all)]
}
