/** Two drawings on one body: what hurt before and what hurts after, as distances at the vertices. */
import { FAR_MM } from '../field'
import type { Surface } from '../surface'
import { softened } from './regions'

/** Writes the distances to the borders of both into x and y of the overlay attribute. */
export function drawChange(before: ReadonlySet<number>, after: ReadonlySet<number>, surface: Surface, overlay: Float32Array): void {
  const distances = [before, after].map((cells) => softened((v) => cells.has(surface.cell[v]), surface, 1))
  for (let v = 0; v < surface.vertexCount; v++) {
    for (const channel of [0, 1]) overlay[4 * v + channel] = distances[channel]?.[v] ?? FAR_MM
  }
}
