/**
 * Strokes → cells, by the one exact rule that `crates/locate` applies too.
 *
 * Seeds of a stroke are the cells nearest to its points. A cell belongs to the stroke if its centre lies within the radius of
 * the polyline and it is connected to a seed through neighbours that do so too. All arithmetic in 64 bits on the decoded
 * integers, so that both sides agree to the last cell.
 */
import type { Cells } from './format'
import { NearestPoint } from './nearest'

export const QUALITIES = ['aching', 'burning', 'shooting', 'tingling', 'numb'] as const
export type Quality = (typeof QUALITIES)[number]
export type Point = [number, number, number]

/** Millimetres on the neutral body, rounded to 0.1. */
export interface Stroke {
  points: Point[]
  radius: number
  /** 1 to 10; of no meaning when erasing. */
  intensity: number
  quality: Quality
  /** Which pain it belongs to, from 0. */
  layer: number
  erase: boolean
  /** Applied on the other side of the body as well. */
  mirror: boolean
}

/** Cell → intensity 1–10, with the pain it comes from. */
export interface PaintedCell {
  intensity: number
  layer: number
  quality: Quality
}

export function mirrorCell(cell: number): number {
  return cell ^ 1
}

export class CellPainter {
  private readonly nearest: NearestPoint
  private readonly known = new WeakMap<Stroke, number[]>()
  private readonly cells: Cells
  private readonly visited: Uint32Array
  private visit = 0

  constructor(cells: Cells) {
    this.cells = cells
    this.nearest = new NearestPoint(cells.centre)
    this.visited = new Uint32Array(cells.count)
  }

  /** The painted cells, in ascending order. A cell keeps the strongest of its pains; of equals the first. */
  paint(strokes: readonly Stroke[]): Map<number, PaintedCell> {
    const layers = new Map<number, Map<number, PaintedCell>>()
    for (const stroke of strokes) {
      let layer = layers.get(stroke.layer)
      if (!layer) layers.set(stroke.layer, (layer = new Map()))
      for (const cell of this.cellsOf(stroke)) {
        if (stroke.erase || stroke.intensity <= 0) layer.delete(cell)
        else layer.set(cell, { intensity: stroke.intensity, layer: stroke.layer, quality: stroke.quality })
      }
    }
    const strongest = new Map<number, PaintedCell>()
    for (const [, layer] of [...layers].sort(([a], [b]) => a - b)) {
      for (const [cell, paint] of layer) {
        const before = strongest.get(cell)
        if (!before || paint.intensity > before.intensity) strongest.set(cell, paint)
      }
    }
    return new Map([...strongest].sort(([a], [b]) => a - b))
  }

  cellsOf(stroke: Stroke): number[] {
    const known = this.known.get(stroke)
    if (known) return known
    let cells = this.within(stroke.points, stroke.radius)
    if (stroke.mirror) {
      const opposite = this.within(stroke.points.map(([x, y, z]): Point => [-x, y, z]), stroke.radius)
      cells = [...new Set([...cells, ...opposite])]
    }
    this.known.set(stroke, cells)
    return cells
  }

  nearestCell([x, y, z]: Point): number {
    return this.nearest.find(x, y, z)
  }

  private within(points: readonly Point[], radius: number): number[] {
    const { centre, neighbour, neighbourStart } = this.cells
    const radius2 = radius * radius
    const visit = ++this.visit
    const found: number[] = []
    for (const point of points) {
      const seed = this.nearestCell(point)
      if (this.visited[seed] !== visit) {
        this.visited[seed] = visit
        found.push(seed)
      }
    }
    for (let next = 0; next < found.length; next++) {
      for (let i = neighbourStart[found[next]]; i < neighbourStart[found[next] + 1]; i++) {
        const cell = neighbour[i]
        if (this.visited[cell] === visit) continue
        this.visited[cell] = visit
        const at = 3 * cell
        if (distance2ToPolyline(centre[at], centre[at + 1], centre[at + 2], points) <= radius2) found.push(cell)
      }
    }
    return found
  }
}

export function distance2ToPolyline(x: number, y: number, z: number, points: readonly Point[]): number {
  if (points.length === 1) return distance2ToSegment(x, y, z, points[0], points[0])
  let least = Infinity
  for (let i = 1; i < points.length; i++) {
    least = Math.min(least, distance2ToSegment(x, y, z, points[i - 1], points[i]))
  }
  return least
}

export function distance2ToSegment(x: number, y: number, z: number, a: Point, b: Point): number {
  const abx = b[0] - a[0]
  const aby = b[1] - a[1]
  const abz = b[2] - a[2]
  const length2 = abx * abx + aby * aby + abz * abz
  let t = 0
  if (length2 > 0) {
    t = ((x - a[0]) * abx + (y - a[1]) * aby + (z - a[2]) * abz) / length2
    t = Math.min(Math.max(t, 0), 1)
  }
  const dx = x - (a[0] + t * abx)
  const dy = y - (a[1] + t * aby)
  const dz = z - (a[2] + t * abz)
  return dx * dx + dy * dy + dz * dz
}

/** To the 0.1 mm in which strokes are kept. */
export function roundPoint([x, y, z]: Point): Point {
  return [tenth(x), tenth(y), tenth(z)]
}

function tenth(value: number): number {
  // `+ 0` turns −0 into 0: JSON would not keep the difference.
  return Math.round(value * 10) / 10 + 0
}
