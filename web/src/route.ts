/** Where the reader is, kept in the address. */
import { useMemo, useSyncExternalStore } from 'react'
import type { Side } from './case/store'

export type Route =
  | { kind: 'case'; cause?: string; side?: Side }
  | { kind: 'atlas' }
  | { kind: 'entry'; of: 'muscle' | 'mimic'; id: string; side: Side }

export function parseRoute(path: string, query: string): Route {
  const search = new URLSearchParams(query)
  const given = search.get('side')
  const side = given === 'left' || given === 'right' ? given : undefined
  const entry = /^\/atlas\/(muscle|mimic)\/([a-z0-9_]+)$/.exec(path)
  if (entry) return { kind: 'entry', of: entry[1] as 'muscle' | 'mimic', id: entry[2], side: side ?? 'right' }
  if (path === '/atlas') return { kind: 'atlas' }
  return { kind: 'case', cause: search.get('cause') ?? undefined, side }
}

export function address(route: Route): string {
  switch (route.kind) {
    case 'case': {
      if (!route.cause) return '/'
      return `/?cause=${route.cause}${route.side ? `&side=${route.side}` : ''}`
    }
    case 'atlas':
      return '/atlas'
    case 'entry':
      return `/atlas/${route.of}/${route.id}?side=${route.side}`
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
