/** What the server or the network said, in words for the reader. The only place of the page that words errors. */
import { t } from '../text'

export class Problem extends Error {
  readonly title: string
  readonly place: string | null
  readonly remedy: string | null
  /** Which problem it is, as the server names it, such as `urn:palpate:stale`. */
  readonly type: string | null
  /** All that the server said. */
  readonly said: Record<string, unknown>

  constructor(title: string, detail: string, place: string | null = null, remedy: string | null = null, said: Record<string, unknown> = {}) {
    super(detail)
    this.type = typeof said.type === 'string' ? said.type : null
    this.said = said
    this.title = title
    this.place = place
    this.remedy = remedy
  }
}

/** From a body of `application/problem+json`, as far as it has one. */
export function problemOf(status: number, body: unknown): Problem {
  const said = (typeof body === 'object' && body !== null ? body : {}) as Record<string, unknown>
  const text = (key: string) => (typeof said[key] === 'string' ? (said[key] as string) : null)
  return new Problem(
    text('title') ?? t('problem.server'),
    text('detail') ?? t('problem.status', { status }),
    text('place'),
    text('remedy'),
    said,
  )
}

export function unreachable(): Problem {
  return new Problem(t('problem.unreachable'), t('problem.unreachable_why'), null, t('problem.unreachable_remedy'))
}

export function wordsOf(error: unknown): Problem {
  if (error instanceof Problem) return error
  return new Problem(t('problem.other'), error instanceof Error ? error.message : String(error))
}
