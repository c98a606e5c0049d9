import { chromium } from '@playwright/test'
const url = process.argv[2], out = process.argv[3]
const b = await chromium.launch({ executablePath: '/usr/bin/chromium', args: ['--no-sandbox','--use-angle=swiftshader','--enable-unsafe-swiftshader','--ignore-gpu-blocklist'] })
const c = await b.newContext({ baseURL: url, viewport: { width: 1440, height: 900 } })
const p = await c.newPage()
p.setDefaultTimeout(60000)
p.on('console', m => m.type() === 'error' && console.log('console', m.text()))
let n = 0
const shot = async (name, full = false) => { n++; await p.waitForTimeout(500); await p.screenshot({ path: `${out}/${String(n).padStart(2,'0')}-${name}.png`, fullPage: full }); console.log(n, name) }
await p.goto('/'); await shot('first')
if (await p.getByRole('link', { name: /sign in/i }).count()) await p.getByRole('link', { name: /sign in/i }).first().click()
await shot('signin')
await p.getByLabel('User name').fill('sam'); await p.getByLabel('Password', { exact: true }).fill('nobody here is real'); await p.keyboard.press('Enter')
await p.waitForTimeout(3000); await shot('today')
await p.getByRole('link', { name: 'Patients' }).click(); await p.waitForTimeout(1500); await shot('patients')
await p.getByRole('button', { name: /new patient/i }).first().click(); await p.waitForTimeout(800); await shot('new-patient')
await p.getByLabel(/family name/i).fill('Ågren'); await p.getByLabel(/given name/i).fill('Tove')
await shot('new-patient-filled')
await b.close()
