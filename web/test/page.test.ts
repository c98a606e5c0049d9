import { expect, test, vi } from 'vitest'
import { Assessor } from '../src/api/assessor'
import { problemOf } from '../src/api/problem'
import { inkOn, INTENSITY_COLOURS, luminance } from '../src/body/colours'
import { Brushwork } from '../src/body/brushwork'
import { between, frame, near, sides } from '../src/body/views'
import { find, type Findable } from '../src/panels/search'
import { address, parseRoute } from '../src/route'
import { percent } from '../src/ui/words'

test('colours grow darker with every step, and their numbers can be read', () => {
  const light = INTENSITY_COLOURS.map(luminance)
  for (let i = 1; i < light.length; i++) expect(light[i]).toBeLessThan(light[i - 1])
  for (const colour of INTENSITY_COLOURS) {
    const [a, b] = [luminance(colour), luminance(inkOn(colour))].sort((x, y) => y - x)
    expect((a + 0.05) / (b + 0.05)).toBeGreaterThanOrEqual(4.5)
  }
})

test('left and right are the body’s own and swap with the view', () => {
  expect(sides(0)).toEqual({ screenLeft: 'right', screenRight: 'left', facing: 'front' })
  expect(sides(180)).toEqual({ screenLeft: 'left', screenRight: 'right', facing: 'back' })
  expect(sides(90).facing).toBe('left')
  expect(sides(-90).facing).toBe('right')
  expect(sides(350 + 360 * 3)).toEqual(sides(-10))
})

test('a turn goes the short way round', () => {
  const at = (azimuth: number) => ({ azimuth, elevation: 0, span: 100, target: [0, 0, 0] as [number, number, number] })
  expect(between(at(170), at(-170), 0.5).azimuth).toBe(180)
})

test('a close-up shows its box whole, upright and across', () => {
  const box = { low: [-100, 0, -50] as [number, number, number], high: [100, 100, 50] as [number, number, number] }
  const now = { azimuth: 10, elevation: 5, span: 2000, target: [0, 0, 0] as [number, number, number] }
  const orbit = frame(box, 1, now, 'head')
  expect(orbit.span).toBeGreaterThan(200)
  expect(orbit.target).toEqual([0, 50, 0])
  expect(orbit.azimuth).toBe(0)
})

test('zones are framed whole, yet never so near that the place is lost', () => {
  expect(near([[0, 1000, 0], [100, 1400, 0]], 1).target).toEqual([50, 1200, 0])
  expect(near([[0, 1000, 0], [0, 1400, 0]], 1).span).toBeGreaterThan(500)
  expect(near([[0, 1000, 0]], 1).span).toBe(near([[0, 1001, 0]], 1).span)
})

test('a hand that jumps over a gap begins a new stroke, points stay apart', () => {
  const work = new Brushwork({ radius: 20, intensity: 5, quality: 'aching', layer: 0, erase: false, mirror: false })
  for (const x of [0, 1, 6, 12, 90, 96]) work.add([x, 0, 0])
  expect(work.strokes.map(({ points }) => points.map(([x]) => x))).toEqual([[0, 6, 12], [90, 96]])
})

test('addresses and routes are each other’s inverse', () => {
  for (const path of ['/', '/patients', '/patients/new', '/patients/0198c0de-0000-7000-8000-000000000001', '/episodes/0198c0de-0000-7000-8000-000000000001', '/visits/0198c0de-0000-7000-8000-000000000001', '/settings', '/settings/second-factor', '/body', '/body?cause=infraspinatus&side=left', '/atlas', '/atlas?by=pain', '/atlas?by=pain&region=shoulder.anterior.left', '/atlas?by=movement&movement=hip.flexion', '/atlas/muscle/soleus?side=left', '/atlas/mimic/gout?side=right', '/atlas/compare/infraspinatus/radiculopathy_c6?side=left', '/atlas/treatment/measures']) {
    const [at, query = ''] = path.split('?')
    expect(address(parseRoute(at, query))).toBe(path)
  }
})

test('search finds names before synonyms, whatever the accents', () => {
  const entry = (id: string, name: string, synonyms: string[] = []): Findable => ({ id, name, synonyms, of: 'muscle', group: 'x' })
  const entries = [entry('a', 'Deltoid, anterior', ['front shoulder']), entry('b', 'Trapezius, upper'), entry('c', 'Ménière disease', ['upper ear'])]
  expect(find(entries, 'upper').map(({ id }) => id)).toEqual(['b', 'c'])
  expect(find(entries, 'menie').map(({ id }) => id)).toEqual(['c'])
  expect(find(entries, 'ant del').map(({ id }) => id)).toEqual(['a'])
})

test('percents claim no more than they know', () => {
  expect([0, 0.0004, 0.034, 0.5, 0.9951, 1].map(percent)).toEqual(['0 %', '< 0.1 %', '3.4 %', '50 %', '> 99 %', '100 %'])
})

test('a problem keeps what the server said', () => {
  const problem = problemOf(422, { title: 'Case not understood', detail: 'unknown sign', place: 'findings[0]', remedy: 'remove it' })
  expect([problem.title, problem.message, problem.place, problem.remedy]).toEqual(['Case not understood', 'unknown sign', 'findings[0]', 'remove it'])
  expect(problemOf(500, null).message).toContain('500')
})

test('answers keep coming in a long stroke: one request at a time, the newest next', async () => {
  vi.useFakeTimers()
  const asked: number[] = []
  const answered: number[] = []
  const assessor = new Assessor<number, number>(
    (question) => { asked.push(question); return new Promise((done) => setTimeout(() => done(question), 60)) },
    (answer) => answered.push(answer),
    () => undefined,
  )
  for (let i = 0; i < 20; i++) {
    assessor.want(i)
    await vi.advanceTimersByTimeAsync(16)
  }
  await vi.advanceTimersByTimeAsync(500)
  vi.useRealTimers()
  expect(asked[asked.length - 1]).toBe(19)
  expect(answered).toEqual(asked)
  expect(asked.length).toBeLessThan(10)
  expect(asked.length).toBeGreaterThan(3)
})
