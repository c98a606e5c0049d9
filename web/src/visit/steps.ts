/** The six steps of a visit: what is done in each, and where something of the visit stands on the page. */
import type { Check, Visit } from '../record/types'
import { countOf } from './needles'

export const STEPS = ['paint', 'examine', 'decide', 'treat', 'home', 'finish'] as const
export type Step = (typeof STEPS)[number]

/** done: nothing is missing; begun: something is there; open: nothing is there; stop: cannot be signed so. */
export type StepState = 'done' | 'begun' | 'open' | 'stop'

export function stepOfPlace(place: string): Step {
  const field = /^[a-z_]+/.exec(place)?.[0] ?? ''
  switch (field) {
    case 'case': return /^case\.(findings|excluded)/.test(place) ? 'examine' : 'paint'
    case 'assessment': return 'examine'
    case 'safety': case 'consent': case 'plan': return 'decide'
    case 'needles': case 'manual': case 'responses': case 'reactions': return 'treat'
    case 'home': return 'home'
    default: return 'finish'
  }
}

/** `needles[2].depth` → the id of the element that shows the third needle. */
export function elementOfPlace(place: string): string {
  const [, field, index] = /^([a-z_]+)(?:\[(\d+)\])?/.exec(place) ?? []
  if (!field) return stepElement('finish')
  return index === undefined ? `visit-${field}` : placeElement(field, Number(index))
}

export function placeElement(field: string, index: number): string {
  return `visit-${field}-${index}`
}

export function stepElement(step: Step): string {
  return `visit-step-${step}`
}

export function stateOf(step: Step, visit: Visit, checks: readonly Check[]): StepState {
  if (step === 'treat' && countOf(visit.needles ?? []).isOpen) return 'stop'
  const here = checks.filter(({ place }) => stepOfPlace(place) === step)
  if (here.some(({ level }) => level === 'stop')) return 'stop'
  const isMissing = here.some(({ level }) => level === 'missing' || level === 'reason_needed')
  const [has, isWhole] = contentOf(step, visit)
  if (isWhole && !isMissing) return 'done'
  return has || isMissing ? 'begun' : 'open'
}

/** Whether there is something, and whether it is all that the step asks for. */
function contentOf(step: Step, visit: Visit): [has: boolean, isWhole: boolean] {
  switch (step) {
    case 'paint': {
      const has = (visit.case.drawing?.strokes?.length ?? visit.case.drawing?.cells?.length ?? 0) > 0 || (visit.case.pain?.length ?? 0) > 0
      return [has, has]
    }
    case 'examine': {
      const has = (visit.case.findings?.length ?? 0) > 0
      return [has, has]
    }
    case 'decide': {
      const isScreened = visit.safety.is_complete
      return [isScreened || (visit.safety.answers?.length ?? 0) > 0 || Boolean(visit.plan.text), isScreened && Boolean(visit.plan.text)]
    }
    case 'treat': {
      const has = (visit.needles?.length ?? 0) + (visit.manual?.length ?? 0) > 0
      return [has, has]
    }
    case 'home': {
      const has = (visit.home?.length ?? 0) > 0
      return [has, has]
    }
    case 'finish': return [(visit.measures?.length ?? 0) > 0 || Boolean(visit.note), visit.state.state === 'signed']
  }
}
