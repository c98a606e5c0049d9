/** What the browser tests do to the page, by the names that a person would use. */
import { expect, type Page } from '@playwright/test'
import type { Scripting } from '../src/pages/scripting'

declare global {
  interface Window { palpate?: Scripting }
}

export type Place = [number, number, number]

export async function openPage(page: Page, path = '/'): Promise<void> {
  const wrong: string[] = []
  page.on('pageerror', (error) => wrong.push(error.message))
  await page.goto(path)
  await page.waitForFunction(() => window.palpate !== undefined, null, { timeout: 60_000 })
  // The body glides into place first.
  await page.waitForTimeout(100)
  expect(wrong).toEqual([])
}

/** A line with the mouse from a landmark, `by` pixels on. */
export async function paintAt(page: Page, landmark: string, by: { x: number; y: number } = { x: 10, y: 50 }): Promise<void> {
  const at = await restingPlace(page, landmark)
  await page.mouse.move(at.x, at.y)
  await page.mouse.down()
  for (let step = 1; step <= 8; step++) await page.mouse.move(at.x + (by.x * step) / 8, at.y + (by.y * step) / 8)
  await page.mouse.up()
}

/** Where a landmark comes to rest: on a slow machine the body glides for longer. */
async function restingPlace(page: Page, landmark: string): Promise<{ x: number; y: number }> {
  let before = await placeOf(page, landmark)
  for (let tries = 0; tries < 50; tries++) {
    await page.waitForTimeout(100)
    const now = await placeOf(page, landmark)
    if (Math.hypot(now.x - before.x, now.y - before.y) < 0.5) return now
    before = now
  }
  return before
}

export function placeOf(page: Page, landmark: string): Promise<{ x: number; y: number }> {
  return page.evaluate((id) => {
    if (!window.palpate) throw new Error('the page is not ready')
    return window.palpate.pageOf(window.palpate.landmark(id))
  }, landmark)
}

export function cells(page: Page): Promise<[number, number][]> {
  return page.evaluate(() => window.palpate?.cells() ?? [])
}

export function strokeCount(page: Page): Promise<number> {
  return page.evaluate(() => window.palpate?.strokes().length ?? -1)
}

/** Names of the muscles in the ranking, first to last. */
export async function ranked(page: Page): Promise<string[]> {
  const rows = page.getByRole('region', { name: 'Muscles' }).getByRole('listitem')
  await expect(rows.first()).toBeVisible()
  return rows.getByRole('button', { expanded: false }).evaluateAll((buttons) => buttons.map((button) => button.firstElementChild?.textContent ?? ''))
}
