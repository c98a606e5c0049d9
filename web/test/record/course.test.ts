import { expect, test } from 'vitest'
import { bandsOf, importantChange, spanOf, treatedRows } from '../../src/record/course'
import type { Series, Track } from '../../src/record/types'
import { placeOn, ticks } from '../../src/ui/chart/scale'

const point = (at: string, value: number) => ({ visit: at, at, value, by_patient: false })
const nprs: Series = { measure: 'nprs', short: 'NPRS', unit: '', better: 'lower', points: [point('2026-01-01T10:00:00Z', 7), point('2026-02-01T10:00:00Z', 4)], important: 2, detectable: 1.3 }

test('what matters lies beyond the important change, on the better side of the first value', () => {
  expect(bandsOf(nprs, [0, 10]).important).toEqual({ low: 0, high: 5 })
  expect(bandsOf({ ...nprs, better: 'higher' }, [0, 10]).important).toEqual({ low: 9, high: 10 })
  expect(bandsOf({ ...nprs, points: [point('2026-01-01T10:00:00Z', 1)] }, [0, 10]).important?.high).toBe(-1)
})

test('error lies on both sides of the first value', () => {
  const { detectable } = bandsOf(nprs, [0, 10])
  expect(detectable?.low).toBeCloseTo(5.7)
  expect(detectable?.high).toBeCloseTo(8.3)
})

test('a percent is of the first value; without a figure there is no band', () => {
  expect(importantChange({ ...nprs, important: undefined, important_percent: 30 })).toBeCloseTo(2.1)
  expect(importantChange({ ...nprs, important: undefined })).toBeNull()
  expect(bandsOf({ ...nprs, points: [] }, [0, 10])).toEqual({})
})

const track: Track = {
  series: [nprs], area: [{ visit: 'v', at: '2025-12-31T10:00:00Z', cm2: 10, percent: 1, cells: [] }],
  treated: [
    { visit: 'a', at: '2026-01-01T10:00:00Z', muscles: [{ muscle: 'x', side: 'left' }], techniques: [] },
    { visit: 'b', at: '2026-03-01T10:00:00Z', muscles: [{ muscle: 'x', side: 'right' }, { muscle: 'x', side: 'left' }], techniques: [] },
  ],
  verdict: { text: '', is_not_responding: false, open_mimics: [], basis: '', grade: 'opinion', sources: [] },
  repeat_error: { overlap: 0.6, overlap_sd: 0.2, least_overlap: 0.4, basis: '', grade: 'measured', sources: [] },
}

test('all charts share the time from the first to the last of anything', () => {
  expect(spanOf(track)).toEqual([Date.parse('2025-12-31T10:00:00Z'), Date.parse('2026-03-01T10:00:00Z')])
  expect(spanOf({ ...track, series: [], area: [], treated: [] })).toBeNull()
})

test('a muscle is a row a side, most treated first', () => {
  expect(treatedRows(track).map(({ muscle, at }) => [muscle.side, at.length])).toEqual([['left', 2], ['right', 1]])
})

test('an axis has round steps and holds every value', () => {
  expect(ticks(0, 10, 5)).toEqual([0, 2, 4, 6, 8, 10])
  expect(ticks(31, 70, 5)).toEqual([30, 40, 50, 60, 70])
  expect(ticks(0.12, 0.31, 5)).toEqual([0.1, 0.15, 0.2, 0.25, 0.3, 0.35])
  expect(ticks(4, 4, 5).length).toBeGreaterThan(1)
  for (const [low, high] of [[-3, 8], [0, 312], [6.9, 7.1]]) {
    const axis = ticks(low, high, 5)
    expect(axis[0]).toBeLessThanOrEqual(low)
    expect(axis[axis.length - 1]).toBeGreaterThanOrEqual(high)
  }
})

test('one moment alone lies in the middle', () => {
  expect(placeOn({ from: 5, to: 5, length: 100 }, 5)).toBe(50)
  expect(placeOn({ from: 0, to: 10, length: 100 }, 2.5)).toBe(25)
})
