/**
 * The surface as it is drawn: the body's triangles with long edges halved, so that a painted edge, which is interpolated
 * between vertices, stays smooth where the source mesh is coarse. Topology only; shapes give it positions.
 */
import type { Body } from './format'
import { NearestPoint } from './nearest'
import { inDrawingOrder } from './triangle-order'

/** Edges longer than this on the neutral body are halved once. Without graphics hardware every triangle costs time. */
export const LONG_EDGE_MM = { fine: 8, coarse: 16.5 } as const
export type Fineness = keyof typeof LONG_EDGE_MM

export interface Surface {
  vertexCount: number
  triangle: Uint32Array
  /** Position on the neutral body, millimetres. */
  neutral: Float32Array
  /** The cell that a vertex belongs to. */
  cell: Uint16Array
  adjacentStart: Uint32Array
  adjacent: Uint32Array
  nearest: NearestPoint
  /** Positions in a shape of the body. */
  shape(name: string): Float32Array
}

export function drawnSurface(
  body: Body,
  fineness: Fineness,
  nearestCell: (x: number, y: number, z: number) => number,
): Surface {
  const { triangle: halved, parents } = halve(body, LONG_EDGE_MM[fineness])
  const vertexCount = body.vertexCount + parents.length / 2
  const triangle = inDrawingOrder(halved, vertexCount)
  const neutral = withMidpoints(body.position, parents)
  const cell = new Uint16Array(vertexCount)
  cell.set(body.vertexCell)
  for (let v = body.vertexCount; v < vertexCount; v++) {
    cell[v] = nearestCell(neutral[3 * v], neutral[3 * v + 1], neutral[3 * v + 2])
  }
  const { adjacentStart, adjacent } = adjacency(triangle, vertexCount)
  return {
    vertexCount,
    triangle,
    neutral,
    cell,
    adjacentStart,
    adjacent,
    nearest: new NearestPoint(neutral),
    shape(name) {
      const delta = body.morph.get(name)
      if (!delta) return neutral
      return withMidpoints(body.position.map((value, i) => value + delta[i]), parents)
    },
  }
}

/** Splits triangles at the middles of their long edges; both triangles of an edge split it alike, so no crack appears. */
function halve(body: Body, longEdge: number): { triangle: Uint32Array; parents: number[] } {
  const middle = new Map<number, number>()
  const parents: number[] = []
  const split = (a: number, b: number): number => {
    const [low, high] = a < b ? [a, b] : [b, a]
    const key = low * body.vertexCount + high
    const known = middle.get(key)
    if (known !== undefined) return known
    if (edgeLength2(body.position, a, b) <= longEdge * longEdge) {
      middle.set(key, -1)
      return -1
    }
    const vertex = body.vertexCount + parents.length / 2
    parents.push(low, high)
    middle.set(key, vertex)
    return vertex
  }
  const out: number[] = []
  for (let t = 0; t < body.triangle.length; t += 3) {
    let [a, b, c] = [body.triangle[t], body.triangle[t + 1], body.triangle[t + 2]]
    let [ab, bc, ca] = [split(a, b), split(b, c), split(c, a)]
    const count = Number(ab >= 0) + Number(bc >= 0) + Number(ca >= 0)
    if (count === 0) out.push(a, b, c)
    else if (count === 3) out.push(a, ab, ca, ab, b, bc, ca, bc, c, ab, bc, ca)
    else if (count === 1) {
      while (ab < 0) [a, b, c, ab, bc, ca] = [b, c, a, bc, ca, ab]
      out.push(a, ab, c, ab, b, c)
    } else {
      while (ca >= 0) [a, b, c, ab, bc, ca] = [b, c, a, bc, ca, ab]
      out.push(ab, b, bc, a, ab, bc, a, bc, c)
    }
  }
  return { triangle: Uint32Array.from(out), parents }
}

function edgeLength2(position: Float32Array, a: number, b: number): number {
  let sum = 0
  for (let axis = 0; axis < 3; axis++) {
    const d = position[3 * a + axis] - position[3 * b + axis]
    sum += d * d
  }
  return sum
}

function withMidpoints(position: Float32Array, parents: number[]): Float32Array {
  const out = new Float32Array(position.length + (parents.length / 2) * 3)
  out.set(position)
  for (let i = 0, at = position.length; i < parents.length; i += 2, at += 3) {
    for (let axis = 0; axis < 3; axis++) {
      out[at + axis] = (position[3 * parents[i] + axis] + position[3 * parents[i + 1] + axis]) / 2
    }
  }
  return out
}

function adjacency(triangle: Uint32Array, vertexCount: number) {
  const degree = new Uint32Array(vertexCount + 1)
  for (const vertex of triangle) degree[vertex + 1] += 2
  for (let v = 0; v < vertexCount; v++) degree[v + 1] += degree[v]
  const adjacentStart = degree
  const filled = adjacentStart.slice(0, vertexCount)
  const adjacent = new Uint32Array(triangle.length * 2)
  for (let t = 0; t < triangle.length; t += 3) {
    for (let corner = 0; corner < 3; corner++) {
      const vertex = triangle[t + corner]
      adjacent[filled[vertex]++] = triangle[t + ((corner + 1) % 3)]
      adjacent[filled[vertex]++] = triangle[t + ((corner + 2) % 3)]
    }
  }
  return { adjacentStart, adjacent }
}
