import { chromium } from '@playwright/test'
import { readFileSync, existsSync } from 'node:fs'
import { join, extname } from 'node:path'
const URL0 = 'http://127.0.0.1:8461'
const TYPES = { '.js': 'text/javascript', '.css': 'text/css', '.html': 'text/html', '.svg': 'image/svg+xml', '.woff2': 'font/woff2' }
const browser = await chromium.launch({ executablePath: '/usr/bin/chromium', args: ['--no-sandbox'] })
const ctx = await browser.newContext({ baseURL: URL0, viewport: { width: 1280, height: 860 }, reducedMotion: 'reduce' })
const page = await ctx.newPage()
page.setDefaultTimeout(60000)
page.on('pageerror', (e) => console.log('ERR', e.message))
await page.route((u) => !u.pathname.startsWith('/api') && u.pathname !== '/body.bin', (r) => {
  const p = new URL(r.request().url()).pathname
  let f = join('dist', p)
  if (p === '/' || !extname(p) || !existsSync(f)) f = 'dist/index.html'
  return r.fulfill({ body: readFileSync(f), contentType: TYPES[extname(f)] ?? 'application/octet-stream' })
})
const H = { 'X-Palpate': '1', Origin: URL0 }
await ctx.request.post('/api/session', { data: { user_name: 'robin', password: 'nobody here is real' }, headers: H })
const patients = await (await ctx.request.get('/api/patients?limit=200')).json()
const a = patients.find((l) => l.last_visit), b = patients.find((l) => l.id !== a.id && l.last_visit)
await page.route(/\/api\/patients\/[0-9a-f-]{36}$/, async (r) => {
  const answer = await r.fetch(); const body = await answer.json()
  body.doubles = [{ id: b.id, name: 'Ada Mueller', birth_date: '1970-05-01', at: '2026-11-20T10:00:00Z', by: { id: 'x', name: 'Robin Hart' } }]
  body.possible_doubles = [{ ...b, name: b.name, birth_date: a.birth_date }]
  return r.fulfill({ response: answer, json: body })
})
await page.route(/\/extent$/, (r) => {
  const id = r.request().url().split('/').at(-2); const l = patients.find((x) => x.id === id)
  return r.fulfill({ json: { id, name: l.name, birth_date: l.birth_date, sex: l.sex, episodes: 2, visits: 7, last_visit: l.last_visit } })
})
await page.route('**/api/retention', (r) => r.fulfill({ json: { keep_years: 10, version: 2, over: patients.slice(0, 6).map((l, i) => (i === 2 ? { ...l, last_visit: null } : l)) } }))
const shots = async (name) => {
  for (const colorScheme of ['light', 'dark']) {
    await page.emulateMedia({ colorScheme }); await page.waitForTimeout(250)
    await page.screenshot({ path: `/tmp/palpate/keeping-${name}-${colorScheme}.png` })
  }
  await page.emulateMedia({ colorScheme: 'light' })
  await page.setViewportSize({ width: 390, height: 844 }); await page.waitForTimeout(250)
  await page.screenshot({ path: `/tmp/palpate/keeping-${name}-phone.png` })
  console.log(name, await page.evaluate(() => [...document.querySelectorAll('main,[role=dialog]')].map((m) => m.scrollWidth - m.clientWidth)))
  await page.setViewportSize({ width: 1280, height: 860 })
}
if (process.env.ALL) {
await page.goto(`/patients/${a.id}`)
await page.getByText('Possible double').waitFor()
await page.getByRole('button', { name: 'More', exact: true }).click()
await shots('patient')
await page.getByRole('menuitem', { name: 'Same person as' }).click()
await page.getByRole('dialog').getByRole('button').nth(1).waitFor(); await page.waitForTimeout(500)
await shots('find')
await page.keyboard.press('Escape')
await page.getByRole('button', { name: /^Compare with/ }).click()
await page.getByRole('columnheader').first().waitFor()
await shots('compare')
await page.keyboard.press('Escape')
await page.getByRole('button', { name: 'More', exact: true }).click()
await page.getByRole('menuitem', { name: 'Erase' }).click()
await page.getByRole('button', { name: 'Erase for ever' }).click()
await shots('erase')
}
await page.goto('/settings/retention')
await page.getByRole('heading', { name: 'Time is over' }).waitFor()
await shots('retention')
await browser.close()
