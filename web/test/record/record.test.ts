import { afterEach, expect, test, vi } from 'vitest'
import { record, Stale } from '../../src/api/record'
import { goOn } from '../../src/api/sign-in-again'

afterEach(() => vi.unstubAllGlobals())

/** A server that gives these answers, one after the other, and keeps what it was asked. */
function server(...answers: [number, unknown][]): Request[] {
  const asked: Request[] = []
  vi.stubGlobal('fetch', (path: string, init: RequestInit) => {
    asked.push(new Request(`http://127.0.0.1${path}`, init))
    const [status, body] = answers[asked.length - 1]
    return Promise.resolve(new Response(body === undefined ? null : JSON.stringify(body), { status }))
  })
  return asked
}

const signedOut: [number, unknown] = [401, { type: 'urn:palpate:signed-out', title: 'Not signed in', detail: 'nobody is signed in here' }]

test('every request carries the header that a foreign page cannot set', async () => {
  const asked = server([200, []])
  await record.patients('ann', 20)
  expect(asked[0].headers.get('X-Palpate')).toBe('1')
  expect(asked[0].url).toBe('http://127.0.0.1/api/patients?search=ann&limit=20')
})

test('a request waits until the reader has signed in again, and is then sent as it was', async () => {
  const asked = server(signedOut, [200, { episode: {}, version: 2 }])
  const answer = record.addEpisode('p', { title: 'Neck' })
  await vi.waitFor(() => expect(asked).toHaveLength(1))
  await new Promise((done) => setTimeout(done, 20))
  expect(asked).toHaveLength(1)
  goOn()
  expect(await answer).toEqual({ episode: {}, version: 2 })
  expect(await asked[1].json()).toEqual({ title: 'Neck' })
})

test('a wrong password is told, not waited for', async () => {
  server([401, { type: 'urn:palpate:sign-in', title: 'Not signed in', detail: 'name or password is wrong' }])
  await expect(record.changePassword({ current: 'a', new: 'b' })).rejects.toMatchObject({ message: 'name or password is wrong' })
})

test('a stale change gives what is there now', async () => {
  const current = { episode: { title: 'theirs' }, version: 7 }
  server([409, { type: 'urn:palpate:stale', title: 'Changed meanwhile', detail: 'look at both', current }])
  const error = await record.startVisit('e', 'first').catch((problem: unknown) => problem)
  expect(error).toBeInstanceOf(Stale)
  expect((error as Stale<unknown>).current).toEqual(current)
})

test('nothing in the answer of a deletion', async () => {
  server([204, undefined])
  expect(await record.endSignIn('s')).toBeUndefined()
})
