/** Two entries become one, and records go: on the demonstration, whose visits are of two years. */
import { AxeBuilder } from '@axe-core/playwright'
import { expect, test, type Page } from '@playwright/test'
import { startClinic, type Clinic } from './clinic'

test.describe.configure({ mode: 'serial' })

const OWNER = { user_name: 'robin', password: 'nobody here is real' }
interface Line { id: string; name: string; birth_date: string; last_visit?: string }
let clinic: Clinic
let page: Page
let known: Line

test.beforeAll(async ({ browser }) => {
  clinic = await startClinic('--demo')
  page = await (await browser.newContext({ baseURL: clinic.url, reducedMotion: 'reduce', viewport: { width: 1440, height: 900 } })).newPage()
  await send('POST', '/api/session', OWNER)
})

test.afterAll(async () => {
  await page?.context().close()
  clinic?.stop()
})

async function send<T>(method: string, path: string, data?: unknown): Promise<T> {
  const answer = await page.request.fetch(path, { method, data, headers: { 'X-Palpate': '1', Origin: clinic.url } })
  expect(answer.ok(), `${method} ${path}: ${await answer.text()}`).toBe(true)
  return (await answer.json()) as T
}

/** Fit to be read by everybody, and never wider than the window. */
async function isAccessible(): Promise<void> {
  for (const colorScheme of ['light', 'dark'] as const) {
    await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' })
    await page.waitForTimeout(300)
    const { violations } = await new AxeBuilder({ page }).withTags(['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice']).analyze()
    expect(violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ target }) => target.join(' ')).join(' | ')}`)).toEqual([])
  }
  const size = page.viewportSize()
  await page.setViewportSize({ width: 390, height: 844 })
  expect(await page.evaluate(() => [document.documentElement, ...document.querySelectorAll('main, [role=dialog]')].every((part) => part.scrollWidth <= part.clientWidth))).toBe(true)
  if (size) await page.setViewportSize(size)
}

async function more(item: string): Promise<void> {
  await page.getByRole('button', { name: 'More', exact: true }).click()
  await page.getByRole('menuitem', { name: item }).click()
}

test('a possible double is named, held beside the other, and merged into it', async () => {
  const patients = await send<Line[]>('GET', '/api/patients?limit=200')
  known = patients.find((line) => line.last_visit !== undefined && line.birth_date !== undefined) as Line
  const [given, ...family] = known.name.split(' ')
  const { patient } = await send<{ patient: { id: string } }>('POST', '/api/patients', {
    name: { family: `${family.join(' ')}x`, given }, birth_date: known.birth_date, sex: 'unknown', alert: 'Faints at the sight of needles',
  })
  await page.goto(`/patients/${patient.id}`)
  await expect(page.getByText('Possible double:')).toBeVisible()
  await isAccessible()
  await page.getByRole('button', { name: `Compare with ${known.name}` }).click()
  const dialog = page.getByRole('dialog', { name: 'Two entries of one person' })
  await expect(dialog.getByRole('columnheader', { name: known.name, exact: true })).toBeVisible()
  await expect(dialog.getByText('This cannot be undone.')).toBeVisible()
  await dialog.getByRole('button', { name: 'Merge' }).click()
  await expect(dialog.getByText('Needed')).toHaveCount(2)
  await isAccessible()
  await dialog.getByRole('radio', { name: new RegExp(`^${known.name},`) }).check()
  await dialog.getByRole('checkbox', { name: /both are the same person/ }).check()
  await dialog.getByRole('button', { name: 'Merge' }).click()
  await expect(page.getByRole('heading', { name: known.name, exact: true })).toBeVisible()
  await expect(page).toHaveURL(new RegExp(`/patients/${known.id}$`))
  await expect(page.getByRole('region', { name: 'Merged into this record' })).toContainText(`${known.name}x`)
  await expect(page.getByText('Faints at the sight of needles')).toBeVisible()
  await isAccessible()
  await page.goto(`/patients/${patient.id}`)
  await expect(page).toHaveURL(new RegExp(`/patients/${known.id}$`))
  await expect(page.getByRole('heading', { name: known.name, exact: true })).toBeVisible()
})

test('any other entry is found by its name; the other one can stay', async () => {
  await send('POST', '/api/patients', { name: { family: 'Zwetkow', given: 'Anka' }, birth_date: '1980-02-03', sex: 'female' })
  await more('Same person as …')
  const dialog = page.getByRole('dialog', { name: 'Two entries of one person' })
  await dialog.getByRole('searchbox').fill('zzzzzzz')
  await expect(dialog.getByText('No other patient is found for “zzzzzzz”.')).toBeVisible()
  await dialog.getByRole('searchbox').fill('zwetkow')
  await isAccessible()
  await dialog.getByRole('button', { name: /Anka Zwetkow/ }).press('Enter')
  await expect(dialog.getByRole('alert')).toContainText('Birth date or sex differ')
  await dialog.getByRole('button', { name: 'Another entry' }).click()
  await dialog.getByRole('button', { name: 'Cancel' }).click()
  await expect(dialog).toBeHidden()
})

test('records whose time is over are listed, and go by a reason, the password and a word about backups', async () => {
  await page.goto('/settings/retention')
  await expect(page.getByText('Until a time is set, nobody is listed.')).toBeVisible()
  await page.getByLabel('Keep records for so many years after the last visit').fill('1')
  await page.getByRole('button', { name: 'Keep the change' }).click()
  await expect(page.getByText('Kept.', { exact: true })).toBeVisible()
  const over = page.getByRole('region', { name: 'Time is over' })
  const count = await over.getByRole('listitem').count()
  expect(count).toBeGreaterThan(1)
  await expect(over.getByRole('status')).toHaveText(`${count} records`)
  await isAccessible()
  const name = (await over.getByRole('listitem').first().getByRole('link').textContent()) ?? ''
  await over.getByRole('button', { name: `Erase the record of ${name} …` }).first().click()
  const dialog = page.getByRole('dialog', { name: `Erase the record of ${name}` })
  await dialog.getByRole('button', { name: 'Erase for ever' }).click()
  await expect(dialog.getByLabel('Reason')).toBeFocused()
  await isAccessible()
  await dialog.getByRole('checkbox', { name: /backups/ }).check()
  await dialog.getByLabel('Reason').fill(`${name} has not come any more`)
  await dialog.getByRole('textbox', { name: 'Your password' }).fill('not the password')
  await page.keyboard.press('Enter')
  await expect(dialog.getByText('the password is wrong', { exact: false })).toBeVisible()
  await dialog.getByRole('textbox', { name: 'Your password' }).fill(OWNER.password)
  await page.keyboard.press('Enter')
  await expect(dialog.getByText('holds a name', { exact: false })).toBeVisible()
  await dialog.getByLabel('Reason').fill('The period is over')
  await dialog.getByRole('button', { name: 'Erase for ever' }).click()
  await expect(dialog).toBeHidden()
  await expect(page.getByText('The record was erased.')).toBeVisible()
  await expect(over.getByRole('listitem')).toHaveCount(count - 1)
})

test('a patient who asks for it gets the record as a file, then it is erased', async () => {
  await page.goto(`/patients/${known.id}`)
  await expect(page.getByRole('heading', { name: known.name, exact: true })).toBeVisible()
  await more('Erase …')
  const dialog = page.getByRole('dialog', { name: `Erase the record of ${known.name}` })
  const [file] = await Promise.all([page.waitForEvent('download'), dialog.getByRole('link', { name: 'Save the record as a file first' }).click()])
  expect(file.suggestedFilename()).toBe(`patient-${known.id}.jsonl`)
  await dialog.getByLabel('Reason').fill('Asked for')
  await dialog.getByRole('textbox', { name: 'Your password' }).fill(OWNER.password)
  await dialog.getByRole('checkbox', { name: /backups/ }).check()
  await dialog.getByRole('button', { name: 'Erase for ever' }).click()
  await expect(page).toHaveURL(/\/patients$/)
  await page.getByRole('searchbox').fill(known.birth_date)
  await expect(page.getByText(`No patient is found for “${known.birth_date}”.`)).toBeVisible()
  await page.goto(`/patients/${known.id}`)
  await expect(page.getByRole('alert')).toContainText('Unknown patient')
})
