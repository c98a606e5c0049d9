/** `window.palpate`: the page's own way of saving and opening, for scripts and for the browser tests. */
import type { Stroke } from '../body/drawing'
import type { Stage } from '../body/stage'
import { openCase, saveCase } from '../case/exchange'
import { caseStore, newCase } from '../case/store'

export interface Scripting {
  strokes(): readonly Stroke[]
  cells(): [number, number][]
  paint(strokes: Stroke[]): void
  clear(): void
  /** The text of the file. */
  save(): Promise<string>
  open(text: string): Promise<void>
  frames(): number
  /** Turns the body for so many milliseconds; frames per second. */
  spin(ms: number): Promise<number>
  /** The centre of a cell on the neutral body, millimetres. */
  cellCentre(cell: number): [number, number, number]
  cellCount: number
  /** Where a place of the neutral body lies on the page, CSS pixels. */
  pageOf(place: [number, number, number]): { x: number; y: number }
  landmark(id: string): [number, number, number]
}

declare global {
  interface Window { palpate?: Scripting }
}

export function openToScripts(stage: Stage, atlas: string): () => void {
  const strokes = () => caseStore.get().drawing.now.strokes
  window.palpate = {
    strokes,
    cells: () => [...stage.painter.paint(strokes())].map(([cell, { intensity }]) => [cell, intensity]),
    paint: (added) => caseStore.draw((drawing) => ({ ...drawing, strokes: [...drawing.strokes, ...added] })),
    clear: () => caseStore.set(newCase()),
    save: () => saveCase(caseStore.get(), stage.painter, atlas),
    open: async (text) => caseStore.set(await openCase(text, stage.body.cells)),
    frames: () => stage.scene.frames,
    spin: (ms) => spin(stage, ms),
    cellCentre: (cell) => [...stage.body.cells.centre.slice(3 * cell, 3 * cell + 3)] as [number, number, number],
    cellCount: stage.body.cells.count,
    pageOf: (place) => stage.pageOf(place),
    landmark: (id) => {
      const vertex = stage.body.landmarks.get(id)
      if (vertex === undefined) throw new Error(`no landmark ${id}`)
      return [...stage.body.position.slice(3 * vertex, 3 * vertex + 3)] as [number, number, number]
    },
  }
  return () => {
    delete window.palpate
  }
}

async function spin(stage: Stage, ms: number): Promise<number> {
  const [start, before] = [performance.now(), stage.scene.frames]
  while (performance.now() - start < ms) {
    stage.turnBy(2, 0)
    await new Promise((next) => requestAnimationFrame(next))
  }
  return ((stage.scene.frames - before) * 1000) / (performance.now() - start)
}
