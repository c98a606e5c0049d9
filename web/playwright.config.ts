import { defineConfig } from '@playwright/test'
import { existsSync } from 'node:fs'

const port = Number(process.env.PALPATE_PORT ?? 7979)
const builds = ['../target/release/palpate', '../target/debug/palpate']
const palpate = process.env.PALPATE_BIN ?? builds.find((path) => existsSync(path)) ?? builds[0]
const isForPictures = process.env.PALPATE_SCREENS === '1'

export default defineConfig({
  testDir: 'e2e',
  testIgnore: isForPictures ? [] : ['screens.spec.ts'],
  timeout: 90_000,
  expect: { timeout: 15_000 },
  // One page at a time: without graphics hardware each one needs the whole machine.
  workers: 1,
  // A frame in software takes a tenth of a second on a busy machine: one more try there, none where a person looks.
  retries: process.env.CI ? 1 : 0,
  reporter: [['list']],
  outputDir: 'test-results',
  use: {
    baseURL: `http://127.0.0.1:${port}`,
    viewport: { width: 1440, height: 900 },
    trace: 'retain-on-failure',
    launchOptions: {
      executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium',
      args: ['--no-sandbox', '--use-angle=swiftshader', '--enable-unsafe-swiftshader', '--ignore-gpu-blocklist'],
    },
  },
  webServer: { command: `${palpate} serve --port ${port}`, url: `http://127.0.0.1:${port}/api/atlas`, reuseExistingServer: false },
})
