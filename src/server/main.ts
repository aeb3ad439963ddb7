import { join } from 'node:path'
import { readConfig } from './config.ts'
import { run, toStdout } from './run.ts'
import { firstLink } from './start.ts'

await run(() => ({
  config: readConfig(process.env, join(import.meta.dirname, '../..')),
  progress: toStdout,
  ready: async (running, seconds) => {
    const link = await firstLink(running)
    toStdout(`Ready after ${seconds} at ${running.address}`)
    if (link)
      toStdout(`\nNobody has set it up yet. Open this link within 24 hours, it works once:\n\n  ${link}\n`)
    toStdout('Press Ctrl-C to stop.')
  },
}))
