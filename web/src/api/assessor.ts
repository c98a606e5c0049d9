/**
 * Asks for the ranking while somebody paints: one request at a time, always the newest case next, so that answers keep coming
 * during a long stroke. A request that is overtaken while it hangs is aborted.
 */

const WAIT_MS = 24
const HANGING_MS = 250

export class Assessor<Question, Answer> {
  private wanted: { question: Question } | null = null
  private running: { started: number; abort: AbortController } | null = null
  private timer: ReturnType<typeof setTimeout> | null = null
  private readonly ask: (question: Question, signal: AbortSignal) => Promise<Answer>
  private readonly answered: (answer: Answer, question: Question) => void
  private readonly failed: (error: unknown) => void

  constructor(
    ask: (question: Question, signal: AbortSignal) => Promise<Answer>,
    answered: (answer: Answer, question: Question) => void,
    failed: (error: unknown) => void,
  ) {
    this.ask = ask
    this.answered = answered
    this.failed = failed
  }

  want(question: Question): void {
    this.wanted = { question }
    if (this.running && performance.now() - this.running.started > HANGING_MS) this.running.abort.abort()
    this.timer ??= setTimeout(() => {
      this.timer = null
      this.next()
    }, WAIT_MS)
  }

  stop(): void {
    if (this.timer !== null) clearTimeout(this.timer)
    this.timer = null
    this.wanted = null
    this.running?.abort.abort()
  }

  private next(): void {
    if (this.running || !this.wanted) return
    const { question } = this.wanted
    this.wanted = null
    const abort = new AbortController()
    const mine = { started: performance.now(), abort }
    this.running = mine
    this.ask(question, abort.signal)
      .then((answer) => {
        if (!abort.signal.aborted) this.answered(answer, question)
      })
      .catch((error: unknown) => {
        if (!abort.signal.aborted) this.failed(error)
      })
      .finally(() => {
        this.running = null
        this.next()
      })
  }
}
