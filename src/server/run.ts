import { EmbeddedError } from './binaries.ts'
import { ConfigError } from './config.ts'
import { watchParents } from './lifeline.ts'
import { type Running, type StartOptions, start } from './start.ts'

type RunOptions = StartOptions & {
  /** Once everything answers: what to tell the operator, given the seconds it took. */
  ready: (running: Running, seconds: string) => Promise<void>
}

/**
 * Runs the programme until it is told to stop: Ctrl-C, SIGTERM, or the end of the process that started us. What is
 * acknowledged is kept, and nothing is left behind. A start that fails says why and ends with 1.
 * @param options read inside, so that a wrong environment variable is explained too.
 */
export async function run(options: () => RunOptions): Promise<void> {
  const began = performance.now()
  let progress = toStderr
  let running: Running | undefined
  let stopping = false
  const stop = async () => {
    if (stopping) return
    stopping = true
    progress('Stopping: requests in progress are finished first …')
    await running?.stop()
    process.exit(0)
  }
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, stop)
  watchParents(stop)
  try {
    const { ready, ...wanted } = options()
    progress = wanted.progress
    progress('Footbridge is starting …')
    running = await start({ ...wanted, progress: (line) => wanted.progress(`  ${line}`) })
    if (stopping) await running.stop()
    else await ready(running, `${((performance.now() - began) / 1000).toFixed(1)} s`)
  } catch (error) {
    const known = error instanceof ConfigError || error instanceof EmbeddedError
    toStderr(known ? error.message : `Footbridge could not start. ${explain(error)}`)
    await running?.stop()
    process.exit(1)
  }
}

export function toStdout(line: string): void {
  process.stdout.write(`${line}\n`)
}
export function toStderr(line: string): void {
  process.stderr.write(`${line}\n`)
}

function explain(error: unknown): string {
  const { code, message, stack } = error as NodeJS.ErrnoException
  if (code === 'EADDRINUSE') return 'The port is taken. Stop what uses it, or set PORT to another number.'
  if (code === 'EADDRNOTAVAIL' || code === 'ENOTFOUND') return 'HOST is not an address of this machine.'
  if (code === 'ECONNREFUSED') return 'DATABASE_URL does not answer.'
  return process.env.FOOTBRIDGE_DEBUG ? (stack ?? message) : message
}
