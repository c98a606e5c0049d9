/** The patient's hand in the record: invited, painting, answering, taken over; and a phone paired while somebody palpates. */
import { AxeBuilder } from '@axe-core/playwright'
import { expect, test, type Browser, type Page } from '@playwright/test'
import { startClinic, type Clinic } from './clinic'

test.describe.configure({ mode: 'serial' })

const PASSWORD = 'seven unrelated brown shoes'
const BORN = '1961-03-04'
let clinic: Clinic
let desk: Page
let phone: Page
let code = ''
let episode = ''

test.beforeAll(async ({ browser }) => {
  clinic = await startClinic()
  desk = await opened(browser, { width: 1440, height: 900 })
  phone = await opened(browser, { width: 390, height: 844 })
})

test.afterAll(async () => {
  await desk?.context().close()
  await phone?.context().close()
  clinic?.stop()
})

async function opened(browser: Browser, viewport: { width: number; height: number }): Promise<Page> {
  return (await browser.newContext({ baseURL: clinic.url, reducedMotion: 'reduce', viewport })).newPage()
}

/** Asks the server as the clinician does. */
async function send<T>(method: 'POST' | 'PUT', path: string, data: unknown): Promise<T> {
  const answer = await desk.request.fetch(path, { method, data, headers: { 'X-Palpate': '1', Origin: clinic.url } })
  expect(answer.ok(), `${method} ${path}: ${await answer.text()}`).toBe(true)
  return (await answer.json()) as T
}

async function isAccessible(page: Page): Promise<void> {
  for (const colorScheme of ['light', 'dark'] as const) {
    await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' })
    await page.waitForTimeout(300)
    const { violations } = await new AxeBuilder({ page }).withTags(['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice']).analyze()
    expect(violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ target }) => target.join(' ')).join(' | ')}`)).toEqual([])
  }
  expect(await page.evaluate(() => [...document.querySelectorAll('main')].every((part) => part.scrollWidth <= part.clientWidth))).toBe(true)
}

test('a visit is signed, and the patient is invited with a code that is shown once', async () => {
  await send('POST', '/api/setup', {
    clinic: { name: 'Elm Street', time_zone: 'America/New_York', jurisdiction: 'general' }, owner: { name: { family: 'Okafor', given: 'Ada' } }, user_name: 'ada', password: PASSWORD,
  })
  const { patient } = await send<{ patient: { id: string } }>('POST', '/api/patients', { name: { family: 'Lindqvist', given: 'Märta' }, birth_date: BORN, sex: 'female' })
  const begun = await send<{ episode: { id: string } }>('POST', `/api/patients/${patient.id}/episodes`, { title: 'Right shoulder, front' })
  episode = begun.episode.id
  const { visit } = await send<{ visit: { id: string } & Record<string, unknown> }>('POST', `/api/episodes/${episode}/visits`, { kind: 'first' })
  const at = new Date().toISOString()
  const done = {
    ...visit, safety: { is_complete: true }, plan: { text: 'Press and stretch, then look again.' }, home: [{ text: 'Stretch the shoulder.', times_a_day: 2 }],
    manual: [{ technique: 'ischaemic_compression', muscle: 'infraspinatus', side: 'right' }],
    measures: [{ measure: 'nprs', value: 6, at }, { measure: 'psfs', value: 3, at, about: 'Reach the top shelf' }],
  }
  const { version } = await send<{ version: number }>('PUT', `/api/visits/${visit.id}`, { visit: done, version: 1 })
  await send('POST', `/api/visits/${visit.id}/sign`, { version })

  await desk.goto(`/episodes/${episode}`)
  await desk.getByRole('button', { name: 'Invite the patient' }).click()
  const dialog = desk.getByRole('dialog', { name: 'A code for the patient’s own page' })
  await expect(dialog.getByRole('img', { name: /Picture of the link/ })).toBeVisible()
  code = (await dialog.getByText(/^[0-9A-Z]{4}-[0-9A-Z]{4}-[0-9A-Z]{4}$/).textContent()) ?? ''
  await isAccessible(desk)
  await dialog.getByRole('button', { name: 'Close' }).click()
  await expect(desk.getByText(code)).toHaveCount(0)
  const invitation = desk.getByRole('region', { name: 'Invitations' }).getByRole('listitem')
  await expect(invitation).toContainText('Ada Okafor')
  await expect(invitation).toContainText('Not used yet.')
  await isAccessible(desk)
})

test('the patient opens the page by the link, not without the birth date, and the code leaves the address', async () => {
  await phone.goto(`/me#${code}`)
  await expect(phone.getByLabel('Code')).toHaveValue(code)
  expect(new URL(phone.url()).hash).toBe('')
  await phone.getByLabel('Your date of birth').fill('1961-03-05')
  await phone.getByRole('button', { name: 'Open' }).click()
  await expect(phone.getByRole('alert')).toContainText('wrong')
  await isAccessible(phone)
  await phone.getByLabel('Your date of birth').fill(BORN)
  await phone.getByRole('button', { name: 'Open' }).click()
  await expect(phone.getByRole('heading', { name: 'Hello Märta' })).toBeVisible()
  await phone.getByText('My plan').click()
  await expect(phone.getByText('Press and stretch, then look again.')).toBeVisible()
  await expect(phone.getByText('Stretch the shoulder.').last()).toBeVisible()
  await expect(phone.getByRole('region', { name: 'What to expect after treatment' })).toContainText('sore')
  await isAccessible(phone)
  await phone.getByText('How it is', { exact: true }).click()
})

test('a warning sign is answered at once, in plain words', async () => {
  const sign = phone.getByRole('checkbox', { name: /numb where you sit/ })
  await sign.check()
  await expect(phone.getByRole('alert').first()).toContainText('Get help now')
  await isAccessible(phone)
  await sign.uncheck()
  await expect(phone.getByText('Get help now')).toHaveCount(0)
})

test('the patient paints, answers and sends', async () => {
  await phone.getByRole('group', { name: 'How strong is your pain now?' }).getByRole('button', { name: '3', exact: true }).click()
  await phone.getByRole('group', { name: /worst since/ }).getByRole('button', { name: '5', exact: true }).click()
  await phone.getByRole('group', { name: /Reach the top shelf/ }).getByRole('button', { name: '7', exact: true }).click()
  const body = phone.getByRole('application')
  await expect(body).toHaveAttribute('data-ready')
  await body.scrollIntoViewIfNeeded()
  const box = await body.boundingBox()
  if (!box) throw new Error('the body is nowhere')
  const [x, y] = [box.x + box.width / 2, box.y + box.height * 0.3]
  await phone.mouse.move(x, y)
  await phone.mouse.down()
  await phone.mouse.move(x + 10, y + 18, { steps: 5 })
  await phone.mouse.up()
  await expect(phone.getByRole('button', { name: 'Wipe all' })).toBeVisible()
  await phone.getByRole('checkbox', { name: 'It is sore where I was treated.' }).check()
  await expect(phone.getByText('Nearly everybody is sore', { exact: false })).toBeVisible()
  await phone.getByRole('checkbox', { name: /Stretch the shoulder/ }).check()
  await phone.getByLabel('Anything else you want to say').fill('Better since Tuesday.')
  await phone.getByRole('button', { name: 'Send to Elm Street' }).click()
  await expect(phone.getByRole('heading', { name: 'Sent. Thank you.' })).toBeVisible()
  await isAccessible(phone)
  await phone.getByText('Who read it').click()
  await expect(phone.getByText('Ada Okafor').first()).toBeVisible()
})

test('the code is refused the second time', async ({ browser }) => {
  const other = await opened(browser, { width: 390, height: 844 })
  await other.goto(`/me#${code}`)
  await other.getByLabel('Your date of birth').fill(BORN)
  await other.getByRole('button', { name: 'Open' }).click()
  await expect(other.getByRole('alert')).toContainText('used before')
  await other.context().close()
})

test('an invitation is taken back, and the page that another one opened is closed', async ({ browser }) => {
  await desk.goto(`/episodes/${episode}`)
  const invitations = desk.getByRole('region', { name: 'Invitations' })
  await expect(invitations.getByRole('listitem')).toContainText('The page is open until')
  await desk.getByRole('button', { name: 'Invite the patient' }).click()
  const dialog = desk.getByRole('dialog', { name: 'A code for the patient’s own page' })
  const second = (await dialog.getByText(/^[0-9A-Z]{4}-[0-9A-Z]{4}-[0-9A-Z]{4}$/).textContent()) ?? ''
  await dialog.getByRole('button', { name: 'Close' }).click()
  await expect(invitations.getByRole('listitem')).toHaveCount(2)
  await isAccessible(desk)
  await invitations.getByRole('button', { name: /^Take back the invitation of/ }).press('Enter')
  await expect(invitations.getByRole('listitem')).toHaveCount(1)
  const other = await opened(browser, { width: 390, height: 844 })
  await other.goto(`/me#${second}`)
  await other.getByLabel('Your date of birth').fill(BORN)
  await other.getByRole('button', { name: 'Open' }).click()
  await expect(other.getByRole('alert')).toContainText('wrong')
  await other.context().close()
  await invitations.getByRole('button', { name: /^Close the page of the invitation of/ }).click()
  await expect(invitations).toHaveCount(0)
  await phone.reload()
  await expect(phone.getByLabel('Your date of birth')).toBeVisible()
})

test('the clinician sees it on Today and in the episode, and takes it over with one press', async () => {
  await desk.goto('/')
  const sent = desk.getByRole('region', { name: 'New from patients' })
  await expect(sent.getByRole('listitem')).toContainText('Märta Lindqvist')
  await isAccessible(desk)
  await sent.getByRole('button', { name: 'Read what Märta Lindqvist sent' }).click()
  const card = desk.getByRole('region', { name: 'Sent by the patient' })
  await expect(card).toContainText('Better since Tuesday.')
  await expect(card).toContainText('With a drawing')
  await desk.getByRole('button', { name: 'Start visit' }).click()
  await desk.getByRole('button', { name: 'Take over into this visit' }).click()
  await expect(desk.getByRole('region', { name: 'Sent by the patient' })).toContainText('Taken over')
  await expect(desk.getByRole('button', { name: 'Clear all' })).toBeEnabled()
  await expect(desk.getByRole('group', { name: /answered by the patient/ }).first()).toBeAttached()
  await expect.poll(async () => {
    const path = new URL(desk.url()).pathname
    const { visit } = (await (await desk.request.get(`/api${path}`)).json()) as { visit: { measures?: { by_patient: boolean }[]; reports?: string[]; case: { drawing?: object }; reactions?: { event: string }[] } }
    return [visit.measures?.every((one) => one.by_patient), visit.reports?.length, visit.case.drawing !== undefined, visit.reactions?.[0]?.event]
  }).toEqual([true, 1, true, 'muscle soreness'])
})

test('a paired phone answers, with the muscle under the hand; stop is seen at once', async ({ browser }) => {
  await desk.getByRole('button', { name: 'Pair a phone' }).click()
  const dialog = desk.getByRole('dialog', { name: 'Pair a phone' })
  const pairing = (await dialog.getByText(/^[0-9A-Z]{4}-[0-9A-Z]{4}-[0-9A-Z]{4}$/).textContent()) ?? ''
  const hand = await opened(browser, { width: 390, height: 844 })
  await hand.goto(`/pair#${pairing}`)
  await expect(hand.getByRole('button', { name: 'That’s my pain' })).toBeVisible()
  await isAccessible(hand)
  await expect(dialog).toBeHidden()
  await expect(desk.getByText('A phone is paired')).toBeVisible()
  const answers = desk.getByRole('region', { name: 'The patient says' }).getByRole('listitem')
  await hand.getByRole('button', { name: 'More' }).click()
  await expect(hand.getByText('Sent: More')).toBeVisible()
  await expect(answers).toHaveCount(1)
  await hand.getByRole('button', { name: 'Stop' }).click()
  const stop = desk.getByRole('alert').filter({ hasText: 'The patient says stop' })
  await expect(stop).toBeVisible()
  await stop.getByRole('button', { name: 'Seen' }).click()
  await expect(answers).toHaveCount(2)
  await expect.poll(async () => {
    const { visit } = (await (await desk.request.get(`/api${new URL(desk.url()).pathname}`)).json()) as { visit: { responses?: unknown[] } }
    return visit.responses?.length
  }).toBe(2)
  // The page keeps what it sent until it hears that it arrived.
  await expect.poll(() => desk.evaluate(() => Object.keys(localStorage).filter((key) => key.startsWith('palpate.visit.')))).toEqual([])
  await desk.reload()
  await expect(desk.getByText('A phone is paired')).toBeVisible()
  await hand.getByRole('button', { name: 'Less' }).click()
  await expect(answers).toHaveCount(3)
  await desk.getByRole('button', { name: 'End pairing' }).click()
  await expect(hand.getByText('That was all. Thank you.')).toBeVisible()
  await hand.context().close()
})
