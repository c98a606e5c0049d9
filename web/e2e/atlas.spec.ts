import { AxeBuilder } from '@axe-core/playwright'
import { expect, test } from '@playwright/test'
import { openPage, placeOf } from './page'

test('a tap on the body asks what sends pain there, and the answer opens on that side', async ({ page }) => {
  await page.emulateMedia({ reducedMotion: 'reduce' })
  await openPage(page, '/atlas?by=pain')
  await page.waitForTimeout(300)
  const at = await placeOf(page, 'humerus_head_front.left')
  await page.mouse.click(at.x, at.y)
  await expect(page).toHaveURL(/region=shoulder\.[a-z]+\.left/)
  const always = page.getByRole('region', { name: 'Nearly always' })
  await expect(always.getByRole('link', { name: 'Infraspinatus' })).toBeVisible()
  await always.getByRole('link', { name: 'Infraspinatus' }).click()
  await expect(page).toHaveURL('/atlas/muscle/infraspinatus?side=left')
  // Nothing was painted by it.
  await page.getByText('Body', { exact: true }).click()
  await expect(page.getByText('Paint where it hurts', { exact: true })).toBeVisible()
})

test('the same by keyboard, from the list of places', async ({ page }) => {
  await openPage(page, '/atlas?by=pain')
  const places = page.getByRole('combobox', { name: 'What sends pain here?' })
  await places.fill('right jaw joint')
  await places.press('ArrowDown')
  await places.press('Enter')
  await expect(page).toHaveURL(/region=face\.tmj\.right/)
  await expect(page.getByRole('link', { name: 'Masseter, deep layer' })).toBeVisible()
})

test('muscles by the movement they make', async ({ page }) => {
  await openPage(page, '/atlas?by=movement&movement=ankle.plantarflexion')
  await expect(page.getByRole('link', { name: 'Soleus' })).toBeVisible()
  await expect(page.getByRole('link', { name: 'Tibialis anterior' })).toHaveCount(0)
})

test('two entries beside each other', async ({ page }) => {
  await page.emulateMedia({ reducedMotion: 'reduce' })
  await openPage(page, '/atlas/muscle/infraspinatus?side=left')
  const other = page.getByRole('combobox', { name: 'Compare with' })
  await other.fill('C6')
  await other.press('ArrowDown')
  await other.press('Enter')
  await expect(page).toHaveURL('/atlas/compare/infraspinatus/radiculopathy_c6?side=left')
  await expect(page.getByRole('region', { name: 'Where both hurt' })).toContainText('outer upper arm')
  await expect(page.getByRole('note', { name: 'What the body shows' })).toContainText('C6 radiculopathy')
  const { violations } = await new AxeBuilder({ page }).analyze()
  expect(violations.map(({ id }) => id)).toEqual([])
})

test('treatment, contraindications, measures and signs', async ({ page }) => {
  await openPage(page, '/atlas/treatment/techniques')
  await expect(page.getByRole('region', { name: 'Deep dry needling' })).toContainText('Doses that were tried')
  for (const [chapter, inside] of [['Contraindications', 'Do not treat so'], ['Measures', 'is better'], ['Signs', 'Present when']]) {
    await page.getByText(chapter, { exact: true }).click()
    await expect(page.getByRole('article').getByText(inside).first()).toBeVisible()
  }
  const { violations } = await new AxeBuilder({ page }).analyze()
  expect(violations.map(({ id }) => id)).toEqual([])
})
