import { describe, expect, it } from 'vitest'
import type { Needle, Visit, VisitLine } from '../../src/record/types'
import { differingParts, joined } from '../../src/visit/differences'
import { VisitHistory } from '../../src/visit/history'
import { earlierOf, manualToOffer, needleAgain, needlesToOffer, startedAs } from '../../src/visit/last-time'
import { elementOfPlace, stateOf, stepOfPlace } from '../../src/visit/steps'

const visit = (change: Partial<Visit> = {}): Visit => ({
  id: 'v', clinic: 'c', patient: 'p', episode: 'e', clinician: 'k', kind: 'follow_up', begun: '2026-01-05T09:00:00Z',
  case: { id: 'v' }, safety: { is_complete: false }, plan: {}, state: { state: 'draft' }, ...change,
})
const needle = (number: number, muscle: string, change: Partial<Needle> = {}): Needle => ({ number, muscle, side: 'right', technique: 'pistoning', twitches: 2, inserted: '2026-01-05T09:00:00Z', ...change })
const check = (level: 'stop' | 'missing' | 'caution', place: string) => ({ rule: 'needle_count' as const, level, place, text: '', sources: [] })

describe('undo', () => {
  it('takes back one step, typing in one field being one', () => {
    const history = new VisitHistory(visit())
    history.change((now) => ({ ...now, note: 'a' }), 'note')
    history.change((now) => ({ ...now, note: 'ab' }), 'note')
    history.change((now) => ({ ...now, plan: { visits: 4 } }))
    history.undo()
    expect(history.get()).toMatchObject({ note: 'ab', plan: {} })
    history.undo()
    expect(history.get().note).toBeUndefined()
    history.redo()
    expect(history.get().note).toBe('ab')
  })

  it('leaves alone what happened by itself', () => {
    const history = new VisitHistory(visit())
    history.change((now) => ({ ...now, note: 'a' }))
    history.note((now) => ({ ...now, case: { id: 'v', age: 40 } }))
    history.undo()
    expect(history.get()).toMatchObject({ case: { age: 40 } })
    expect(history.canUndo).toBe(false)
  })
})

describe('as last time', () => {
  const line = (id: string, begun: string, isSigned = true) => ({ id, begun, is_signed: isSigned }) as VisitLine

  it('is the signed visit before this one', () => {
    const lines = [line('a', '2026-01-01T09:00:00Z'), line('b', '2026-01-03T09:00:00Z'), line('c', '2026-01-04T09:00:00Z', false), line('d', '2026-01-09T09:00:00Z')]
    expect(earlierOf(lines, visit())?.id).toBe('b')
    expect(earlierOf([], visit())).toBeNull()
  })

  it('takes plan and home over, and nothing as done', () => {
    const last = visit({ plan: { text: 'needle twice a week', next_visit: '2026-01-05' }, home: [{ text: 'stretch' }], needles: [needle(1, 'soleus')] })
    expect(startedAs(visit(), last)).toEqual(visit({ plan: { text: 'needle twice a week' }, home: [{ text: 'stretch' }] }))
    expect(startedAs(visit({ plan: { text: 'rest' } }), last).plan.text).toBe('rest')
  })

  it('offers each needle and technique until it is done again', () => {
    const last = visit({ needles: [needle(1, 'soleus'), needle(2, 'soleus'), needle(3, 'gastrocnemius_medial')], manual: [{ technique: 'heat' }] })
    expect(needlesToOffer(last, visit({ needles: [needle(1, 'soleus')] })).map(({ number }) => number)).toEqual([2, 3])
    expect(manualToOffer(last, visit({ manual: [{ technique: 'heat', seconds: 60 }] }))).toEqual([])
  })

  it('puts a needle in again without what happened to it', () => {
    const out = { at: '2026-01-05T09:05:00Z', is_whole: true }
    expect(needleAgain([needle(4, 'soleus', { lot: 'new' })], needle(1, 'soleus', { out, lot: 'old', depth: 20, diameter: 0.3 }), '2026-01-08T09:00:00Z')[1])
      .toEqual({ number: 5, muscle: 'soleus', side: 'right', technique: 'pistoning', diameter: 0.3, lot: 'new', twitches: 0, inserted: '2026-01-08T09:00:00Z' })
  })
})

describe('two people in one draft', () => {
  it('names the parts that differ; absent and empty are the same', () => {
    expect(differingParts(visit({ note: '', needles: [] }), visit({ plan: { text: 'a' } }))).toEqual(['plan'])
  })

  it('joins when each changed another part, and not when both changed one', () => {
    const [base, mine, theirs] = [visit(), visit({ note: 'mine' }), visit({ plan: { text: 'theirs' } })]
    expect(joined(base, mine, theirs)).toEqual(visit({ note: 'mine', plan: { text: 'theirs' } }))
    expect(joined(base, mine, visit({ note: 'theirs' }))).toBeNull()
  })
})

describe('steps', () => {
  it('knows the step and the element of a place', () => {
    expect(['needles[2].depth', 'plan.text', 'case.findings[0]', 'measures[0]', ''].map(stepOfPlace)).toEqual(['treat', 'decide', 'examine', 'finish', 'finish'])
    expect(['needles[2].depth', 'consent', ''].map(elementOfPlace)).toEqual(['visit-needles-2', 'visit-consent', 'visit-step-finish'])
  })

  it('stops at treating while a needle is in', () => {
    const inside = visit({ needles: [needle(1, 'soleus')] })
    const outside = visit({ needles: [needle(1, 'soleus', { out: { at: '2026-01-05T09:05:00Z', is_whole: true } })] })
    expect([visit(), inside, outside].map((now) => stateOf('treat', now, []))).toEqual(['open', 'stop', 'done'])
    expect(stateOf('treat', outside, [check('missing', 'needles[0]')])).toBe('begun')
    expect(stateOf('treat', outside, [check('caution', 'needles[0]')])).toBe('done')
  })
})
