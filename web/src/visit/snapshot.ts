/** The engine's answer as it is kept with a visit: enough to see later what was known. */
import type { Assessment, CauseLine } from '../api/types'
import type { AssessmentSnapshot, RankedCause } from '../record/types'

const MOST_OF_A_KIND = 10

export function snapshotOf(answer: Assessment, at: string): AssessmentSnapshot {
  const of = (kind: CauseLine['kind']) => answer.causes.filter((cause) => cause.kind === kind).slice(0, MOST_OF_A_KIND)
  const causes = [...of('muscle'), ...of('mimic')].map(({ cause, side, p, lower, upper }): RankedCause => ({ cause, ...(side ? { side } : {}), p, lower, upper }))
  return {
    at,
    atlas_version: answer.atlas.version,
    atlas_hash: answer.atlas.hash,
    causes,
    ...(answer.red_flags.length > 0 ? { red_flags: answer.red_flags.map(({ id }) => id) } : {}),
    unexplained: answer.unexplained,
  }
}

/** Nothing but the time differs. */
export function isSameAnswer(a: AssessmentSnapshot | undefined, b: AssessmentSnapshot): boolean {
  return a !== undefined && JSON.stringify({ ...a, at: '' }) === JSON.stringify({ ...b, at: '' })
}
