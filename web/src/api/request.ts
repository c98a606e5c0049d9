/** One request to the record, as JSON. */
import { unreachable } from './problem'

export interface Sending { method?: 'GET' | 'POST' | 'PUT' | 'DELETE'; body?: unknown; signal?: AbortSignal }

export interface Answer { isOk: boolean; status: number; said: unknown }

/** Throws when nothing answers, or when `signal` ended it. */
export async function request(path: string, { method = 'GET', body, signal }: Sending = {}): Promise<Answer> {
  const response = await reach(path, {
    method, signal,
    headers: { 'X-Palpate': '1', ...(body === undefined ? {} : { 'Content-Type': 'application/json' }) },
    body: body === undefined ? undefined : JSON.stringify(body),
  })
  const said: unknown = response.status === 204 ? undefined : await response.json().catch(() => null)
  return { isOk: response.ok, status: response.status, said }
}

async function reach(path: string, init: RequestInit): Promise<Response> {
  try {
    return await fetch(path, init)
  } catch (error) {
    if (error instanceof DOMException && error.name === 'AbortError') throw error
    throw unreachable()
  }
}
