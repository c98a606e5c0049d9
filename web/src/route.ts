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

export const SETTINGS = ['sign-ins', 'second-factor', 'password', 'language', 'people', 'retention'] as const
export type Settings = (typeof SETTINGS)[number]

export type Route =
  /** The first page: what is on today; without a record, the body. */
  | { kind: 'today' }
  | { kind: 'patients'; isNew?: boolean }
  | { kind: 'patient'; id: string }
  | { kind: 'episode'; id: string }
  | { kind: 'visit'; id: string }
  | { kind: 'settings'; part: Settings }
  | { kind: 'case'; cause?: string; side?: Side }
  | { kind: 'atlas'; browse: Browse }
  | { kind: 'entry'; of: 'muscle' | 'mimic'; id: string; side: Side }
  | { kind: 'compare'; ids: [string, string]; side: Side }
  | { kind: 'treatment'; chapter: Chapter }
  /** A patient's own page. */
  | { kind: 'me' }
  /** A phone that answers while somebody palpates. */
  | { kind: 'pair' }

/** What is shown with the body: the free case, or the atlas. */
export type BodyRoute = Extract<Route, { kind: 'case' | 'atlas' | 'entry' | 'compare' | 'treatment' }>
/** What a patient opens, without an account. */
export type PatientRoute = Extract<Route, { kind: 'me' | 'pair' }>
export type RecordRoute = Exclude<Route, BodyRoute | PatientRoute>

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
  const kept = /^\/(patient|episode|visit)s\/([0-9a-f-]{36})$/.exec(path)
  if (kept) return { kind: kept[1] as 'patient' | 'episode' | 'visit', id: kept[2] }
  if (path === '/patients') return { kind: 'patients' }
  if (path === '/patients/new') return { kind: 'patients', isNew: true }
  const settings = /^\/settings(?:\/([a-z-]+))?$/.exec(path)
  if (settings) return { kind: 'settings', part: SETTINGS.find((part) => part === settings[1]) ?? SETTINGS[0] }
  if (path === '/me') return { kind: 'me' }
  if (path === '/pair') return { kind: 'pair' }
  const cause = search.get('cause') ?? undefined
  if (path === '/body' || cause) return { kind: 'case', cause, side }
  return { kind: 'today' }
}

function browseOf(search: URLSearchParams): Browse {
  const by = search.get('by')
  if (by === 'pain') return { by, region: search.get('region') ?? undefined }
  if (by === 'movement') return { by, movement: search.get('movement') ?? undefined }
  return { by: 'part' }
}

export function address(route: Route): string {
  switch (route.kind) {
    case 'today':
      return '/'
    case 'patients':
      return route.isNew ? '/patients/new' : '/patients'
    case 'patient':
    case 'episode':
    case 'visit':
      return `/${route.kind}s/${route.id}`
    case 'settings':
      return route.part === SETTINGS[0] ? '/settings' : `/settings/${route.part}`
    case 'case': {
      if (!route.cause) return '/body'
      return `/body?cause=${route.cause}${route.side ? `&side=${route.side}` : ''}`
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
    case 'me':
    case 'pair':
      return `/${route.kind}`
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
