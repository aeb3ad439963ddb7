import { type ChildProcess, spawn } from 'node:child_process'
import { rmSync } from 'node:fs'
import { createServer } from 'node:net'
import { join } from 'node:path'
import { scratchFolder } from '#server/embedded.ts'

const root = join(import.meta.dirname, '../..')

/** A whole Footbridge as a user starts it: its own process, database, worker and port. */
export type Server = {
  address: string
  /** Everything it printed. */
  output: () => string
  /** What of it went to standard output. */
  stdout: () => string
  process: ChildProcess
  folder: string
  /** As Ctrl-C would; resolves when the process is gone. */
  stop: (signal?: NodeJS.Signals) => Promise<void>
  /** Removes its folder: at the very end. */
  forget: () => void
}

export const freePort = () =>
  new Promise<number>((found) => {
    const probe = createServer().listen(0, '127.0.0.1', () => {
      const at = probe.address()
      probe.close(() => found(typeof at === 'object' && at ? at.port : 0))
    })
  })

type Options = {
  entry?: string
  args?: string[]
  /** Instead of an entry: a script of package.json with its arguments, in a group of processes as a terminal makes it. */
  script?: string[]
  folder?: string
  port?: number
  env?: Record<string, string>
}

/** Starts it and waits until it says that it is ready. @throws with what it printed when it does not get there. */
export async function startServer(options: Options = {}): Promise<Server> {
  const folder = options.folder ?? scratchFolder('server')
  const port = options.port ?? (await freePort())
  const child = spawn(
    options.script ? 'npm' : process.execPath,
    options.script
      ? ['run', ...options.script]
      : [join(root, options.entry ?? 'src/server/main.ts'), ...(options.args ?? [])],
    {
      cwd: root,
      detached: options.script !== undefined,
      env: {
        ...process.env,
        NODE_ENV: '',
        PORT: String(port),
        HOST: '127.0.0.1',
        FOOTBRIDGE_DATA: folder,
        ...options.env,
      },
      stdio: ['ignore', 'pipe', 'pipe'],
    },
  )
  // Its own group does not hear that this process ends.
  if (options.script) process.once('exit', () => child.exitCode ?? endGroup(child, 'SIGKILL'))
  let [output, stdout] = ['', '']
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (chunk) => (output += chunk))
  child.stdout.on('data', (chunk) => (stdout += chunk))
  await ready(child, () => output)
  const gone = new Promise<void>((done) => child.once('exit', () => done()))
  return {
    address: `http://127.0.0.1:${port}`,
    output: () => output,
    stdout: () => stdout,
    process: child,
    folder,
    stop: (signal = 'SIGINT') => {
      if (options.script) endGroup(child, signal)
      else child.kill(signal)
      return gone
    },
    forget: () => rmSync(folder, { recursive: true, force: true }),
  }
}

/** As Ctrl-C does: every process of the group hears it. */
function endGroup({ pid }: ChildProcess, signal: NodeJS.Signals) {
  if (pid) process.kill(-pid, signal)
}

const ready = (child: ChildProcess, output: () => string) =>
  new Promise<void>((done, failed) => {
    const look = setInterval(() => {
      if (/^Ready after/m.test(output())) end(done)
    }, 25)
    const giveUp = setTimeout(() => end(() => failed(new Error(`not ready in 480 s:\n${output()}`))), 480_000)
    const died = () => end(() => failed(new Error(`ended before it was ready:\n${output()}`)))
    child.once('exit', died)
    function end(then: () => void) {
      clearInterval(look)
      clearTimeout(giveUp)
      child.off('exit', died)
      then()
    }
  })

/** The one-time link it printed. */
export const printedLink = (server: Server): string => /\/link#(\S+)/.exec(server.output())?.[1] ?? ''
