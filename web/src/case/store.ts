/**
 * The case on the page: the drawing with its undo, and what is known about the patient. One store outside of React; the URL
 * and the query cache hold everything else.
 */
import { useSyncExternalStore } from 'react'
import { done, EMPTY_DRAWING, redone, started, undone, type Drawing, type Undo } from './drawing-state'

export type Side = 'left' | 'right'
export type Result = 'present' | 'absent' | 'unsure'

export interface Finding {
  sign: string
  muscle?: string
  side?: Side
  result: Result
}

export interface CauseRef {
  cause: string
  side?: Side
}

export interface About {
  age?: number
  sex?: 'female' | 'male' | 'other'
  durationWeeks?: number
  history: string[]
  redFlags: string[]
}

export interface CaseState {
  id: string
  drawing: Undo<Drawing>
  about: About
  findings: Finding[]
  excluded: CauseRef[]
  /** Fields of an opened file that the page does not edit, given back when it is saved. */
  kept: Record<string, unknown>
}

export function newCase(): CaseState {
  return {
    id: 'case',
    drawing: started(EMPTY_DRAWING),
    about: { history: [], redFlags: [] },
    findings: [],
    excluded: [],
    kept: {},
  }
}

type Listener = () => void

class CaseStore {
  private state = newCase()
  private readonly listeners = new Set<Listener>()

  get = (): CaseState => this.state

  set(next: CaseState): void {
    if (next === this.state) return
    this.state = next
    for (const listener of this.listeners) listener()
  }

  subscribe = (listener: Listener): (() => void) => {
    this.listeners.add(listener)
    return () => this.listeners.delete(listener)
  }

  /** A step that undo takes back. */
  draw(change: (drawing: Drawing) => Drawing): void {
    const { drawing } = this.state
    this.set({ ...this.state, drawing: done(drawing, change(drawing.now)) })
  }

  /** A change that is no step of its own: which pain is chosen, its name, whether it is hidden. */
  arrange(change: (drawing: Drawing) => Drawing): void {
    const { drawing } = this.state
    this.set({ ...this.state, drawing: { ...drawing, now: change(drawing.now) } })
  }

  undo(): void {
    this.set({ ...this.state, drawing: undone(this.state.drawing) })
  }

  redo(): void {
    this.set({ ...this.state, drawing: redone(this.state.drawing) })
  }

  tell(about: Partial<About>): void {
    this.set({ ...this.state, about: { ...this.state.about, ...about } })
  }

  find(finding: Finding): void {
    const others = this.state.findings.filter((known) => !isSameTest(known, finding))
    const known = this.state.findings.find((other) => isSameTest(other, finding))
    const findings = known
      ? this.state.findings.map((other) => (other === known ? finding : other))
      : [...others, finding]
    this.set({ ...this.state, findings })
  }

  unfind(finding: Finding): void {
    this.set({ ...this.state, findings: this.state.findings.filter((known) => !isSameTest(known, finding)) })
  }

  exclude(cause: CauseRef): void {
    this.set({ ...this.state, excluded: [...this.state.excluded.filter((known) => !isSameCause(known, cause)), cause] })
  }

  include(cause: CauseRef): void {
    this.set({ ...this.state, excluded: this.state.excluded.filter((known) => !isSameCause(known, cause)) })
  }
}

export function isSameTest(a: Finding, b: Finding): boolean {
  return a.sign === b.sign && a.muscle === b.muscle && a.side === b.side
}

export function isSameCause(a: CauseRef, b: CauseRef): boolean {
  return a.cause === b.cause && (a.side ?? null) === (b.side ?? null)
}

export const caseStore = new CaseStore()

export function useCase(): CaseState {
  return useSyncExternalStore(caseStore.subscribe, caseStore.get)
}

export function useDrawing(): Drawing {
  return useSyncExternalStore(caseStore.subscribe, () => caseStore.get().drawing.now)
}
