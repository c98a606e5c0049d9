/** What a patient sent, on its way into a draft: each value stays marked as the patient's. */
import type { components } from '../api/schema'
import type { Measured, PatientReport, Reaction, Visit } from '../record/types'

type AfterEffect = components['schemas']['AfterEffect']

/** The atlas counts events; the visit keeps how serious this one was. */
const SEVERITY = { minor: 'mild', significant: 'significant', serious: 'serious' } as const

/** Measures, reactions and where they come from; the drawing and the warning signs go into the case. */
export function takenOver(visit: Visit, report: PatientReport, effects: readonly AfterEffect[], note: string): Visit {
  const others = (visit.measures ?? []).filter((one) => !(report.measures ?? []).some((sent) => isSame(one, sent)))
  const reactions = (report.after_effects ?? []).flatMap((id): Reaction[] => {
    const effect = effects.find((one) => one.id === id)
    return effect ? [{ event: effect.event, severity: SEVERITY[effect.severity], began: report.at, note }] : []
  })
  return {
    ...visit,
    measures: [...others, ...(report.measures ?? [])],
    ...(reactions.length > 0 ? { reactions: [...(visit.reactions ?? []), ...reactions] } : {}),
    reports: [...(visit.reports ?? []).filter((id) => id !== report.id), report.id],
  }
}

function isSame(a: Measured, b: Measured): boolean {
  return a.measure === b.measure && a.side === b.side && (a.about ?? '') === (b.about ?? '')
}
