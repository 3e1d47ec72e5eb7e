import { svelte } from '@sveltejs/vite-plugin-svelte'
import { defineConfig } from 'vitest/config'
import { licences } from './scripts/licences.ts'
import { strictPolicy } from './scripts/strict-policy.ts'

const server = process.env.LOOKBOOK_BASE_URL ?? 'http://127.0.0.1:8080'

export default defineConfig({
  plugins: [svelte(), strictPolicy(), licences()],
  build: {
    target: 'es2022',
    // A data: URI would need a hole in the content security policy.
    assetsInlineLimit: 0,
    sourcemap: false,
    // There is one script and nothing to preload, so Vite's own code need not be in it.
    modulePreload: { polyfill: false },
  },
  server: { proxy: { '/v1': server, '/healthz': server, '/openapi.json': server } },
  resolve: process.env.VITEST ? { conditions: ['browser'] } : {},
  test: {
    environment: 'jsdom',
    include: ['src/**/*.test.ts'],
    restoreMocks: true,
  },
})
