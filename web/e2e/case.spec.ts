import { expect, test } from '@playwright/test'
import { cells, openPage, paintAt, ranked, strokeCount } from './page'

test('painting ranks causes, and the last answer follows the drawing', async ({ page }) => {
  await openPage(page)
  await expect(page.getByText('Paint where it hurts', { exact: true })).toBeVisible()
  await paintAt(page, 'humerus_head_front.right', { x: 4, y: 60 })
  expect((await cells(page)).length).toBeGreaterThan(3)
  const first = await ranked(page)
  expect(first.length).toBeGreaterThan(0)
  await expect(page.getByText('explains', { exact: false }).first()).toBeVisible()
  await expect(page.getByText('diagnoses nobody')).toBeVisible()
})

test('undo, redo, clear and its undo', async ({ page }) => {
  await openPage(page)
  await paintAt(page, 'patella.right', { x: 0, y: 30 })
  await paintAt(page, 'patella.left', { x: 0, y: 30 })
  const both = await cells(page)
  await page.getByRole('button', { name: 'Undo' }).click()
  expect((await cells(page)).length).toBeLessThan(both.length)
  await page.keyboard.press('Control+Shift+z')
  expect(await cells(page)).toEqual(both)
  await page.getByRole('button', { name: 'Clear all' }).click()
  expect(await cells(page)).toEqual([])
  await page.keyboard.press('Control+z')
  expect(await cells(page)).toEqual(both)
})

test('the patient’s right is painted on the right, from the front and from the back', async ({ page }) => {
  await openPage(page)
  await paintAt(page, 'patella.right', { x: 0, y: 10 })
  const front = await cells(page)
  expect(front.length).toBeGreaterThan(0)
  expect(front.every(([cell]) => cell % 2 === 0)).toBe(true)
  await page.getByRole('button', { name: 'Clear all' }).click()
  await page.getByRole('button', { name: 'Back', exact: true }).click()
  await page.waitForTimeout(900)
  await expect(page.getByRole('status', { name: /Left is on the left of the picture/ })).toBeVisible()
  await paintAt(page, 'scapula_inferior_angle.right', { x: 0, y: 4 })
  const back = await cells(page)
  expect(back.length).toBeGreaterThan(0)
  expect(back.every(([cell]) => cell % 2 === 0)).toBe(true)
})

test('painting both sides at once is an exact mirror', async ({ page }) => {
  await openPage(page)
  await page.getByRole('switch', { name: 'Paint left and right together' }).check({ force: true })
  await paintAt(page, 'patella.right', { x: 0, y: 10 })
  const painted = new Set((await cells(page)).map(([cell]) => cell))
  expect(painted.size).toBeGreaterThan(1)
  for (const cell of painted) expect(painted.has(cell ^ 1)).toBe(true)
})

test('an opened cause shows how its probability adds up, and why it rather than another', async ({ page }) => {
  await openPage(page)
  await paintAt(page, 'humerus_head_front.right', { x: 4, y: 60 })
  await ranked(page)
  const muscles = page.getByRole('region', { name: 'Muscles' })
  const row = muscles.getByRole('button').first()
  await row.click()
  const ledger = page.getByRole('region', { name: 'How it adds up' })
  await expect(ledger.getByText('how common it is')).toBeVisible()
  const p = await row.innerText()
  const sum = (await ledger.getByText('All together').locator('..').innerText()).replace('All together', '').trim()
  expect(p).toContain(sum)
  // With the keyboard a place in the list is pointed at on the body.
  await ledger.getByRole('button', { name: /pain in/ }).first().focus()
  await expect(ledger.getByRole('button', { name: /pain in/ }).first()).toBeFocused()
  const rather = page.getByRole('region', { name: 'Why this rather than another' })
  await rather.getByRole('combobox', { name: 'Why this rather than' }).click()
  // The names stand below one another, none of them larger than a line or two.
  const option = page.getByRole('option').nth(3)
  expect((await option.boundingBox())?.height).toBeLessThan(64)
  const rival = await option.innerText()
  await option.click()
  await expect(rather.getByText(`For ${rival}`, { exact: true })).toBeVisible()
  await expect(rather.getByText(/^All \d+ items together, for /)).toBeVisible()
  await expect(page.getByRole('region', { name: 'What would change it' }).getByRole('listitem').first()).toContainText('%')
})

test('an answer to a sign moves the ranking and can be taken back', async ({ page }) => {
  await openPage(page)
  await paintAt(page, 'humerus_head_front.right', { x: 4, y: 60 })
  const region = page.getByRole('region', { name: 'What may explain it' })
  await ranked(page)
  const before = await region.getByRole('region', { name: 'Muscles' }).innerText()
  const next = region.getByRole('region', { name: 'Next to examine' })
  await next.getByRole('button', { name: 'Absent' }).first().click()
  await expect(region.getByRole('region', { name: 'Examined' })).toBeVisible()
  // By keyboard the next sign is one step on.
  await page.keyboard.press('Tab')
  await expect(next.getByRole('button', { name: 'Present' }).first()).toBeFocused()
  await expect.poll(() => region.getByRole('region', { name: 'Muscles' }).innerText()).not.toBe(before)
  await region.getByRole('region', { name: 'Examined' }).getByRole('button', { name: 'Take back' }).click()
  await expect.poll(() => region.getByRole('region', { name: 'Muscles' }).innerText()).toBe(before)
})

test('signs are asked for together, with their minutes and a reason, until more would change nothing', async ({ page }) => {
  await openPage(page)
  await paintAt(page, 'humerus_head_front.right', { x: 4, y: 60 })
  await ranked(page)
  const next = page.getByRole('region', { name: 'Next to examine' })
  await expect(next.getByRole('heading')).toHaveText(/^Next to examine together, about \d+ minutes?$/)
  await expect(next.getByText(/ is at \d+(\.\d)? %: further signs may /)).toBeVisible()
  const cards = next.getByRole('listitem')
  expect(await cards.count()).toBeGreaterThan(1)
  expect(await cards.count()).toBeLessThanOrEqual(4)
  const enough = next.getByRole('heading', { name: 'Enough examined' })
  for (let answered = 0; answered < 60 && !(await enough.isVisible()); answered++) {
    const absent = next.getByRole('button', { name: 'Absent' }).first()
    await expect(absent.or(enough)).toBeVisible()
    if (await enough.isVisible()) break
    // The answer may end the examination: only what is on the screen after it can be asked for next.
    await Promise.all([page.waitForResponse('**/api/assess*'), absent.click()])
    await page.evaluate(() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done))))
    await expect(page.getByRole('region', { name: 'Examined' }).getByRole('listitem')).toHaveCount(answered + 1)
  }
  await expect(enough).toBeVisible()
  await expect(next.getByText(/change the plan|less than .* bits a minute|has been looked for/)).toBeVisible()
  await next.getByRole('button', { name: 'More signs' }).click()
  await expect(cards.first()).toBeVisible()
})

test('a red flag stands above everything', async ({ page }) => {
  await openPage(page)
  await page.getByRole('button', { name: /About the patient/ }).click()
  await page.getByLabel('Have you lost weight without trying to?').check()
  const flags = page.getByRole('alert', { name: 'Red flags' })
  await expect(flags).toContainText('Unexplained weight loss')
  await paintAt(page, 'patella.right', { x: 0, y: 10 })
  await ranked(page)
  const flag = await flags.boundingBox()
  const muscles = await page.getByRole('region', { name: 'Muscles' }).boundingBox()
  expect(flag && muscles && flag.y < muscles.y).toBe(true)
})

test('the keyboard alone gives the same answer from the body list', async ({ page }) => {
  const sent: string[] = []
  page.on('request', (request) => { if (request.url().includes('/api/assess')) sent.push(request.postData() ?? '') })
  await openPage(page)
  const tabTo = async (name: string | RegExp, role: 'radio' | 'textbox' | 'checkbox') => {
    const target = page.getByRole(role, { name })
    for (let i = 0; i < 40; i++) {
      if (await target.evaluate((element) => element === document.activeElement).catch(() => false)) return
      await page.keyboard.press('Tab')
    }
    throw new Error(`Tab never reached ${name}`)
  }
  await tabTo('Paint it', 'radio')
  await page.keyboard.press('ArrowRight')
  await tabTo('Find a place on the body', 'textbox')
  await page.keyboard.type('right front of shoulder')
  await tabTo('Right front of shoulder', 'checkbox')
  await page.keyboard.press('Space')
  await tabTo('6', 'radio')
  await page.keyboard.press('ArrowRight')
  const names = await ranked(page)
  expect(names.length).toBeGreaterThan(0)
  await expect.poll(() => sent[sent.length - 1]).toContain('"intensity":7')
  const wire = JSON.parse(sent[sent.length - 1]) as { pain: { region: string }[] }
  expect(wire.pain).toEqual([{ region: 'shoulder.anterior.right', intensity: 7, quality: 'aching' }])
})

test('list and drawing are in step', async ({ page }) => {
  await openPage(page)
  await paintAt(page, 'patella.left', { x: 0, y: 10 })
  await page.getByText('Body list', { exact: true }).click()
  await page.getByRole('textbox', { name: 'Find a place on the body' }).fill('left front of knee')
  await expect(page.getByText('painted 6')).toBeVisible()
})

test('a reload keeps the drawing', async ({ page }) => {
  await openPage(page)
  await paintAt(page, 'humerus_head_front.right', { x: 4, y: 60 })
  const before = await cells(page)
  await page.waitForTimeout(300)
  await page.reload()
  await page.waitForFunction(() => window.palpate !== undefined)
  await expect.poll(() => cells(page)).toEqual(before)
  await ranked(page)
})

test('a saved file opens to the same case', async ({ page }) => {
  await openPage(page)
  await paintAt(page, 'humerus_head_front.right', { x: 4, y: 60 })
  const before = await cells(page)
  const download = page.waitForEvent('download')
  await page.getByRole('button', { name: 'Case file' }).click()
  await page.getByRole('menuitem', { name: 'Save to a file' }).click()
  const file = await (await download).path()
  await page.getByRole('button', { name: 'Clear all' }).click()
  expect(await cells(page)).toEqual([])
  await page.getByLabel('Case file to open').setInputFiles(file)
  await expect.poll(() => cells(page)).toEqual(before)
})

test('a bad file names the place and changes nothing', async ({ page }) => {
  await openPage(page)
  await paintAt(page, 'patella.right', { x: 0, y: 10 })
  const before = await strokeCount(page)
  const bad = { name: 'bad.json', mimeType: 'application/json', buffer: Buffer.from('{"id": "x", "pain": [{"region": "shoulder.antrior.right"}]}') }
  await page.getByLabel('Case file to open').setInputFiles(bad)
  const dialog = page.getByRole('dialog', { name: /was not opened/ })
  await expect(dialog).toContainText('pain[0]')
  await expect(dialog).toContainText('shoulder.anterior.right')
  expect(await strokeCount(page)).toBe(before)
})

test('pains have their own feel and can be hidden and deleted', async ({ page }) => {
  await openPage(page)
  await paintAt(page, 'patella.right', { x: 0, y: 10 })
  await page.getByRole('button', { name: 'Add another pain' }).click()
  await page.getByRole('radio', { name: 'Burning' }).click()
  await paintAt(page, 'patella.left', { x: 0, y: 10 })
  const strokes = await page.evaluate(() => window.palpate?.strokes().map(({ layer, quality }) => [layer, quality]))
  expect(strokes).toEqual([[0, 'aching'], [1, 'burning']])
  await page.getByRole('button', { name: 'Hide Pain 2' }).click()
  await page.getByRole('button', { name: 'Delete Pain 1' }).click()
  expect((await cells(page)).every(([cell]) => cell % 2 === 1)).toBe(true)
})
