/** Pictures for docs/screens: `npm run screens`. */
import { test, type Page } from '@playwright/test'
import { openPage, paintAt } from './page'

const FOLDER = '../docs/screens'

async function shoulder(page: Page): Promise<void> {
  await paintAt(page, 'humerus_head_front.right', { x: 2, y: 26 })
  await paintAt(page, 'deltoid_mid.right', { x: -6, y: 60 })
}

async function picture(page: Page, name: string): Promise<void> {
  await page.mouse.move(2, 2)
  await page.waitForTimeout(2500)
  await page.screenshot({ path: `${FOLDER}/${name}.png` })
}

test.describe('desktop', () => {
  test.use({ viewport: { width: 1240, height: 780 } })
  test('pictures', async ({ page }) => {
    await page.emulateMedia({ colorScheme: 'light', reducedMotion: 'reduce' })
    await openPage(page)
    await picture(page, 'empty')
    await shoulder(page)
    await picture(page, 'ranking')
    await page.getByRole('region', { name: 'Muscles' }).getByRole('button').first().click()
    await picture(page, 'cause')
    await page.emulateMedia({ colorScheme: 'dark', reducedMotion: 'reduce' })
    await picture(page, 'dark')
    await page.emulateMedia({ colorScheme: 'light', reducedMotion: 'reduce' })
    await page.goto('/atlas/muscle/infraspinatus?side=right')
    await page.waitForFunction(() => window.palpate !== undefined)
    await picture(page, 'atlas')
  })
})

test.describe('tablet', () => {
  test.use({ viewport: { width: 820, height: 1000 } })
  test('pictures', async ({ page }) => {
    await page.emulateMedia({ reducedMotion: 'reduce' })
    await openPage(page)
    await shoulder(page)
    await page.getByRole('tab', { name: 'Examine' }).click()
    await picture(page, 'tablet')
  })
})

test.describe('phone', () => {
  test.use({ viewport: { width: 360, height: 640 }, deviceScaleFactor: 2, hasTouch: true, isMobile: true })
  test('pictures', async ({ page }) => {
    await page.emulateMedia({ reducedMotion: 'reduce' })
    await openPage(page)
    await shoulder(page)
    await picture(page, 'phone')
    await page.getByRole('tab', { name: 'Causes' }).click()
    await picture(page, 'phone-causes')
  })
})
