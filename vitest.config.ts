import { defineConfig } from 'vitest/config'

/** `rules` need nothing but Node; `api` share one PostgreSQL that tests/support/postgres.setup.ts starts and stops. */
export default defineConfig({
  test: {
    reporters: ['default'],
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
          include: ['src/**/*.api.test.ts', 'tests/**/*.api.test.ts'],
          globalSetup: ['tests/support/postgres.setup.ts'],
          testTimeout: 30_000,
          hookTimeout: 60_000,
          maxWorkers: 2,
        },
      },
    ],
  },
})
