import { defineConfig } from 'vitest/config'

/**
 * `rules` need nothing but Node; `api` share one PostgreSQL; `journeys` start the whole programme and a browser.
 */
export default defineConfig({
  test: {
    reporters: ['default', './tools/closing-line.ts'],
    projects: [
      {
        test: {
          name: 'rules',
          include: ['src/**/*.test.ts', 'tests/*.test.ts'],
          exclude: ['**/*.api.test.ts', 'tests/e2e/**', 'node_modules/**'],
        },
      },
      {
        test: {
          name: 'api',
          include: ['src/**/*.api.test.ts', 'tests/*.api.test.ts'],
          globalSetup: ['tests/support/postgres.setup.ts'],
          testTimeout: 60_000,
          hookTimeout: 60_000,
          maxWorkers: 2,
        },
      },
      {
        test: {
          name: 'journeys',
          include: ['tests/e2e/*.test.ts'],
          testTimeout: 120_000,
          hookTimeout: 120_000,
          fileParallelism: false,
        },
      },
    ],
  },
})
