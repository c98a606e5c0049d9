/** Where the reader is, kept in the address. */
import { useMemo, useSyncExternalStore } from 'react'
import type { Side } from './case/store'

/** How the atlas is browsed. */
export type Browse =
  | { by: 'part' }
  /** What sends pain to a region; none chosen yet without one. */
  | { by: 'pain'; region?: string }
  | { by: 'movement'; movement?: string }

export const CHAPTERS = ['techniques', 'contraindications', 'measures', 'signs'] as const
export type Chapter = (typeof CHAPTERS)[number]

export type Route =
  | { kind: 'case'; cause?: string; side?: Side }
  | { kind: 'atlas'; browse: Browse }
  | { kind: 'entry'; of: 'muscle' | 'mimic'; id: string; side: Side }
  | { kind: 'compare'; ids: [string, string]; side: Side }
  | { kind: 'treatment'; chapter: Chapter }

export function parseRoute(path: string, query: string): Route {
  const search = new URLSearchParams(query)
  const given = search.get('side')
  const side = given === 'left' || given === 'right' ? given : undefined
  const entry = /^\/atlas\/(muscle|mimic)\/([a-z0-9_]+)$/.exec(path)
  if (entry) return { kind: 'entry', of: entry[1] as 'muscle' | 'mimic', id: entry[2], side: side ?? 'right' }
  const compare = /^\/atlas\/compare\/([a-z0-9_]+)\/([a-z0-9_]+)$/.exec(path)
  if (compare) return { kind: 'compare', ids: [compare[1], compare[2]], side: side ?? 'right' }
  const treatment = /^\/atlas\/treatment(?:\/([a-z]+))?$/.exec(path)
  if (treatment) return { kind: 'treatment', chapter: CHAPTERS.find((chapter) => chapter === treatment[1]) ?? 'techniques' }
  if (path === '/atlas') return { kind: 'atlas', browse: browseOf(search) }
  return { kind: 'case', cause: search.get('cause') ?? undefined, side }
}

function browseOf(search: URLSearchParams): Browse {
  const by = search.get('by')
  if (by === 'pain') return { by, region: search.get('region') ?? undefined }
  if (by === 'movement') return { by, movement: search.get('movement') ?? undefined }
  return { by: 'part' }
}

export function address(route: Route): string {
  switch (route.kind) {
    case 'case': {
      if (!route.cause) return '/'
      return `/?cause=${route.cause}${route.side ? `&side=${route.side}` : ''}`
    }
    case 'atlas': {
      const { browse } = route
      if (browse.by === 'part') return '/atlas'
      const chosen = browse.by === 'pain' ? browse.region && `&region=${browse.region}` : browse.movement && `&movement=${browse.movement}`
      return `/atlas?by=${browse.by}${chosen ?? ''}`
    }
    case 'entry':
      return `/atlas/${route.of}/${route.id}?side=${route.side}`
    case 'compare':
      return `/atlas/compare/${route.ids.join('/')}?side=${route.side}`
    case 'treatment':
      return `/atlas/treatment/${route.chapter}`
  }
}

const CHANGED = 'palpate:route'

export function go(route: Route, replace = false): void {
  const next = address(route)
  if (next === window.location.pathname + window.location.search) return
  if (replace) window.history.replaceState(null, '', next)
  else window.history.pushState(null, '', next)
  window.dispatchEvent(new Event(CHANGED))
}

function subscribe(listener: () => void): () => void {
  window.addEventListener('popstate', listener)
  window.addEventListener(CHANGED, listener)
  return () => {
    window.removeEventListener('popstate', listener)
    window.removeEventListener(CHANGED, listener)
  }
}

export function useRoute(): Route {
  const at = useSyncExternalStore(subscribe, () => window.location.pathname + window.location.search)
  return useMemo(() => {
    const [path, query = ''] = at.split('?')
    return parseRoute(path, query)
  }, [at])
}
