import { describe, expect, test } from 'vitest'
import { CellPainter, distance2ToPolyline, mirrorCell, roundPoint, type Point, type Stroke } from '../src/body/drawing'
import type { Cells } from '../src/body/format'
import { random, realBody, ribbons } from './body'

const plain: Stroke = { points: [[-50, 0, 0]], radius: 15, intensity: 5, quality: 'aching', layer: 0, erase: false, mirror: false }

function painted(cells: Cells, strokes: Partial<Stroke>[]): string {
  const painter = new CellPainter(cells)
  return [...painter.paint(strokes.map((stroke) => ({ ...plain, ...stroke })))].map(([cell, { intensity }]) => `${cell}:${intensity}`).join(' ')
}

describe('cells of strokes', () => {
  test('a point paints what lies within the radius, the border included', () => {
    expect(painted(ribbons(10), [{ points: [[-50, 40, 0]], radius: 10 }])).toBe('6:5 8:5 10:5')
  })
  test('a line paints along its length', () => {
    expect(painted(ribbons(10), [{ points: [[-50, 20, 0], [-50, 50, 0]], radius: 1 }])).toBe('4:5 6:5 8:5 10:5')
  })
  test('the nearest cell always belongs, however thin the stroke', () => {
    expect(painted(ribbons(10), [{ points: [[-47, 43, 1]], radius: 0.1 }])).toBe('8:5')
  })
  test('what is near but not connected stays out', () => {
    expect(painted(ribbons(3), [{ radius: 500 }])).toBe('0:5 2:5 4:5')
  })
  test('of two nearest cells the lower id is the seed', () => {
    expect(painted(ribbons(3), [{ points: [[0, 0, 0]], radius: 1 }])).toBe('0:5')
  })
  test('mirrored strokes paint both sides alike', () => {
    expect(painted(ribbons(4), [{ radius: 10, mirror: true }])).toBe('0:5 1:5 2:5 3:5')
  })
  test('within a layer the later stroke counts, between layers the stronger', () => {
    const strong = { radius: 1, intensity: 8 }
    const weak = { radius: 1, intensity: 3 }
    expect(painted(ribbons(3), [strong, weak])).toBe('0:3')
    expect(painted(ribbons(3), [strong, { ...weak, layer: 1 }])).toBe('0:8')
  })
  test('erasing takes away in its own layer only', () => {
    const strokes = [{ radius: 1 }, { radius: 1, layer: 1, intensity: 2 }, { radius: 1, erase: true }]
    expect(painted(ribbons(3), strokes)).toBe('0:2')
  })
})

describe('on the real body', () => {
  test('agrees with the definition read literally', () => {
    const { cells } = realBody()
    const painter = new CellPainter(cells)
    const next = random(7)
    for (let round = 0; round < 25; round++) {
      const stroke = { ...plain, points: walk(cells, next, 1 + Math.floor(next() * 12)), radius: 6 + next() * 40 }
      expect([...painter.cellsOf(stroke)].sort((a, b) => a - b)).toEqual(literally(stroke, cells))
    }
  })
  test('the mirror image of a stroke paints the mirrored cells', () => {
    const { cells } = realBody()
    const painter = new CellPainter(cells)
    const next = random(11)
    for (let round = 0; round < 40; round++) {
      const points = walk(cells, next, 6)
      // On the midline two cells are equally near and the rule prefers one side.
      if (points.some(([x]) => Math.abs(x) < 12)) continue
      const radius = 8
      const here = painter.cellsOf({ ...plain, points, radius })
      const there = painter.cellsOf({ ...plain, points: points.map(([x, y, z]): Point => [-x, y, z]), radius })
      expect([...there].sort((a, b) => a - b)).toEqual([...here].map(mirrorCell).sort((a, b) => a - b))
    }
  })
})

test('points are kept to a tenth of a millimetre, without a negative zero', () => {
  expect(roundPoint([1.26, -0.04, 2.449])).toEqual([1.3, 0, 2.4])
})

/** From cell to neighbouring cell. */
function walk(cells: Cells, next: () => number, steps: number): Point[] {
  let cell = Math.floor(next() * cells.count)
  const points: Point[] = []
  for (let step = 0; step < steps; step++) {
    points.push(roundPoint([...cells.centre.slice(3 * cell, 3 * cell + 3)] as Point))
    const [start, end] = [cells.neighbourStart[cell], cells.neighbourStart[cell + 1]]
    cell = cells.neighbour[start + Math.floor(next() * (end - start))]
  }
  return points
}

/** Every cell tested, then those kept that grow from the seeds. */
function literally(stroke: Stroke, { count, centre, neighbour, neighbourStart }: Cells): number[] {
  const at = (cell: number) => [centre[3 * cell], centre[3 * cell + 1], centre[3 * cell + 2]] as const
  const near = Array.from({ length: count }, (_, cell) => distance2ToPolyline(...at(cell), stroke.points) <= stroke.radius ** 2)
  const belongs = new Set<number>()
  for (const [x, y, z] of stroke.points) {
    const distances = Array.from({ length: count }, (_, cell) => {
      const [cx, cy, cz] = at(cell)
      return (cx - x) ** 2 + (cy - y) ** 2 + (cz - z) ** 2
    })
    belongs.add(distances.indexOf(Math.min(...distances)))
  }
  for (let grew = true; grew; ) {
    grew = false
    for (const cell of [...belongs]) {
      for (let i = neighbourStart[cell]; i < neighbourStart[cell + 1]; i++) {
        if (near[neighbour[i]] && !belongs.has(neighbour[i])) {
          belongs.add(neighbour[i])
          grew = true
        }
      }
    }
  }
  return [...belongs].sort((a, b) => a - b)
}
