/** Which cause is open in the ranking: kept in the address on the page of the body, by the page itself elsewhere. */
import { createContext, use } from 'react'
import type { CauseRef } from '../case/store'
import { go, useRoute } from '../route'

export interface Chosen {
  cause: CauseRef | null
  choose(cause: CauseRef | null): void
}

export const ChosenContext = createContext<Chosen | null>(null)

export function useChosen(): Chosen {
  const own = use(ChosenContext)
  const route = useRoute()
  if (own) return own
  return {
    cause: route.kind === 'case' && route.cause ? { cause: route.cause, side: route.side } : null,
    choose: (cause) => go({ kind: 'case', ...cause }, true),
  }
}
