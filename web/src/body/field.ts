/**
 * The painted area as a signed distance at every vertex: positive inside, in millimetres to the edge. The shader draws the
 * zero line, which is smooth however coarse the mesh. Lives on the topology, so that it is right in every shape of the body.
 */
import { distance2ToSegment, QUALITIES, type Point, type Stroke } from './drawing'
import type { Surface } from './surface'

/** Distance given to whatever no stroke came near. */
export const FAR_MM = -14
/** Vertices this far outside a stroke still get their distance: triangles that the edge crosses have corners there. */
const MARGIN_MM = 12
/** A stroke thinner than the mesh stands for one cell of a file without strokes; it is drawn as large as a cell. */
const THINNEST_MM = 1
const CELL_DOT_MM = 11
/** Half the longest edge of the coarse surface: a thinner line could pass between vertices unseen. */
const THINNEST_SEEN_MM = 8

/** Walks the vertices that a stroke reaches, each with its distance to the stroke's line. */
export class Reach {
  private readonly stamp: Uint32Array
  private visit = 0
  private readonly surface: Surface

  constructor(surface: Surface) {
    this.surface = surface
    this.stamp = new Uint32Array(surface.vertexCount)
  }

  /** Vertices connected to the line within the radius, then those just outside of them. */
  along(a: Point, b: Point, radius: number, found: (vertex: number, distance: number) => void): void {
    const { neutral, adjacent, adjacentStart, nearest } = this.surface
    const visit = ++this.visit
    const distance = (v: number) =>
      Math.sqrt(distance2ToSegment(neutral[3 * v], neutral[3 * v + 1], neutral[3 * v + 2], a, b))
    const inside: number[] = []
    for (const end of a === b ? [a] : [a, b]) {
      const seed = nearest.find(...end)
      if (this.stamp[seed] === visit) continue
      this.stamp[seed] = visit
      inside.push(seed)
      found(seed, distance(seed))
    }
    const border: number[] = []
    for (let next = 0; next < inside.length; next++) {
      for (let i = adjacentStart[inside[next]]; i < adjacentStart[inside[next] + 1]; i++) {
        const vertex = adjacent[i]
        if (this.stamp[vertex] === visit) continue
        const d = distance(vertex)
        if (d > radius + MARGIN_MM) continue
        this.stamp[vertex] = visit
        found(vertex, d)
        if (d <= radius) inside.push(vertex)
        else border.push(vertex)
      }
    }
    for (let next = 0; next < border.length; next++) {
      for (let i = adjacentStart[border[next]]; i < adjacentStart[border[next] + 1]; i++) {
        const vertex = adjacent[i]
        if (this.stamp[vertex] === visit) continue
        const d = distance(vertex)
        // Within the radius yet not connected: another finger, the other thigh.
        if (d <= radius || d > radius + MARGIN_MM) continue
        this.stamp[vertex] = visit
        found(vertex, d)
        border.push(vertex)
      }
    }
  }
}

interface Layer {
  distance: Float32Array
  intensity: Uint8Array
  quality: number
}

export class PaintField {
  /** Distance, intensity and quality of what is to be seen at each vertex. */
  readonly shown: Float32Array
  private readonly layers = new Map<number, Layer>()
  private readonly hidden = new Set<number>()
  private readonly reach: Reach
  private readonly count: number
  private touched: number[] = []

  constructor(surface: Surface) {
    this.reach = new Reach(surface)
    this.count = surface.vertexCount
    this.shown = new Float32Array(3 * this.count)
    this.clear()
  }

  clear(): void {
    this.layers.clear()
    for (let v = 0; v < this.count; v++) this.shown.set([FAR_MM, 0, 0], 3 * v)
  }

  /** Everything anew. */
  rebuild(strokes: readonly Stroke[], hidden: ReadonlySet<number>): void {
    this.clear()
    this.hidden.clear()
    for (const layer of hidden) this.hidden.add(layer)
    for (const stroke of strokes) this.add(stroke, 0)
    this.touched = []
    for (let v = 0; v < this.count; v++) this.compose(v)
  }

  /** Applies the stroke from its point `from` on; returns the vertices that changed. */
  extend(stroke: Stroke, from: number): readonly number[] {
    this.touched = []
    this.add(stroke, from)
    for (const vertex of this.touched) this.compose(vertex)
    return this.touched
  }

  private add(stroke: Stroke, from: number): void {
    let layer = this.layers.get(stroke.layer)
    if (!layer) {
      layer = { distance: new Float32Array(this.count).fill(FAR_MM), intensity: new Uint8Array(this.count), quality: 0 }
      this.layers.set(stroke.layer, layer)
    }
    if (!stroke.erase) layer.quality = QUALITIES.indexOf(stroke.quality)
    const radius = stroke.radius < THINNEST_MM ? CELL_DOT_MM : Math.max(THINNEST_SEEN_MM, stroke.radius)
    for (const points of stroke.mirror ? [stroke.points, stroke.points.map(opposite)] : [stroke.points]) {
      for (let i = Math.max(from, points.length === 1 ? 0 : 1); i < points.length; i++) {
        this.segment(layer, points[Math.max(0, i - 1)], points[i], radius, stroke)
      }
    }
  }

  private segment({ distance, intensity }: Layer, a: Point, b: Point, radius: number, stroke: Stroke): void {
    this.reach.along(a, b, radius, (vertex, d) => {
      const inside = radius - d
      this.touched.push(vertex)
      if (stroke.erase) {
        distance[vertex] = Math.min(distance[vertex], -inside)
        return
      }
      // Outside, a vertex takes the intensity of the nearest paint: colours then do not fade towards the edge.
      if (inside > 0 || inside > distance[vertex]) intensity[vertex] = stroke.intensity
      distance[vertex] = Math.max(distance[vertex], inside)
    })
  }

  private compose(vertex: number): void {
    let [distance, intensity, quality] = [FAR_MM, 0, 0]
    for (const [id, layer] of this.layers) {
      if (this.hidden.has(id)) continue
      const d = layer.distance[vertex]
      const stronger = d > 0 ? distance <= 0 || layer.intensity[vertex] > intensity : distance <= 0 && d > distance
      if (stronger) {
        intensity = layer.intensity[vertex]
        quality = layer.quality
      }
      distance = Math.max(distance, d)
    }
    this.shown[3 * vertex] = distance
    this.shown[3 * vertex + 1] = intensity
    this.shown[3 * vertex + 2] = quality
  }
}

export function opposite([x, y, z]: Point): Point {
  return [-x, y, z]
}

/** Merges touched vertices into few runs, so that little is sent to the graphics card. */
export function runs(touched: readonly number[], longestGap: number): { start: number; count: number }[] {
  const sorted = Uint32Array.from(touched).sort()
  const merged: { start: number; count: number }[] = []
  for (const vertex of sorted) {
    const last = merged[merged.length - 1]
    if (last && vertex < last.start + last.count + longestGap) last.count = Math.max(last.count, vertex - last.start + 1)
    else merged.push({ start: vertex, count: 1 })
  }
  return merged
}
