/** What a cause explains and what nothing explains: a share for each cell, softened over neighbouring vertices. */
import type { Surface } from '../surface'

export type CellShare = readonly [cell: number, share: number]

/** Writes the shares into one channel (2 explained, 3 unexplained) of the overlay attribute. */
export function drawShares(shares: Iterable<CellShare>, channel: 2 | 3, surface: Surface, overlay: Float32Array): void {
  const ofCell = new Map(shares)
  const raw = Float32Array.from(surface.cell, (cell) => ofCell.get(cell) ?? 0)
  for (let v = 0; v < surface.vertexCount; v++) overlay[4 * v + channel] = ofCell.size === 0 ? 0 : aroundOf(raw, v, surface)
}

export function aroundOf(values: Float32Array, vertex: number, { adjacent, adjacentStart }: Surface): number {
  let sum = values[vertex]
  const [start, end] = [adjacentStart[vertex], adjacentStart[vertex + 1]]
  for (let i = start; i < end; i++) sum += values[adjacent[i]]
  return sum / (end - start + 1)
}
