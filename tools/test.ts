import { spawnSync } from 'node:child_process'
import { findBrowser } from './browser.ts'

/** `npm test`: everything that must pass, browser journeys included. Needs no server to be running and leaves none behind. */
const browser = findBrowser((line) => process.stdout.write(`${line}\n`))
const run = spawnSync(process.execPath, ['node_modules/vitest/vitest.mjs', 'run', ...process.argv.slice(2)], {
  stdio: 'inherit',
  env: { ...process.env, FOOTBRIDGE_CHROMIUM: browser },
})
process.exitCode = run.status ?? 1
