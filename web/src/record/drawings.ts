/** How one drawing differs from another, cell by cell, as `care::compare` has it. */
import type { Painted } from '../body/portrait'

export interface DrawingChange {
  goneCm2: number
  stayedCm2: number
  addedCm2: number
  /** Skin in both over skin in either, 0 to 1; 1 when both are empty. */
  jaccard: number
}

export function compareDrawings(before: readonly Painted[], after: readonly Painted[], areaCm2: ArrayLike<number>): DrawingChange {
  const [was, is] = [before, after].map((cells) => new Set(cells.map(([cell]) => cell)))
  const sum = (cells: Iterable<number>, isCounted: (cell: number) => boolean) => {
    let total = 0
    for (const cell of cells) if (isCounted(cell)) total += areaCm2[cell]
    return total
  }
  const stayedCm2 = sum(was, (cell) => is.has(cell))
  const goneCm2 = sum(was, (cell) => !is.has(cell))
  const addedCm2 = sum(is, (cell) => !was.has(cell))
  const either = stayedCm2 + goneCm2 + addedCm2
  return { goneCm2, stayedCm2, addedCm2, jaccard: either > 0 ? stayedCm2 / either : 1 }
}

/** One of several is pressed: it takes the place of the one that was chosen longest ago. */
export function chosenNext(chosen: readonly number[], pressed: number): number[] {
  return chosen.includes(pressed) ? [...chosen] : [...chosen.slice(-1), pressed]
}
