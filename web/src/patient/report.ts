/** What the patient has answered so far, and the report that it becomes. */
import type { NewReport, OwnQuestion } from '../api/patient'
import type { CaseWire } from '../api/types'
import { isEmpty, type Drawing } from '../case/drawing-state'

export interface Answers {
  /** By the place of the question. */
  values: Record<number, number | null>
  afterEffects: string[]
  warnings: string[]
  done: string[]
  words: string
}

export function isNothing(answers: Answers, drawing: Drawing): boolean {
  const { values, afterEffects, warnings, done, words } = answers
  return isEmpty(drawing) && !Object.values(values).some((value) => value !== null) && afterEffects.length + warnings.length + done.length === 0 && !words.trim()
}

export function reportOf(answers: Answers, questions: readonly OwnQuestion[], wire: CaseWire | null): NewReport {
  return {
    ...(wire?.drawing ? { drawing: wire.drawing } : {}),
    ...(wire?.pain ? { pain: wire.pain } : {}),
    answers: questions.flatMap(({ measure, about }, index) => {
      const value = answers.values[index] ?? null
      return value === null ? [] : [{ measure, about, value }]
    }),
    after_effects: answers.afterEffects,
    warnings: answers.warnings,
    done_at_home: answers.done,
    words: answers.words,
  }
}
