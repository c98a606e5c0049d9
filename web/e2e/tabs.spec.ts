/** The tabs of the narrow layouts: what scrolls stays below them, and each begins at its top. */
import { expect, test } from '@playwright/test'
import { openPage, paintAt, ranked } from './page'

for (const [name, viewport] of Object.entries({ tablet: { width: 834, height: 1112 }, phone: { width: 390, height: 844 } })) {
  test.describe(name, () => {
    test.use({ viewport })

    test('the tabs stay where they are and cover what scrolls past', async ({ page }) => {
      await page.emulateMedia({ reducedMotion: 'reduce' })
      await openPage(page)
      await paintAt(page, 'humerus_head_front.right', { x: 2, y: 30 })
      const tabs = page.getByRole('tablist', { name: 'Case' })
      const place = async () => (await tabs.boundingBox())!
      await page.getByRole('tab', { name: 'Causes' }).click()
      await ranked(page)
      await page.getByRole('region', { name: 'Muscles' }).getByRole('button').first().click()
      const rather = page.getByRole('region', { name: 'Why this rather than another' })
      await rather.waitFor()
      const before = await place()
      const body = await page.getByRole('application').boundingBox()
      await rather.evaluate((element) => element.scrollIntoView({ block: 'start' }))
      expect(await place()).toEqual(before)
      expect(await page.getByRole('application').boundingBox()).toEqual(body)
      expect((await rather.boundingBox())!.y).toBeGreaterThanOrEqual(before.y + before.height)
      const card = (await page.getByRole('group', { name: 'Case' }).boundingBox())!
      expect(before.x).toBeLessThanOrEqual(card.x)
      expect(before.y).toBeLessThanOrEqual(card.y)
      await page.getByRole('tab', { name: 'Examine' }).click()
      expect(await page.getByRole('group', { name: 'Case' }).evaluate((element) => element.scrollTop)).toBe(0)
    })
  })
}
