/** What a tap on the body does while treating, and the muscles it may mean. */
import { useQuery, type QueryClient } from '@tanstack/react-query'
import { api } from '../api/client'
import type { MuscleLine, Technique } from '../api/types'
import type { Places } from './proposals'

export type Placing =
  | { kind: 'needle' }
  | { kind: 'manual'; technique: string }
  | { kind: 'nothing' }

/** By hand, device or movement, done in the practice. */
export function isManual({ kind }: Pick<Technique, 'kind'>): boolean {
  switch (kind) {
    case 'manual': case 'stretch': case 'exercise': case 'physical': return true
    case 'needling': case 'electrical': case 'injection': case 'home': return false
  }
}

const KEY = ['places']
const forever = { staleTime: Infinity, gcTime: Infinity } as const

async function readPlaces(muscles: readonly MuscleLine[]): Promise<Places> {
  return new Map(await Promise.all(muscles.map(async ({ id }) => [id, await api.zones(id)] as const)))
}

/** Where all muscles lie; read when treating begins. */
export function usePlaces(muscles: readonly MuscleLine[] | undefined, isWanted: boolean) {
  return useQuery({ queryKey: KEY, queryFn: () => readPlaces(muscles ?? []), enabled: isWanted && muscles !== undefined, ...forever })
}

/** The same, waited for: a tap may come before they are there. */
export function placesFor(client: QueryClient, muscles: readonly MuscleLine[]): Promise<Places> {
  return client.ensureQueryData({ queryKey: KEY, queryFn: () => readPlaces(muscles), ...forever })
}
