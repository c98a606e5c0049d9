/** From the first run to a visit that is begun, on an empty record: each test goes on where the one before ended. */
import { AxeBuilder } from '@axe-core/playwright'
import { expect, test, type Page } from '@playwright/test'
import { startClinic, type Clinic } from './clinic'

test.describe.configure({ mode: 'serial' })

const OWNER = { name: 'ada', password: 'seven unrelated brown shoes' }
let clinic: Clinic
let page: Page

test.beforeAll(async ({ browser }) => {
  clinic = await startClinic()
  page = await (await browser.newContext({ baseURL: clinic.url, reducedMotion: 'reduce', viewport: { width: 1440, height: 900 } })).newPage()
})

test.afterAll(async () => {
  await page?.context().close()
  clinic?.stop()
})

/** Fit to be read by everybody, and never wider than the window. */
async function isAccessible(): Promise<void> {
  for (const colorScheme of ['light', 'dark'] as const) {
    await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' })
    await page.waitForTimeout(300)
    const { violations } = await new AxeBuilder({ page }).withTags(['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice']).analyze()
    expect(violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ target }) => target.join(' ')).join(' | ')}`)).toEqual([])
  }
  const size = page.viewportSize()
  for (const width of [390, 834]) {
    await page.setViewportSize({ width, height: 844 })
    expect(await page.evaluate(() => [document.documentElement, ...document.querySelectorAll('main')].every((part) => part.scrollWidth <= part.clientWidth))).toBe(true)
  }
  if (size) await page.setViewportSize(size)
}

test('the first run says what is missing beside the field, then opens on today', async () => {
  await page.goto('/')
  await page.getByLabel('Name of the clinic').fill('Elm Street')
  await page.getByRole('textbox', { name: 'Password', exact: true }).fill('too short')
  await page.getByRole('button', { name: 'Begin' }).click()
  await expect(page.getByText('9 of at least 12 characters')).toBeVisible()
  await expect(page.getByLabel('Family name')).toHaveAccessibleDescription('Needed')
  await isAccessible()
  await expect(page.getByLabel('Name of the clinic')).toHaveValue('Elm Street')
  await page.getByLabel('Given name').fill('Ada')
  await page.getByLabel('Family name').fill('Okafor')
  await page.getByLabel('User name').fill(OWNER.name)
  await page.getByRole('textbox', { name: 'Password', exact: true }).fill(OWNER.password)
  await page.getByRole('textbox', { name: 'Password once more' }).fill(OWNER.password)
  await page.keyboard.press('Enter')
  await expect(page.getByRole('heading', { name: 'Expected' })).toBeVisible()
  await expect(page.getByRole('button', { name: 'Signed in as Ada Okafor' })).toBeVisible()
  await isAccessible()
})

test('a new patient, by keyboard; a wrong field keeps the rest', async () => {
  await page.getByRole('button', { name: 'New patient' }).press('Enter')
  const form = page.getByRole('dialog', { name: 'New patient' })
  await form.getByLabel('Given name').fill('Märta')
  await form.getByLabel('E-mail').fill('marta@example')
  await form.getByLabel('E-mail').press('Enter')
  await expect(form.getByLabel('Family name')).toBeFocused()
  await expect(form.getByText('Needs a name, @ and a domain')).toBeVisible()
  await isAccessible()
  await form.getByLabel('E-mail').fill('marta@example.org')
  await form.getByLabel('Family name').fill('Lindqvist')
  await form.getByLabel('Birth date').fill('1961-03-04')
  await form.getByLabel('Alert').fill('Faints at the sight of needles')
  await form.getByRole('checkbox', { name: /Blood thinners/ }).check()
  await form.getByLabel('Family name').press('Enter')
  await expect(page.getByRole('heading', { name: 'Märta Lindqvist' })).toBeVisible()
  await expect(page.getByText('Faints at the sight of needles')).toBeVisible()
  await expect(page.getByRole('region', { name: 'Standing contraindications' })).toContainText('Blood thinners')
  await isAccessible()
})

test('a patient is found with a typing error, without accents, by birth date', async () => {
  await page.getByRole('link', { name: 'Patients' }).click()
  const found = page.getByRole('rowheader', { name: 'Märta Lindqvist' })
  for (const typed of ['lindkvist', 'marta', '1961-03-04']) {
    await page.getByRole('searchbox').fill(typed)
    await expect(found).toBeVisible()
  }
  await page.getByRole('searchbox').fill('zzzzzzz')
  await expect(page.getByText('No patient is found for “zzzzzzz”.')).toBeVisible()
  await page.getByRole('searchbox').fill('lind')
  await expect(found).toBeVisible()
  await isAccessible()
  await page.getByRole('searchbox').press('Enter')
  await expect(page.getByRole('heading', { name: 'Märta Lindqvist' })).toBeVisible()
})

test('an episode and its first visit, which then is on today', async () => {
  await page.getByRole('button', { name: 'New episode' }).click()
  await page.getByLabel('Complaint in a few words').fill('Right shoulder, front')
  await page.getByLabel('What the patient wants to do again').fill('Reach the top shelf')
  await page.getByRole('button', { name: 'Begin the episode' }).click()
  await expect(page.getByRole('heading', { name: 'Right shoulder, front' })).toBeVisible()
  await expect(page.getByText('Reach the top shelf')).toBeVisible()
  await isAccessible()
  await page.getByRole('button', { name: 'Start visit' }).click()
  await expect(page).toHaveURL(/\/visits\/[0-9a-f-]{36}$/)
  await page.getByRole('link', { name: 'Today' }).click()
  const begun = page.getByRole('region', { name: 'Begun on this day' })
  await expect(begun.getByRole('listitem')).toContainText('Märta Lindqvist')
  await expect(begun.getByRole('button', { name: 'Continue the visit of Märta Lindqvist' })).toBeVisible()
  await isAccessible()
})

test('a second factor is begun with a picture for the camera beside its key', async () => {
  await page.goto('/settings/second-factor')
  await page.getByRole('textbox', { name: 'Password now' }).fill(OWNER.password)
  await page.getByRole('button', { name: 'Set up a second factor' }).click()
  await expect(page.getByRole('img', { name: 'Picture of the key for an authenticator’s camera' })).toBeVisible()
  await expect(page.getByText(/^([A-Z2-7]{4} ){7}[A-Z2-7]{4}$/)).toBeVisible()
  await expect(page.getByRole('link', { name: 'Open in an authenticator' })).toHaveAttribute('href', /^otpauth:\/\/totp\//)
  await isAccessible()
})

test('a session that ended is taken up again, and what was typed is still there', async () => {
  await page.getByRole('link', { name: 'Patients' }).click()
  await expect(page.getByRole('rowheader', { name: 'Märta Lindqvist' })).toBeVisible()
  const ended = await page.request.delete('/api/session', { headers: { 'X-Palpate': '1', Origin: clinic.url } })
  expect(ended.ok()).toBe(true)
  await page.getByRole('searchbox').fill('märta')
  const again = page.getByRole('dialog', { name: 'Sign in again' })
  await again.getByLabel('User name').fill(OWNER.name)
  await again.getByRole('textbox', { name: 'Password' }).fill('not the password')
  await page.keyboard.press('Enter')
  await expect(again.getByRole('alert')).toContainText(/name or password/i)
  await isAccessible()
  await again.getByRole('textbox', { name: 'Password' }).fill(OWNER.password)
  await page.keyboard.press('Enter')
  await expect(again).toBeHidden()
  await expect(page.getByRole('searchbox')).toHaveValue('märta')
  await expect(page.getByRole('rowheader', { name: 'Märta Lindqvist' })).toBeVisible()
})

test('signed out, nothing of the record is left to see', async () => {
  await page.getByRole('button', { name: 'Signed in as Ada Okafor' }).click()
  await page.getByRole('menuitem', { name: 'Sign out' }).click()
  await expect(page.getByRole('heading', { name: 'Sign in' })).toBeVisible()
  await isAccessible()
  await page.goto('/patients')
  await expect(page.getByRole('heading', { name: 'Sign in' })).toBeVisible()
  await expect(page.getByText('Lindqvist')).toHaveCount(0)
})

test('the language of the device is chosen before signing in and stays', async () => {
  await page.getByText('Deutsch', { exact: true }).click()
  await expect(page.getByRole('heading', { name: 'Anmelden' })).toBeVisible()
  await expect(page.locator('html')).toHaveAttribute('lang', 'de')
  await isAccessible()
  await page.reload()
  await page.getByLabel('Benutzername').fill(OWNER.name)
  await page.getByRole('textbox', { name: 'Passwort', exact: true }).fill(OWNER.password)
  await page.keyboard.press('Enter')
  await expect(page.getByRole('heading', { name: 'Patienten', level: 1 })).toBeVisible()
  await page.goto('/settings/language')
  await expect(page.getByText('Die Texte des Atlas bleiben englisch', { exact: false })).toBeVisible()
  await isAccessible()
  await page.getByText('English', { exact: true }).click()
  await expect(page.getByRole('heading', { name: 'Settings' })).toBeVisible()
  await expect(page.locator('html')).toHaveAttribute('lang', 'en')
})
