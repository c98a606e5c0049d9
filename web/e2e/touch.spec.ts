import { expect, test, type CDPSession } from '@playwright/test'
import { openPage, placeOf, strokeCount } from './page'

test.use({ viewport: { width: 360, height: 640 }, hasTouch: true, isMobile: true, deviceScaleFactor: 1 })

interface Finger { x: number; y: number; id: number }

const touch = (session: CDPSession, type: 'touchStart' | 'touchMove' | 'touchEnd' | 'touchCancel', fingers: Finger[]) =>
  session.send('Input.dispatchTouchEvent', { type, touchPoints: fingers })

/** The same every run. */
function random(seed: number): () => number {
  let state = seed
  return () => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0
    return state / 2 ** 32
  }
}

test('200 touch sequences: two fingers never paint, one finger always does', async ({ page }) => {
  test.setTimeout(240_000)
  await openPage(page)
  const session = await page.context().newCDPSession(page)
  const next = random(42)
  const middle = await placeOf(page, 'xiphoid')
  let meant = 0
  for (let sequence = 0; sequence < 200; sequence++) {
    const spot = () => ({ x: middle.x + (next() - 0.5) * 24, y: middle.y + (next() - 0.5) * 40 })
    const a: Finger = { ...spot(), id: 1 }
    const b: Finger = { x: a.x + 40 + next() * 60, y: a.y + (next() - 0.5) * 60, id: 2 }
    const drift = () => { a.x += (next() - 0.5) * 5; a.y += (next() - 0.5) * 5 }
    if (sequence % 20 === 19) {
      const at = await placeOf(page, 'xiphoid')
      await touch(session, 'touchStart', [{ ...at, id: 1 }])
      await touch(session, 'touchMove', [{ x: at.x + 3, y: at.y + 12, id: 1 }])
      await touch(session, 'touchEnd', [])
      meant += 1
      continue
    }
    await touch(session, 'touchStart', [a])
    if (sequence % 3 === 0) { drift(); await touch(session, 'touchMove', [a]) }
    await touch(session, 'touchStart', [a, b])
    const [dx, dy, spread] = [(next() - 0.5) * 30, (next() - 0.5) * 12, (next() - 0.5) * 20]
    for (let step = 0; step < 2; step++) {
      a.x += dx - spread; b.x += dx + spread; a.y += dy; b.y += dy
      await touch(session, 'touchMove', [a, b])
    }
    if (sequence % 4 === 1) {
      // One finger stays and wanders.
      await touch(session, 'touchEnd', [a])
      await touch(session, 'touchMove', [{ ...a, x: a.x + 25 }])
    }
    await touch(session, sequence % 7 === 3 ? 'touchCancel' : 'touchEnd', [])
    if (sequence % 10 === 0) await page.keyboard.press('Home')
    expect(await strokeCount(page), `after sequence ${sequence}`).toBe(meant)
    if (sequence % 20 === 18) {
      await page.getByRole('application').press('Home')
      await page.getByRole('button', { name: 'Front', exact: true }).click()
      await page.waitForTimeout(700)
    }
  }
  expect(await strokeCount(page)).toBe(meant)
  expect(meant).toBe(10)
})
