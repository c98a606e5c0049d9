import { AxeBuilder } from '@axe-core/playwright'
import { expect, test, type Page } from '@playwright/test'
import { openPage, paintAt, ranked } from './page'

async function violations(page: Page): Promise<string[]> {
  // Colours that are still fading would be measured half way.
  await page.waitForTimeout(400)
  const { violations } = await new AxeBuilder({ page }).withTags(['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice']).analyze()
  return violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ target, failureSummary }) => `${target.join(' ')} ${failureSummary ?? ''}`).join(' | ')}`)
}

const SIZES = { desktop: { width: 1440, height: 900 }, tablet: { width: 820, height: 1180 }, phone: { width: 360, height: 640 } }

for (const scheme of ['light', 'dark'] as const) {
  for (const [name, viewport] of Object.entries(SIZES)) {
    test(`${name}, ${scheme}: empty, painted with a cause open, atlas`, async ({ page }) => {
      await page.emulateMedia({ colorScheme: scheme, reducedMotion: 'reduce' })
      await page.setViewportSize(viewport)
      await openPage(page)
      expect(await violations(page)).toEqual([])
      await paintAt(page, 'humerus_head_front.right', { x: 2, y: 30 })
      if (name !== 'desktop') await page.getByRole('tab', { name: 'Causes' }).click()
      await ranked(page)
      await page.getByRole('region', { name: 'Muscles' }).getByRole('button').first().click()
      expect(await violations(page)).toEqual([])
      await page.goto('/atlas/muscle/infraspinatus?side=right')
      await expect(page.getByRole('heading', { name: 'Infraspinatus', exact: true })).toBeVisible()
      await page.waitForFunction(() => window.palpate !== undefined)
      expect(await violations(page)).toEqual([])
      // Nothing scrolls sideways.
      expect(await page.evaluate(() => document.documentElement.scrollWidth <= window.innerWidth)).toBe(true)
    })
  }
}

test('body list, about the patient and search', async ({ page }) => {
  await page.emulateMedia({ reducedMotion: 'reduce' })
  await openPage(page)
  await page.getByText('Body list', { exact: true }).click()
  await page.getByRole('checkbox', { name: 'Right jaw joint' }).check()
  await page.getByRole('button', { name: /About the patient/ }).click()
  expect(await violations(page)).toEqual([])
  await page.getByRole('application').press('/')
  const field = page.getByRole('combobox', { name: 'Search muscles and mimics' })
  await field.fill('infrasp')
  expect(await violations(page)).toEqual([])
  await field.press('Enter')
  await expect(page).toHaveURL(/\/atlas\/muscle\/infraspinatus/)
  await expect(page.getByRole('heading', { name: 'Infraspinatus', exact: true })).toBeVisible()
})
