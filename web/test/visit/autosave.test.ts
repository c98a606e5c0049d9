import { describe, expect, it } from 'vitest'
import { Autosave, type Answer, type Version } from '../../src/visit/autosave'

/** A server whose answers the test gives, a clock that the test moves, a device that remembers. */
function setUp({ hasRoom = true } = {}) {
  const requests: { document: string; version: number; answer(given: Answer<string>): Promise<void> }[] = []
  const waits: { ms: number; run(): void }[] = []
  const device: { kept: Version<string> | null } = { kept: null }
  const autosave = new Autosave<string>(4, {
    send: (document, version) => new Promise((resolve) => {
      requests.push({ document, version, answer: async (given) => { resolve(given); await settled() } })
    }),
    keep: (kept) => { if (hasRoom) device.kept = kept; return hasRoom },
    forget: () => { device.kept = null },
    after: (ms, run) => {
      const wait = { ms, run }
      waits.push(wait)
      return () => { waits.splice(waits.indexOf(wait), 1) }
    },
  })
  const pass = async () => {
    const wait = waits.shift()
    if (!wait) throw new Error('nothing waits')
    wait.run()
    await settled()
    return wait.ms
  }
  return { autosave, requests, waits, device, pass }
}

async function settled(): Promise<void> {
  for (let i = 0; i < 10; i++) await Promise.resolve()
}

describe('autosave', () => {
  it('sends the last of several changes once, within a second, with the version it was made from', async () => {
    const { autosave, requests, device, pass, waits } = setUp()
    autosave.changed('a')
    autosave.changed('ab')
    expect(device.kept).toEqual({ document: 'ab', version: 4 })
    expect(await pass()).toBeLessThan(1000)
    expect(requests.map(({ document, version }) => [document, version])).toEqual([['ab', 4]])
    expect(autosave.get().kind).toBe('saving')
    await requests[0].answer({ kind: 'saved', version: 5 })
    expect(autosave.get().kind).toBe('saved')
    expect(device.kept).toBeNull()
    expect(waits).toEqual([])
  })

  it('sends what was typed meanwhile as a change of the new version, and keeps it until then', async () => {
    const { autosave, requests, device, pass } = setUp()
    autosave.changed('a')
    await pass()
    autosave.changed('ab')
    expect(requests).toHaveLength(1)
    await requests[0].answer({ kind: 'saved', version: 5 })
    expect(requests[1]).toMatchObject({ document: 'ab', version: 5 })
    expect(device.kept).toEqual({ document: 'ab', version: 5 })
    expect(autosave.get().kind).toBe('saving')
    await requests[1].answer({ kind: 'saved', version: 6 })
    expect(autosave.get().kind).toBe('saved')
    expect(device.kept).toBeNull()
  })

  it('says that it has the only copy while the device has no room and the server has it not', async () => {
    const { autosave, requests, device, pass } = setUp({ hasRoom: false })
    autosave.changed('a')
    await pass()
    await requests[0].answer({ kind: 'unreachable', error: 'away' })
    expect([autosave.get().kind, autosave.hasOnlyCopy(), device.kept]).toEqual(['kept', true, null])
    await pass()
    await requests[1].answer({ kind: 'saved', version: 5 })
    expect(autosave.hasOnlyCopy()).toBe(false)
  })

  it('keeps on the device while the server is away, and tries again less and less often', async () => {
    const { autosave, requests, device, pass } = setUp()
    autosave.changed('a')
    await pass()
    await requests[0].answer({ kind: 'unreachable', error: 'away' })
    expect(autosave.get()).toEqual({ kind: 'kept', error: 'away' })
    expect(device.kept).toEqual({ document: 'a', version: 4 })
    const first = await pass()
    await requests[1].answer({ kind: 'unreachable', error: 'away' })
    expect(await pass()).toBeGreaterThan(first)
    await requests[2].answer({ kind: 'saved', version: 5 })
    expect(autosave.get().kind).toBe('saved')
    expect(device.kept).toBeNull()
  })

  it('does not ask again with what was refused, until it is changed', async () => {
    const { autosave, requests, device, pass, waits } = setUp()
    autosave.changed('a')
    await pass()
    await requests[0].answer({ kind: 'refused', error: 'no' })
    expect(waits).toEqual([])
    expect(device.kept?.document).toBe('a')
    autosave.changed('b')
    await pass()
    expect(requests[1].document).toBe('b')
  })

  it('stops at a version of somebody else and sends nothing until it is chosen', async () => {
    const { autosave, requests, device, pass, waits } = setUp()
    autosave.changed('mine')
    await pass()
    await requests[0].answer({ kind: 'stale', current: { document: 'theirs', version: 9 } })
    expect(autosave.get()).toEqual({ kind: 'stale', current: { document: 'theirs', version: 9 } })
    autosave.changed('mine too')
    expect(waits).toEqual([])
    expect(device.kept).toEqual({ document: 'mine too', version: 4 })
    autosave.goOnFrom(9, 'mine too')
    await pass()
    expect(requests[1]).toMatchObject({ document: 'mine too', version: 9 })
  })

  it('takes the other version and forgets its own', async () => {
    const { autosave, requests, device, pass, waits } = setUp()
    autosave.changed('mine')
    await pass()
    await requests[0].answer({ kind: 'stale', current: { document: 'theirs', version: 9 } })
    autosave.goOnFrom(9, null)
    expect(autosave.get().kind).toBe('saved')
    expect(device.kept).toBeNull()
    expect(waits).toEqual([])
  })

  it('sends at once when asked, and says how it went', async () => {
    const { autosave, requests, waits } = setUp()
    autosave.changed('a')
    const flushed = autosave.flush()
    await settled()
    expect(waits).toEqual([])
    await requests[0].answer({ kind: 'saved', version: 5 })
    expect(await flushed).toEqual({ kind: 'saved' })
    expect(autosave.savedVersion).toBe(5)
  })
})
