/** A course of care on an empty record, by mouse and keyboard: first visit, a routine follow-up whose actions are counted, discharge. */
import { AxeBuilder } from '@axe-core/playwright'
import { expect, test, type Locator, type Page } from '@playwright/test'
import { startClinic, type Clinic } from './clinic'
import { paintAt } from './page'

test.describe.configure({ mode: 'serial' })

const PASSWORD = 'seven unrelated brown shoes'
const MOST_ACTIONS = 30
const MOST_SECONDS = 60
let clinic: Clinic
let page: Page
let episode = ''

test.beforeAll(async ({ browser }) => {
  clinic = await startClinic()
  page = await (await browser.newContext({ baseURL: clinic.url, reducedMotion: 'reduce', viewport: { width: 1440, height: 900 } })).newPage()
})

test.afterAll(async () => {
  await page?.context().close()
  clinic?.stop()
})

async function send<T>(method: 'POST' | 'PUT', path: string, data: unknown): Promise<T> {
  const answer = await page.request.fetch(path, { method, data, headers: { 'X-Palpate': '1', Origin: clinic.url } })
  expect(answer.ok(), `${method} ${path}: ${await answer.text()}`).toBe(true)
  return (await answer.json()) as T
}

async function isAccessible(): Promise<void> {
  const { violations } = await new AxeBuilder({ page }).withTags(['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice']).analyze()
  expect(violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ target }) => target.join(' ')).join(' | ')}`)).toEqual([])
}

async function isSaved(): Promise<void> {
  await expect(page.getByText('Saved', { exact: true })).toBeVisible()
}

function step(name: string): Locator {
  return page.getByRole('region', { name, exact: true })
}

async function pressScore(label: RegExp, score: string): Promise<void> {
  await page.getByRole('group', { name: label }).getByRole('button', { name: score, exact: true }).click()
}

test('the owner enters what may be needled', async () => {
  await send('POST', '/api/setup', {
    clinic: { name: 'Elm Street', time_zone: 'America/New_York', jurisdiction: 'general' }, owner: { name: { family: 'Okafor', given: 'Ada' } }, user_name: 'ada', password: PASSWORD,
  })
  await page.goto('/settings/people')
  await expect(page.getByText('No training in needling is entered.')).toBeVisible()
  await page.getByRole('button', { name: 'Change Ada Okafor' }).click()
  await page.getByRole('button', { name: 'Add training' }).click()
  await page.getByRole('button', { name: 'Keep the change' }).click()
  const row = page.getByRole('group', { name: 'Part of the body' })
  await expect(row.getByText('Needed')).toHaveCount(3)
  await row.getByRole('combobox', { name: 'Part of the body' }).click()
  await page.getByRole('option', { name: 'Shoulder and arm' }).click()
  await page.getByLabel('Course').fill('Dry needling, upper quarter')
  await page.getByLabel('Completed').fill('2024-05-01')
  await isAccessible()
  await page.getByRole('button', { name: 'Keep the change' }).click()
  await expect(page.getByText('Needles: shoulder and arm')).toBeVisible()
})

test('a first visit: paint, rule out, agree, needle, send home, sign', async () => {
  const { patient } = await send<{ patient: { id: string } }>('POST', '/api/patients', { name: { family: 'Lindqvist', given: 'Märta' }, birth_date: '1961-03-04', sex: 'female' })
  episode = (await send<{ episode: { id: string } }>('POST', `/api/patients/${patient.id}/episodes`, { title: 'Right shoulder, front' })).episode.id
  await page.goto(`/episodes/${episode}`)
  await page.getByRole('button', { name: 'Start visit' }).click()
  await page.waitForFunction(() => window.palpate !== undefined, null, { timeout: 60_000 })
  await paintAt(page, 'humerus_head_front.right')
  await expect(page.getByRole('region', { name: 'Muscles' }).getByRole('listitem').first()).toBeVisible()
  await page.getByRole('button', { name: 'All others no' }).click()
  await page.getByRole('button', { name: 'Agreed to all' }).click()
  await page.getByRole('button', { name: 'Keep the consent' }).click()
  await page.getByLabel('What is treated, how, and why').fill('Needle and press the infraspinatus.')
  await page.getByRole('combobox', { name: 'Another muscle' }).fill('Infraspinatus')
  await page.getByRole('option', { name: /^Infraspinatus/ }).first().click()
  await page.getByRole('button', { name: 'One more twitch, needle 1' }).click()
  await page.getByRole('combobox', { name: 'Another muscle' }).fill('Deltoid, ant')
  await page.getByRole('option', { name: /Deltoid, ant/ }).first().click()
  await page.getByRole('combobox', { name: 'Another muscle' }).fill('Teres minor')
  await page.getByRole('option', { name: /^Teres minor/ }).first().click()
  await expect(page.getByRole('status').filter({ hasText: '3 needles in' })).toBeVisible()
  await page.getByRole('button', { name: /^Add .*compression/i }).first().click()
  await page.getByRole('button', { name: /^Add .*stretch/i }).first().click()
  await pressScore(/^Pain now/, '6')
  await isSaved()
  await expect(step('Must be put right')).toContainText(/needle/i)
  await page.getByRole('button', { name: 'All out' }).click()
  await expect(step('Must be put right')).toHaveCount(0)
  await expect(page.getByText('CPT 20561')).toBeVisible()
  await isAccessible()
  await page.getByRole('button', { name: 'Sign', exact: true }).click()
  await page.getByRole('button', { name: 'Sign as Ada Okafor' }).click()
  await expect(page.getByText(/It does not change any more/)).toBeVisible()
})

test('a routine follow-up takes few actions and little time', async () => {
  await page.goto(`/episodes/${episode}`)
  const begun = Date.now()
  let actions = 0
  const press = async (control: Locator) => {
    await control.click()
    actions += 1
  }
  await press(page.getByRole('button', { name: 'Start visit' }))
  await press(page.getByRole('button', { name: 'As last time' }))
  await press(page.getByRole('button', { name: 'All others no' }))
  const lastNeedles = page.getByRole('region', { name: 'Needles' }).getByRole('group', { name: 'Last time' })
  for (let needle = 0; needle < 3; needle++) await press(lastNeedles.getByRole('button').first())
  for (let needle = 1; needle <= 3; needle++) await press(page.getByRole('button', { name: `One more twitch, needle ${needle}` }))
  const lastByHand = page.getByRole('region', { name: 'By hand, device or movement' }).getByRole('group', { name: 'Last time' })
  for (let technique = 0; technique < 2; technique++) await press(lastByHand.getByRole('button').first())
  await press(page.getByRole('button', { name: 'All out' }))
  await press(page.getByRole('group', { name: /^Pain now/ }).getByRole('button', { name: '3', exact: true }))
  await press(page.getByRole('group', { name: /^Since the start/ }).getByRole('button', { name: '+5', exact: true }))
  await press(page.getByRole('button', { name: 'Sign', exact: true }))
  await press(page.getByRole('button', { name: 'Sign as Ada Okafor' }))
  await expect(page.getByText(/It does not change any more/)).toBeVisible()
  const seconds = (Date.now() - begun) / 1000
  console.log(`routine follow-up: ${actions} actions, ${seconds.toFixed(1)} s by the script`)
  expect(actions).toBeLessThanOrEqual(MOST_ACTIONS)
  expect(seconds).toBeLessThanOrEqual(MOST_SECONDS)
})

test('the course is seen, and the episode ends', async () => {
  await page.goto(`/episodes/${episode}`)
  await expect(page.getByRole('heading', { name: 'Right shoulder, front' })).toBeVisible()
  await expect(page.getByText('Infraspinatus').first()).toBeVisible()
  await page.getByRole('button', { name: /Discharge|End the episode/ }).click()
  const dialog = page.getByRole('dialog')
  await isAccessible()
  await dialog.getByRole('radio').first().check()
  await dialog.getByRole('button', { name: 'Discharge' }).click()
  await expect(dialog).toBeHidden()
})
