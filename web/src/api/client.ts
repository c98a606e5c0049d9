/** Every request of the page. */
import createClient from 'openapi-fetch'
import type { paths } from './schema'
import type { Assessment, CaseWire, Contrast, Mimic, Muscle, Region, Treatment, Zones } from './types'
import { problemOf, unreachable } from './problem'

const client = createClient<paths>({ baseUrl: '/', fetch: reach })

/** Network failures in words; an abort stays an abort. */
async function reach(request: Request): Promise<Response> {
  try {
    return await fetch(request)
  } catch (error) {
    if (error instanceof DOMException && error.name === 'AbortError') throw error
    throw unreachable()
  }
}

async function answer<T>(call: Promise<{ data?: T; error?: unknown; response: Response }>): Promise<T> {
  const { data, error, response } = await call
  if (data === undefined) throw problemOf(response.status, error)
  return data
}

export const api = {
  overview: () => answer(client.GET('/api/atlas')),
  muscles: () => answer(client.GET('/api/muscles')),
  muscle: async (id: string) => (await answer(client.GET('/api/muscles/{id}', { params: { path: { id } } }))) as Muscle,
  mimics: () => answer(client.GET('/api/mimics')),
  mimic: async (id: string) => (await answer(client.GET('/api/mimics/{id}', { params: { path: { id } } }))) as Mimic,
  regions: async () => (await answer(client.GET('/api/regions'))) as Region[],
  signs: () => answer(client.GET('/api/signs')),
  redFlags: () => answer(client.GET('/api/red-flags')),
  loads: () => answer(client.GET('/api/loads')),
  movements: () => answer(client.GET('/api/movements')),
  source: (key: string) => answer(client.GET('/api/sources/{key}', { params: { path: { key } } })),
  treatment: async () => (await answer(client.GET('/api/treatment'))) as Treatment,
  zones: async (id: string) => (await answer(client.GET('/api/causes/{id}/zones', { params: { path: { id } } }))) as Zones,
  assess: async (body: CaseWire, signal: AbortSignal) =>
    (await answer(client.POST('/api/assess', { params: { query: { cells: true } }, body, signal }))) as Assessment,
  explain: async (body: CaseWire, signal: AbortSignal) =>
    (await answer(client.POST('/api/assess', { params: { query: { explain: true } }, body, signal }))) as Assessment,
  contrast: async (body: CaseWire, one: string, other: string, signal: AbortSignal) =>
    (await answer(client.POST('/api/contrast', { params: { query: { one, other } }, body, signal }))) as Contrast,

  /** Checks a case, as text because a file may be anything, and gives it back in the form of a file. */
  checkCase: async (text: string) =>
    (await answer(client.POST('/api/case', { body: text as unknown as CaseWire, bodySerializer: (body) => body as unknown as string }))) as CaseWire,
  async body(): Promise<ArrayBuffer> {
    const response = await reach(new Request('/body.bin'))
    if (!response.ok) throw problemOf(response.status, null)
    return response.arrayBuffer()
  },
}
