/** A visit as it is written, with undo. What happens by itself, such as the answer of the engine, is no step. */
import { done, redone, started, undone, type Undo } from '../case/drawing-state'
import type { Visit } from '../record/types'

export type Change = (visit: Visit) => Visit

export class VisitHistory {
  private steps: Undo<Visit>
  /** Typing on in one field is one step. */
  private lastField: string | null = null

  constructor(visit: Visit) {
    this.steps = started(visit)
  }

  get = (): Visit => this.steps.now
  get canUndo(): boolean { return this.steps.past.length > 0 }
  get canRedo(): boolean { return this.steps.future.length > 0 }

  /** `field` names what is typed in; without it each change is a step of its own. Tells whether a step was added. */
  change(change: Change, field: string | null = null): boolean {
    const next = change(this.steps.now)
    if (next === this.steps.now) return false
    const goesOn = field !== null && field === this.lastField
    this.lastField = field
    this.steps = goesOn ? { ...this.steps, now: next } : done(this.steps, next)
    return !goesOn
  }

  /** A change that undo leaves alone: made in every step, so that it does not come back. */
  note(change: Change): void {
    const { past, now, future } = this.steps
    const next = change(now)
    if (next !== now) this.steps = { past: past.map(change), now: next, future: future.map(change) }
  }

  undo(): void { this.move(undone(this.steps)) }
  redo(): void { this.move(redone(this.steps)) }

  private move(steps: Undo<Visit>): void {
    this.lastField = null
    this.steps = steps
  }
}
