import { describe, expect, it } from 'vitest'
import { proposals, type Places } from '../../src/visit/proposals'

/** `upper` and `deep` lie over one another at x = 100 (right is −x); `far` lies a hand away. */
const places: Places = new Map([
  place('upper', [100, 0, 0]),
  place('deep', [105, 0, 0]),
  place('far', [100, 300, 0]),
])

function place(muscle: string, at: [number, number, number]): [string, { points: { id: string; side: 'left' | 'right'; at: [number, number, number] }[]; span: never[] }] {
  return [muscle, { points: [{ id: 'a', side: 'left', at }, { id: 'a', side: 'right', at: [-at[0], at[1], at[2]] }], span: [] }]
}

const ranked = (cause: string, p: number, side: 'left' | 'right' = 'left') => ({ cause, side, kind: 'muscle' as const, p })
const names = (found: ReturnType<typeof proposals>) => found.map(({ muscle, side }) => `${muscle}.${side}`)

describe('the muscle under a finger', () => {
  it('is the nearest where nothing is ranked, on the side that was tapped', () => {
    expect(names(proposals([101, 0, 0], places, [], 3))).toEqual(['upper.left', 'deep.left', 'far.left'])
    expect(names(proposals([-101, 0, 0], places, [], 1))).toEqual(['upper.right'])
  })

  it('is the likelier of those under the finger', () => {
    expect(names(proposals([101, 0, 0], places, [ranked('deep', 0.6), ranked('upper', 0.1)], 2))).toEqual(['deep.left', 'upper.left'])
  })

  it('is not a likely one elsewhere, or on the other side', () => {
    expect(names(proposals([101, 0, 0], places, [ranked('far', 0.9), ranked('deep', 0.9, 'right')], 1))).toEqual(['upper.left'])
  })

  it('is the one whose skin is tapped, before one whose point is nearer', () => {
    const spread: Places = new Map([...places, ['sheet', { points: [{ id: 'a', side: 'left', at: [100, 100, 0] }], span: [{ side: 'left', radius_mm: 20, points: [[100, 20, 0], [100, 60, 0]] }] }]])
    expect(names(proposals([100, 40, 0], spread, [], 1))).toEqual(['sheet.left'])
  })
})
