import react from '@vitejs/plugin-react'
import { defineConfig } from 'vitest/config'

const server = process.env.PALPATE_URL ?? 'http://127.0.0.1:7878'

export default defineConfig({
  plugins: [react()],
  build: { target: 'es2022', chunkSizeWarningLimit: 900, modulePreload: { polyfill: false } },
  server: { proxy: { '/api': server, '/body.bin': server, '/openapi.json': server } },
  test: { include: ['test/**/*.test.ts'], environment: 'node' },
})
