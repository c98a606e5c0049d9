/** A server of its own with an empty record, or with the demonstration's (`--demo`), for the tests that keep patients. */
import { spawn, type ChildProcess } from 'node:child_process'
import { existsSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

export interface Clinic { url: string; stop(): void }

const BUILDS = ['../target/release/palpate', '../target/debug/palpate']
const PATIENCE_MS = 60_000

export async function startClinic(...options: string[]): Promise<Clinic> {
  const port = Number(process.env.PALPATE_PORT ?? 7979) + 1
  const palpate = process.env.PALPATE_BIN ?? BUILDS.find((path) => existsSync(path)) ?? BUILDS[0]
  const data = mkdtempSync(join(tmpdir(), 'palpate-e2e-'))
  const server = spawn(palpate, ['serve', '--port', String(port), '--data', data, ...options], { stdio: ['ignore', 'ignore', 'inherit'] })
  const url = `http://127.0.0.1:${port}`
  await answering(url, server)
  return {
    url,
    stop() {
      server.kill()
      rmSync(data, { recursive: true, force: true })
    },
  }
}

async function answering(url: string, server: ChildProcess): Promise<void> {
  const end = Date.now() + PATIENCE_MS
  while (Date.now() < end) {
    if (server.exitCode !== null) throw new Error(`palpate serve ended with ${server.exitCode}`)
    const answer = await fetch(`${url}/api/session`).catch(() => null)
    if (answer?.ok) return
    await new Promise((done) => setTimeout(done, 100))
  }
  server.kill()
  throw new Error(`palpate serve does not answer at ${url}`)
}
