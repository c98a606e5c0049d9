/** Regions chosen from the list, and the one pointed at there: softened borders as distances at the vertices. */
import { FAR_MM } from '../field'
import type { Surface } from '../surface'
import { aroundOf } from './shares'

/** Stands for millimetres: the shader only looks for the zero line. */
const INSIDE = 5
/** A border is smoothed so many times; each time a small spot loses some of its size. */
const SOFT = 2

/** Writes distance and intensity of the answers into x and y of the answer attribute. */
export function drawAnswers(intensityOfCell: (cell: number) => number, surface: Surface, answer: Float32Array, passes = SOFT): void {
  const intensity = Float32Array.from(surface.cell, intensityOfCell)
  const distance = softened((v) => intensity[v] > 0, surface, passes)
  for (let v = 0; v < surface.vertexCount; v++) {
    answer[3 * v] = distance ? distance[v] : FAR_MM
    answer[3 * v + 1] = intensity[v] > 0 ? intensity[v] : strongestAround(intensity, v, surface)
  }
}

/** Writes the distance to the border of the region pointed at into z of the answer attribute. */
export function drawPointedAt(isInside: ((cell: number) => boolean) | null, surface: Surface, answer: Float32Array): void {
  const distance = isInside && softened((v) => isInside(surface.cell[v]), surface)
  for (let v = 0; v < surface.vertexCount; v++) answer[3 * v + 2] = distance ? distance[v] : FAR_MM
}

/** Distance to the border of what is inside, cell by cell; null where nothing is. */
export function softened(isInside: (vertex: number) => boolean, surface: Surface, passes = SOFT): Float32Array | null {
  let any = false
  let values = new Float32Array(surface.vertexCount)
  for (let v = 0; v < surface.vertexCount; v++) {
    values[v] = isInside(v) ? INSIDE : -INSIDE
    any ||= values[v] > 0
  }
  if (!any) return null
  for (let pass = 0; pass < passes; pass++) {
    const before = values
    values = Float32Array.from(before, (_, v) => aroundOf(before, v, surface))
  }
  return values
}

function strongestAround(intensity: Float32Array, vertex: number, { adjacent, adjacentStart }: Surface): number {
  let most = 0
  for (let i = adjacentStart[vertex]; i < adjacentStart[vertex + 1]; i++) most = Math.max(most, intensity[adjacent[i]])
  return most
}
