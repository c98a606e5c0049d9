/** Every request of the page. */
import type {
  Assessment, CaseWire, Load, Mimic, MimicLine, Muscle, MuscleLine, Overview, RedFlag, Region, Sign, Zones,
} from './types'
import { problemOf, unreachable } from './problem'

async function request<T>(path: string, init?: RequestInit): Promise<T> {
  let response: Response
  try {
    response = await fetch(path, init)
  } catch (error) {
    if (error instanceof DOMException && error.name === 'AbortError') throw error
    throw unreachable()
  }
  const body: unknown = await response.json().catch(() => null)
  if (!response.ok) throw problemOf(response.status, body)
  return body as T
}

function post<T>(path: string, body: string, signal?: AbortSignal): Promise<T> {
  return request<T>(path, { method: 'POST', body, headers: { 'content-type': 'application/json' }, signal })
}

export const api = {
  overview: () => request<Overview>('/api/atlas'),
  muscles: () => request<MuscleLine[]>('/api/muscles'),
  muscle: (id: string) => request<Muscle>(`/api/muscles/${encodeURIComponent(id)}`),
  mimics: () => request<MimicLine[]>('/api/mimics'),
  mimic: (id: string) => request<Mimic>(`/api/mimics/${encodeURIComponent(id)}`),
  regions: () => request<Region[]>('/api/regions'),
  signs: () => request<Sign[]>('/api/signs'),
  redFlags: () => request<RedFlag[]>('/api/red-flags'),
  loads: () => request<Load[]>('/api/loads'),
  zones: (id: string) => request<Zones>(`/api/causes/${encodeURIComponent(id)}/zones`),
  assess: (body: CaseWire, signal: AbortSignal) => post<Assessment>('/api/assess?cells=true', JSON.stringify(body), signal),
  /** Checks a case and gives it back in the form of a file. */
  checkCase: (text: string) => post<CaseWire>('/api/case', text),
  async body(): Promise<ArrayBuffer> {
    const response = await fetch('/body.bin').catch(() => { throw unreachable() })
    if (!response.ok) throw problemOf(response.status, null)
    return response.arrayBuffer()
  },
}
