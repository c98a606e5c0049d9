/** Answers to the safety screen: what applies, what does not, what is still to be asked. */
import type { Contraindication } from '../api/types'
import type { SafetyAnswer, SafetyScreen } from '../record/types'

/** Yes, no, or not asked yet. What holds for the patient at every visit counts as yes until somebody says no. */
export function answerOf(safety: SafetyScreen, standing: readonly string[], id: string): boolean | null {
  const answer = safety.answers?.find(({ contraindication }) => contraindication === id)
  return answer ? answer.is_present : standing.includes(id) ? true : null
}

export function reasonOf(safety: SafetyScreen, id: string): string {
  return safety.answers?.find(({ contraindication }) => contraindication === id)?.reason ?? ''
}

/** Questions to the patient; the others are for the clinician to see. */
export function isAsked({ ask }: Pick<Contraindication, 'ask'>): boolean {
  return ask !== null && ask !== undefined
}

/** `all` are the ids of everything that can be asked: when each has its answer, the screen is complete. */
export function answered(safety: SafetyScreen, standing: readonly string[], all: readonly string[], id: string, isPresent: boolean): SafetyScreen {
  const reason = reasonOf(safety, id)
  const answer: SafetyAnswer = { contraindication: id, is_present: isPresent, ...(isPresent && reason ? { reason } : {}) }
  const next = { ...safety, answers: [...(safety.answers ?? []).filter(({ contraindication }) => contraindication !== id), answer] }
  return { ...next, is_complete: all.every((other) => answerOf(next, standing, other) !== null) }
}

/** What was not answered is no. */
export function allOthersNo(safety: SafetyScreen, standing: readonly string[], all: readonly string[]): SafetyScreen {
  const given = safety.answers ?? []
  const added = all
    .filter((id) => !given.some(({ contraindication }) => contraindication === id))
    .map((id): SafetyAnswer => ({ contraindication: id, is_present: standing.includes(id) }))
  return { ...safety, answers: [...given, ...added], is_complete: true }
}

export function withReason(safety: SafetyScreen, id: string, reason: string): SafetyScreen {
  const others = (safety.answers ?? []).filter(({ contraindication }) => contraindication !== id)
  return { ...safety, answers: [...others, { contraindication: id, is_present: true, ...(reason ? { reason } : {}) }] }
}
