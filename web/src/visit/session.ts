/** A visit while it is open: what is written, its undo, the drawing in the case store, and how it reaches the server. */
import { Problem } from '../api/problem'
import { record, Stale } from '../api/record'
import type { CaseWire } from '../api/types'
import { CellPainter } from '../body/drawing'
import type { Body } from '../body/format'
import { caseFromWire, caseToWire } from '../case/file'
import { caseStore, newCase } from '../case/store'
import type { components } from '../api/schema'
import type { AssessmentSnapshot, Billing, Check, PatientReport, Visit, VisitRecord } from '../record/types'
import { Autosave, type Answer, type Version } from './autosave'
import { withoutDenied } from './flags'
import { VisitHistory, type Change } from './history'
import { forgetVisit, keepVisit } from './kept'
import { isSameAnswer } from './snapshot'
import { takenOver } from './take-over'

type Stepped = 'drawing' | 'visit'

export class VisitSession {
  readonly autosave: Autosave<Visit>
  /** As the server knows it: what a change of two people is measured against. */
  base: Visit
  checks: Check[]
  billing: Billing | null
  private readonly history: VisitHistory
  private readonly painter: CellPainter
  private readonly body: Body
  private readonly atlas: string
  private done: Stepped[] = []
  private undone: Stepped[] = []
  /** The case store follows the visit now, not the visit the case store. */
  private isFollowing = false
  private readonly listeners = new Set<() => void>()

  constructor({ visit, version, checks, billing }: VisitRecord, body: Body, atlas: string) {
    this.base = visit
    this.checks = checks
    this.billing = billing ?? null
    this.body = body
    this.atlas = atlas
    this.painter = new CellPainter(body.cells)
    this.history = new VisitHistory(visit)
    this.autosave = new Autosave<Visit>(version, {
      send: (document, of) => this.send(document, of),
      keep: ({ document, version: of }) => keepVisit({ document, version: of, at: new Date().toISOString() }),
      forget: () => forgetVisit(visit.id),
      after: (ms, run) => {
        const timer = setTimeout(run, ms)
        return () => clearTimeout(timer)
      },
    })
  }

  /** Counts every change that a reader can see. */
  revision = 0

  get = (): Visit => this.history.get()
  get isSigned(): boolean { return this.get().state.state === 'signed' }
  get canUndo(): boolean { return this.done.length > 0 && !this.isSigned }
  get canRedo(): boolean { return this.undone.length > 0 && !this.isSigned }

  subscribe = (listener: () => void): (() => void) => {
    this.listeners.add(listener)
    return () => this.listeners.delete(listener)
  }

  /** Takes the drawing into the case store and follows it until the returned function is called. */
  open(): () => void {
    this.showCase()
    let past = caseStore.get().drawing.past
    const stopCase = caseStore.subscribe(() => {
      const { drawing } = caseStore.get()
      if (this.isFollowing) {
        past = drawing.past
        return
      }
      if (drawing.past.length > past.length || (drawing.past !== past && drawing.future.length === 0)) this.stepped('drawing')
      past = drawing.past
      this.takeCase()
    })
    const again = () => void this.autosave.flush()
    window.addEventListener('online', again)
    return () => {
      stopCase()
      window.removeEventListener('online', again)
      void this.autosave.flush()
      // The drawing is the patient's: it is not left lying on the free body.
      caseStore.set(newCase())
    }
  }

  /** `field` names what is typed in: typing on is one step. */
  change(change: Change, field: string | null = null): void {
    if (this.isSigned) return
    const before = this.history.get()
    const isStep = this.history.change(change, field)
    if (this.history.get() === before) return
    if (isStep) this.stepped('visit')
    this.changed()
  }

  /** What the patient sent goes into the draft; the drawing takes the place of what was painted, and undo brings that back. */
  takeOver(report: PatientReport, effects: readonly components['schemas']['AfterEffect'][], note: string): void {
    this.change((visit) => takenOver(visit, report, effects, note))
    if (report.drawing || report.pain) {
      const sent = caseFromWire({ id: report.id, drawing: report.drawing, pain: report.pain } as CaseWire, this.body.cells)
      caseStore.draw(() => sent.drawing.now)
    }
    const { redFlags } = caseStore.get().about
    if (report.red_flags) caseStore.tell({ redFlags: [...new Set([...redFlags, ...report.red_flags])] })
  }

  setAssessment(snapshot: AssessmentSnapshot): void {
    if (this.isSigned || isSameAnswer(this.get().assessment, snapshot)) return
    this.history.note((visit) => ({ ...visit, assessment: snapshot }))
    this.changed()
  }

  undo(): void {
    const last = this.done.pop()
    if (!last) return
    this.undone.push(last)
    if (last === 'drawing') this.moveDrawing(() => caseStore.undo())
    else this.history.undo()
    this.changed()
  }

  redo(): void {
    const next = this.undone.pop()
    if (!next) return
    this.done.push(next)
    if (next === 'drawing') this.moveDrawing(() => caseStore.redo())
    else this.history.redo()
    this.changed()
  }

  /** Another version takes the place of this one: that of somebody else, a draft kept here, or the signed one. */
  replace(visit: Visit): void {
    this.history.note(() => visit)
    this.done = []
    this.undone = []
    this.showCase()
    this.tell()
  }

  taken({ document, version }: Version<Visit>, mine: Visit | null): void {
    this.base = document
    this.replace(mine ?? document)
    this.autosave.goOnFrom(version, mine)
  }

  setChecks(checks: Check[]): void {
    this.checks = checks
    this.tell()
  }

  private stepped(step: Stepped): void {
    this.done.push(step)
    this.undone = []
  }

  private moveDrawing(move: () => void): void {
    this.isFollowing = true
    move()
    this.isFollowing = false
    this.noteCase()
  }

  private showCase(): void {
    this.isFollowing = true
    caseStore.set(caseFromWire(this.get().case, this.body.cells))
    this.isFollowing = false
  }

  private takeCase(): void {
    if (this.isSigned) return
    if (this.noteCase()) this.changed()
  }

  private noteCase(): boolean {
    const wire: CaseWire = caseToWire(caseStore.get(), this.painter, { atlas: this.atlas, withStrokes: true })
    if (JSON.stringify(wire) === JSON.stringify(this.get().case)) return false
    // A warning sign with a yes is not denied as well, wherever the yes was given.
    this.history.note((visit) => ({ ...visit, case: wire, safety: withoutDenied(visit.safety, wire.red_flags ?? []) }))
    return true
  }

  private changed(): void {
    this.autosave.changed(this.get())
    this.tell()
  }

  private tell(): void {
    this.revision += 1
    for (const listener of this.listeners) listener()
  }

  private async send(visit: Visit, version: number): Promise<Answer<Visit>> {
    try {
      const saved = await record.changeVisit(visit, version)
      this.base = visit
      this.billing = saved.billing ?? null
      this.setChecks(saved.checks)
      return { kind: 'saved', version: saved.version }
    } catch (error) {
      if (error instanceof Stale) {
        const current = error.current as { visit: Visit; version: number }
        return { kind: 'stale', current: { document: current.visit, version: current.version } }
      }
      const status = error instanceof Problem ? Number(error.said.status) : NaN
      return { kind: status < 500 ? 'refused' : 'unreachable', error }
    }
  }
}
