/** The drawing survives a reload: kept in this browser, with the version of the atlas it was made with. */
import { started, type Drawing } from './drawing-state'
import { caseStore, newCase, type CaseState } from './store'

const KEY = 'palpate.case'
/** Of this record, not of the atlas. */
const FORMAT = 1
const WAIT_MS = 150

interface KeptCase {
  format: number
  atlas: string
  case: Omit<CaseState, 'drawing'> & { drawing: Drawing }
}

/** Takes back what was kept; the atlas version it was drawn with if that is another one. */
export function restore(atlas: string): { otherAtlas: string | null } {
  const text = localStorage.getItem(KEY)
  if (!text) return { otherAtlas: null }
  try {
    const record = JSON.parse(text) as KeptCase
    if (record.format !== FORMAT) return { otherAtlas: null }
    caseStore.set({ ...newCase(), ...record.case, drawing: started(record.case.drawing) })
    return { otherAtlas: record.atlas === atlas ? null : record.atlas }
  } catch {
    // An unreadable record is worth nothing; the page starts empty.
    localStorage.removeItem(KEY)
    return { otherAtlas: null }
  }
}

/** Keeps every change from now on. */
export function keep(atlas: string): () => void {
  let timer: ReturnType<typeof setTimeout> | null = null
  const write = () => {
    timer = null
    const state = caseStore.get()
    const record: KeptCase = { format: FORMAT, atlas, case: { ...state, drawing: state.drawing.now } }
    localStorage.setItem(KEY, JSON.stringify(record))
  }
  const flush = () => {
    if (timer === null) return
    clearTimeout(timer)
    write()
  }
  const stop = caseStore.subscribe(() => {
    timer ??= setTimeout(write, WAIT_MS)
  })
  window.addEventListener('pagehide', flush)
  return () => {
    flush()
    stop()
    window.removeEventListener('pagehide', flush)
  }
}
