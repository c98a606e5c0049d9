import { expect, test } from 'vitest'
import type { OwnQuestion } from '../../src/api/patient'
import { EMPTY_DRAWING } from '../../src/case/drawing-state'
import { isNothing, reportOf, type Answers } from '../../src/patient/report'
import type { PatientReport, Visit } from '../../src/record/types'
import { joined } from '../../src/visit/pairing'
import { takenOver } from '../../src/visit/take-over'

const NOTHING: Answers = { values: {}, afterEffects: [], warnings: [], done: [], words: ' ' }
const question = (measure: string, about = ''): OwnQuestion => ({ measure, about, ask: '?', activity: '', lowest: 0, highest: 10, low: '', high: '', better: 'lower' })
const AT = '2026-03-04T09:00:00Z'

test('what is not answered is not sent; nought is an answer', () => {
  const questions = [question('nprs'), question('psfs', 'Reach'), question('groc')]
  const { answers } = reportOf({ ...NOTHING, values: { 0: 0, 1: null } }, questions, null)
  expect(answers).toEqual([{ measure: 'nprs', about: '', value: 0 }])
})

test('an empty page has nothing to send', () => {
  expect(isNothing(NOTHING, EMPTY_DRAWING)).toBe(true)
  expect(isNothing({ ...NOTHING, values: { 0: 0 } }, EMPTY_DRAWING)).toBe(false)
  expect(isNothing({ ...NOTHING, warnings: ['x'] }, EMPTY_DRAWING)).toBe(false)
})

test('taken over, a value is the patient’s, and what the clinician asked about something else stays', () => {
  const visit = { id: 'v', measures: [{ measure: 'nprs', value: 6, at: AT, by_patient: false }, { measure: 'psfs', about: 'Reach', value: 3, at: AT, by_patient: false }] } as unknown as Visit
  const report = { id: 'r', at: AT, told: 'expected', measures: [{ measure: 'nprs', value: 2, at: AT, by_patient: true }], after_effects: ['sore', 'unknown'] } as unknown as PatientReport
  const effects = [{ id: 'sore', event: 'muscle soreness', severity: 'minor', urgency: 'expected', ask: '', advice: '', grade: 'opinion' }] as never
  const once = takenOver(visit, report, effects, 'said')
  expect(once.measures?.map(({ measure, value, by_patient: by }) => [measure, value, by])).toEqual([['psfs', 3, false], ['nprs', 2, true]])
  expect(once.reactions).toEqual([{ event: 'muscle soreness', severity: 'mild', began: AT, note: 'said' }])
  expect(once.reports).toEqual(['r'])
})

test('an answer that is fetched twice is in the visit once', () => {
  const more = { at: AT, kind: 'more' as const }
  const stop = { at: AT, kind: 'stop' as const }
  expect(joined(joined(undefined, [more]), [more, stop])).toEqual([more, stop])
})
