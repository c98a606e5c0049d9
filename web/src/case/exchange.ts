/** Saving and opening: every file passes the server's check, so that what is saved can be opened anywhere. */
import { api } from '../api/client'
import type { CellPainter } from '../body/drawing'
import type { Cells } from '../body/format'
import { caseFromWire, caseToWire } from './file'
import type { CaseState } from './store'

/** The text of the file. */
export async function saveCase(state: CaseState, painter: CellPainter, atlas: string): Promise<string> {
  const wire = caseToWire(state, painter, { atlas, withStrokes: true })
  return `${JSON.stringify(await api.checkCase(JSON.stringify(wire)), null, 1)}\n`
}

export async function openCase(text: string, cells: Cells): Promise<CaseState> {
  return caseFromWire(await api.checkCase(text), cells)
}
