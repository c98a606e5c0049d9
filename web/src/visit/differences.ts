/** What differs between two versions of one visit, part by part: for whoever must choose. */
import type { Visit } from '../record/types'

const PARTS = [
  'case', 'safety', 'consent', 'plan', 'needles', 'manual', 'responses', 'reactions', 'home', 'measures', 'note', 'state', 'addenda',
] as const
export type VisitPart = (typeof PARTS)[number]

export function differingParts(mine: Visit, theirs: Visit): VisitPart[] {
  return PARTS.filter((part) => canonical(mine[part]) !== canonical(theirs[part]))
}

/** Mine where I changed something since `base`, theirs everywhere else; null where both changed the same part. */
export function joined(base: Visit, mine: Visit, theirs: Visit): Visit | null {
  const changedByMe = differingParts(base, mine)
  const changedByThem = differingParts(base, theirs)
  if (changedByMe.some((part) => changedByThem.includes(part))) return null
  return { ...theirs, ...Object.fromEntries(changedByMe.map((part) => [part, mine[part]])) }
}

/** Keys in order; what is absent, null or empty is all the same. */
function canonical(value: unknown): string {
  return JSON.stringify(value, (_, inner: unknown) => {
    if (isBlank(inner)) return undefined
    if (typeof inner !== 'object' || inner === null || Array.isArray(inner)) return inner
    return Object.fromEntries(Object.entries(inner).filter(([, field]) => !isBlank(field)).sort(([a], [b]) => (a < b ? -1 : 1)))
  }) ?? ''
}

function isBlank(value: unknown): boolean {
  return value === null || value === undefined || value === '' || value === false || (Array.isArray(value) && value.length === 0)
}
