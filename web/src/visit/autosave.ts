/**
 * Keeping a document on the server while it is written: one request at a time, each made from the version before, and what is
 * not yet there kept on this device. Knows neither React nor HTTP: how to send, keep and wait is given.
 */

export interface Version<T> { document: T; version: number }

export type Answer<T> =
  | { kind: 'saved'; version: number }
  /** Somebody else saved in between. */
  | { kind: 'stale'; current: Version<T> }
  | { kind: 'unreachable'; error: unknown }
  /** The server is there and does not take it: asking again with the same makes no difference. */
  | { kind: 'refused'; error: unknown }

export type Saving<T> =
  | { kind: 'saved' }
  | { kind: 'saving' }
  /** Not on the server: kept on this device. */
  | { kind: 'kept'; error: unknown }
  | { kind: 'stale'; current: Version<T> }

export interface Surroundings<T> {
  send(document: T, version: number): Promise<Answer<T>>
  /** Keeps what the server does not have yet; tells whether there was room for it. */
  keep(kept: Version<T>): boolean
  /** The server has everything. */
  forget(): void
  /** Gives back how to call it off. */
  after(ms: number, run: () => void): () => void
}

const WAIT_MS = 600
const FIRST_RETRY_MS = 2_000
const LONGEST_RETRY_MS = 30_000

export class Autosave<T> {
  private state: Saving<T> = { kind: 'saved' }
  private version: number
  /** Not yet sent, or sent in vain. */
  private unsaved: T | null = null
  private inFlight: Promise<void> | null = null
  private cancelWait: (() => void) | null = null
  private retryMs = FIRST_RETRY_MS
  private isUnkept = false
  private readonly surroundings: Surroundings<T>
  private readonly listeners = new Set<() => void>()

  constructor(version: number, surroundings: Surroundings<T>) {
    this.version = version
    this.surroundings = surroundings
  }

  get = (): Saving<T> => this.state
  /** What is not on the server is not on this device either. */
  hasOnlyCopy = (): boolean => this.isUnkept && this.state.kind !== 'saved'
  get savedVersion(): number { return this.version }

  subscribe = (listener: () => void): (() => void) => {
    this.listeners.add(listener)
    return () => this.listeners.delete(listener)
  }

  changed(document: T): void {
    this.unsaved = document
    this.keep(document)
    if (this.state.kind === 'stale') return
    this.tell({ kind: 'saving' })
    if (!this.inFlight) this.wait(WAIT_MS)
  }

  /** Sends at once what waits; resolves when nothing more can be done for now. */
  async flush(): Promise<Saving<T>> {
    this.stopWaiting()
    if (this.inFlight) await this.inFlight
    if (this.unsaved !== null && this.state.kind !== 'stale') await this.send()
    return this.state
  }

  /** The other's version is the one to go on from: with what is here if `document` is given, else as it is. */
  goOnFrom(version: number, document: T | null): void {
    this.version = version
    this.unsaved = null
    this.surroundings.forget()
    this.tell({ kind: 'saved' })
    if (document !== null) this.changed(document)
  }

  /** Nothing is sent any more; what is unsaved stays on this device. */
  stop(): void {
    this.stopWaiting()
  }

  private keep(document: T): void {
    this.isUnkept = !this.surroundings.keep({ document, version: this.version })
  }

  private wait(ms: number): void {
    this.stopWaiting()
    this.cancelWait = this.surroundings.after(ms, () => { this.cancelWait = null; void this.send() })
  }

  private stopWaiting(): void {
    this.cancelWait?.()
    this.cancelWait = null
  }

  private send(): Promise<void> {
    this.inFlight ??= this.sendNow().finally(() => { this.inFlight = null })
    return this.inFlight
  }

  private async sendNow(): Promise<void> {
    while (this.unsaved !== null) {
      const document = this.unsaved
      const answer = await this.surroundings.send(document, this.version)
      switch (answer.kind) {
        case 'saved':
          this.version = answer.version
          this.retryMs = FIRST_RETRY_MS
          if (this.unsaved === document) {
            this.unsaved = null
            this.surroundings.forget()
            this.tell({ kind: 'saved' })
          } else if (this.unsaved !== null) {
            this.keep(this.unsaved)
          }
          break
        case 'stale':
          this.tell({ kind: 'stale', current: answer.current })
          return
        case 'unreachable':
          this.tell({ kind: 'kept', error: answer.error })
          this.wait(this.retryMs)
          this.retryMs = Math.min(LONGEST_RETRY_MS, 2 * this.retryMs)
          return
        case 'refused':
          this.tell({ kind: 'kept', error: answer.error })
          // What was typed meanwhile may be what the server wanted.
          if (this.unsaved === document) return
          break
      }
    }
  }

  private tell(state: Saving<T>): void {
    this.state = state
    for (const listener of this.listeners) listener()
  }
}
