import { join } from 'node:path'
import { EmbeddedError } from './binaries.ts'
import { ConfigError, readConfig } from './config.ts'
import { watchParents } from './lifeline.ts'
import { firstLink, type Running, start } from './start.ts'

const say = (line: string) => process.stdout.write(`${line}\n`)
const began = performance.now()
const seconds = () => `${((performance.now() - began) / 1000).toFixed(1)} s`

let running: Running | undefined
let stopping = false
async function stop() {
  if (stopping) return
  stopping = true
  say('Stopping: requests in progress are finished first …')
  await running?.stop()
  process.exit(0)
}
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, stop)
watchParents(stop)

try {
  say('Footbridge is starting …')
  const config = readConfig(process.env, join(import.meta.dirname, '../..'))
  running = await start({ config, progress: (line) => say(`  ${line}`) })
  if (stopping) await running.stop()
  const link = await firstLink(running)
  say(`Ready after ${seconds()} at ${running.address}`)
  if (link) say(`\nNobody has set it up yet. Open this link within 24 hours, it works once:\n\n  ${link}\n`)
  say('Press Ctrl-C to stop.')
} catch (error) {
  const known = error instanceof ConfigError || error instanceof EmbeddedError
  process.stderr.write(
    `${known ? (error as Error).message : `Footbridge could not start. ${explain(error)}`}\n`,
  )
  process.exit(1)
}

function explain(error: unknown): string {
  const { code, message, stack } = error as NodeJS.ErrnoException
  if (code === 'EADDRINUSE') return 'The port is taken. Stop what uses it, or set PORT to another number.'
  if (code === 'EADDRNOTAVAIL' || code === 'ENOTFOUND') return 'HOST is not an address of this machine.'
  if (code === 'ECONNREFUSED') return 'DATABASE_URL does not answer.'
  return process.env.FOOTBRIDGE_DEBUG ? (stack ?? message) : message
}
