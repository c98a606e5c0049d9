import { expect, test } from 'vitest'
import { CellPainter, type Stroke } from '../src/body/drawing'
import { PaintField, runs } from '../src/body/field'
import { drawnSurface } from '../src/body/surface'
import { realBody } from './body'

const body = realBody()
const painter = new CellPainter(body.cells)
const surface = drawnSurface(body, 'coarse', (x, y, z) => painter.nearestCell([x, y, z]))
const at = (cell: number) => [...body.cells.centre.slice(3 * cell, 3 * cell + 3)] as [number, number, number]
const stroke: Stroke = { points: [at(2000)], radius: 25, intensity: 7, quality: 'numb', layer: 0, erase: false, mirror: false }

function paintedVertices(field: PaintField): number[] {
  return Array.from({ length: surface.vertexCount }, (_, v) => v).filter((v) => field.shown[3 * v] > 0)
}

test('what is seen is what counts: painted vertices lie in painted cells or beside them', () => {
  const field = new PaintField(surface)
  field.rebuild([stroke], new Set())
  const cells = new Set(painter.cellsOf(stroke))
  const painted = paintedVertices(field)
  expect(painted.length).toBeGreaterThan(5)
  for (const vertex of painted) {
    const cell = surface.cell[vertex]
    const around = [...body.cells.neighbour.slice(body.cells.neighbourStart[cell], body.cells.neighbourStart[cell + 1])]
    expect([cell, ...around].some((near) => cells.has(near))).toBe(true)
    expect(field.shown[3 * vertex + 1]).toBe(7)
  }
})

test('a stroke that grows point by point ends as the same stroke at once', () => {
  const long = { ...stroke, points: [at(2000), at(2002), at(2004)] }
  const [grown, whole] = [new PaintField(surface), new PaintField(surface)]
  for (let i = 0; i < long.points.length; i++) grown.extend({ ...long, points: long.points.slice(0, i + 1) }, i)
  whole.rebuild([long], new Set())
  expect(paintedVertices(grown)).toEqual(paintedVertices(whole))
})

test('erasing the same stroke leaves nothing; hiding shows nothing', () => {
  const field = new PaintField(surface)
  field.rebuild([stroke, { ...stroke, erase: true, radius: 26 }], new Set())
  expect(paintedVertices(field)).toEqual([])
  field.rebuild([stroke], new Set([0]))
  expect(paintedVertices(field)).toEqual([])
})

test('halving keeps the surface closed: every edge has two triangles', () => {
  const edges = new Map<string, number>()
  for (let t = 0; t < surface.triangle.length; t += 3) {
    for (let i = 0; i < 3; i++) {
      const [a, b] = [surface.triangle[t + i], surface.triangle[t + ((i + 1) % 3)]]
      const key = a < b ? `${a} ${b}` : `${b} ${a}`
      edges.set(key, (edges.get(key) ?? 0) + 1)
    }
  }
  const loose = [...edges.values()].filter((count) => count > 2).length
  expect(loose).toBe(0)
})

test('touched vertices become few runs', () => {
  expect(runs([9, 1, 2, 3], 2)).toEqual([{ start: 1, count: 3 }, { start: 9, count: 1 }])
  expect(runs([5, 1], 10)).toEqual([{ start: 1, count: 5 }])
})

test('the order of drawing has every triangle once and uses a vertex again while it is at hand', () => {
  const key = (t: number) => [...surface.triangle.slice(t, t + 3)].sort((a, b) => a - b).join(' ')
  const seen = new Set<string>()
  const recent: number[] = []
  let computed = 0
  for (let t = 0; t < surface.triangle.length; t += 3) {
    seen.add(key(t))
    for (const vertex of surface.triangle.slice(t, t + 3)) {
      if (recent.includes(vertex)) continue
      computed += 1
      recent.push(vertex)
      if (recent.length > 16) recent.shift()
    }
  }
  expect(seen.size).toBe(surface.triangle.length / 3)
  expect(computed / seen.size).toBeLessThan(0.9)
})
