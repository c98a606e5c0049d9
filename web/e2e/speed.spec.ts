import { expect, test } from '@playwright/test'
import { openPage, paintAt, placeOf, ranked, strokeCount } from './page'

/** Figures are printed, not asserted: they are of this machine, which draws without graphics hardware. */
test('speed: first paint possible, frames while painting, answer after the server', async ({ page }) => {
  await openPage(page)
  const ready = await page.evaluate(() => performance.now())
  const at = await placeOf(page, 'humerus_head_front.right')
  const before = await page.evaluate(() => [window.palpate?.frames() ?? 0, performance.now()])
  await page.mouse.move(at.x, at.y)
  await page.mouse.down()
  for (let step = 0; step < 120; step++) await page.mouse.move(at.x + 12 * Math.sin(step / 6), at.y + step * 1.2)
  await page.mouse.up()
  const after = await page.evaluate(() => [window.palpate?.frames() ?? 0, performance.now()])
  await ranked(page)
  expect(await strokeCount(page)).toBeGreaterThan(0)
  const turning = await page.evaluate(() => window.palpate?.spin(2000))
  await page.evaluate(() => {
    const seen: number[] = []
    Object.assign(window, { seen })
    new MutationObserver(() => seen.push(performance.now())).observe(document.querySelector('[aria-label="What may explain it"]') as Node, { subtree: true, childList: true, characterData: true, attributes: true })
  })
  await paintAt(page, 'patella.left', { x: 0, y: 30 })
  await page.waitForTimeout(1500)
  const delays = await page.evaluate(() => {
    const { seen } = window as unknown as { seen: number[] }
    const answers = performance.getEntriesByType('resource').filter((entry) => entry.name.includes('/api/assess')) as PerformanceResourceTiming[]
    return answers.flatMap(({ responseEnd }) => {
      const shown = seen.find((time) => time >= responseEnd)
      return shown === undefined ? [] : [Math.round(shown - responseEnd)]
    })
  })
  console.log(JSON.stringify({
    first_paint_possible_ms: Math.round(ready),
    frames_per_second_painting: Math.round((10_000 * (after[0] - before[0])) / (after[1] - before[1])) / 10,
    frames_per_second_turning: Math.round(10 * (turning ?? 0)) / 10,
    answer_visible_after_reply_ms: delays.slice(-5),
  }))
})
