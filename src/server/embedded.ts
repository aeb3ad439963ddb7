import { type ChildProcess, spawn, spawnSync } from 'node:child_process'
import { randomBytes } from 'node:crypto'
import {
  chmodSync,
  chownSync,
  closeSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  openSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs'
import { createServer } from 'node:net'
import { homedir, tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import pg from 'pg'
import {
  databaseIdentity,
  EmbeddedError,
  type Identity,
  reachableBinaries,
  reachableFolder,
} from './binaries.ts'
import type { KeeperOrder } from './keeper.ts'

/** The PostgreSQL that comes along: real binaries, run by us on a private folder. */
export type Embedded = { url: string; firstStart: boolean; folder: string; stop: () => Promise<void> }

/**
 * Starts PostgreSQL on a data folder, creating it at the first start.
 * @throws EmbeddedError in words for the operator: no binaries for this platform, folder in use, folder unreachable.
 */
export async function startEmbedded(options: {
  folder: string
  named?: boolean
  settings?: Record<string, string>
  progress?: (line: string) => void
  /** Runs once the folder is ours and no database works on it. */
  prepare?: ((folder: string) => void) | undefined
}): Promise<Embedded> {
  const identity = databaseIdentity()
  const binaries = reachableBinaries(identity)
  const folder = reachableFolder(options.folder, options.named ?? true, identity)
  const data = join(folder, 'postgres')
  await claim(folder, data)
  options.prepare?.(folder)
  const firstStart = !existsSync(join(data, 'PG_VERSION'))
  if (firstStart) {
    options.progress?.('creating the database')
    initialise(binaries, folder, data, identity)
  }
  return run({ binaries, folder, data, identity, firstStart, settings: options.settings ?? {} })
}

/**
 * The embedded database that another process of ours runs on this folder, or null when none does. For commands that
 * work beside it.
 */
export function runningEmbedded(options: { folder: string; named: boolean }): Omit<Embedded, 'stop'> | null {
  const folder = reachableFolder(options.folder, options.named, databaseIdentity())
  const data = join(folder, 'postgres')
  const pidFile = join(data, 'postmaster.pid')
  if (!existsSync(pidFile)) return null
  const [pid, , , port, socketFolder] = readFileSync(pidFile, 'utf8').split('\n')
  if (!isAlive(Number(pid), data)) return null
  const { url } = addresses(folder, { socketFolder: socketFolder || null, port: Number(port) })
  return { url, folder, firstStart: false }
}

/** Makes sure that nothing else uses the folder; a database left behind by a killed process is waited for, then stopped. */
async function claim(folder: string, data: string) {
  const lock = join(folder, 'footbridge.pid')
  const owner = existsSync(lock) ? Number(readFileSync(lock, 'utf8')) : 0
  if (owner && owner !== process.pid && isAlive(owner, 'node'))
    throw new EmbeddedError(
      `Footbridge already runs on ${folder} (process ${owner}). Stop it first, or set FOOTBRIDGE_DATA to another folder.`,
    )
  writeFileSync(lock, String(process.pid))
  const pidFile = join(data, 'postmaster.pid')
  for (let tries = 0; existsSync(pidFile); tries++) {
    const pid = Number(readFileSync(pidFile, 'utf8').split('\n')[0])
    if (!pid || !isAlive(pid, data)) {
      rmSync(pidFile, { force: true })
      return
    }
    if (tries === 40) process.kill(pid, 'SIGINT')
    if (tries > 200)
      throw new EmbeddedError(`A PostgreSQL (process ${pid}) still holds ${data}. Stop it, then start again.`)
    await wait(50)
  }
}

/** Alive, not a zombie, and (where the system tells) really the kind of process we mean and not a reused id. */
function isAlive(pid: number, commandHolds: string): boolean {
  try {
    process.kill(pid, 0)
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EPERM') return false
  }
  if (process.platform !== 'linux') return true
  try {
    if (/^State:\s+Z/m.test(readFileSync(`/proc/${pid}/status`, 'utf8'))) return false
    return readFileSync(`/proc/${pid}/cmdline`, 'utf8').includes(commandHolds)
  } catch {
    return false
  }
}

/** initdb into a temporary folder, renamed when it is whole: a kill in the middle leaves no half database. */
function initialise(binaries: string, folder: string, data: string, identity: Identity) {
  const fresh = `${data}.new`
  rmSync(fresh, { recursive: true, force: true })
  mkdirSync(fresh, { mode: 0o700 })
  const password = randomBytes(24).toString('base64url')
  const passwordFile = join(folder, 'postgres.password')
  writeFileSync(passwordFile, password, { mode: 0o600 })
  if (identity) for (const p of [fresh, passwordFile]) chownSync(p, identity.uid, identity.gid)
  const made = spawnSync(
    join(binaries, 'bin/initdb'),
    [
      '-D',
      fresh,
      '-U',
      'footbridge',
      '--auth=scram-sha-256',
      `--pwfile=${passwordFile}`,
      '--encoding=UTF8',
      '--locale=C',
      '--no-sync',
    ],
    { encoding: 'utf8', env: { PATH: process.env.PATH ?? '', LC_ALL: 'C', TZ: 'UTC' }, ...identity },
  )
  if (made.status !== 0)
    throw new EmbeddedError(
      `The database could not be created in ${folder}: ${made.stderr || made.error?.message}`,
    )
  spawnSync('sync')
  renameSync(fresh, data)
}

type Run = {
  binaries: string
  folder: string
  data: string
  identity: Identity
  firstStart: boolean
  settings: Record<string, string>
}

async function run({ binaries, folder, data, identity, firstStart, settings }: Run): Promise<Embedded> {
  const windows = process.platform === 'win32'
  // Short on purpose: a Unix socket's path may not be longer than about 100 bytes.
  const socketFolder = windows ? null : mkdtempSync(join(tmpdir().length > 60 ? '/tmp' : tmpdir(), 'fb-'))
  if (socketFolder) chmodSync(socketFolder, 0o700)
  if (socketFolder && identity) chownSync(socketFolder, identity.uid, identity.gid)
  const port = windows ? await freePort() : 5432
  const all: Record<string, string> = {
    listen_addresses: windows ? '127.0.0.1' : '',
    unix_socket_directories: socketFolder ?? '',
    port: String(port),
    timezone: 'UTC',
    log_timezone: 'UTC',
    max_connections: '60',
    shared_buffers: '256MB',
    // What people wrote must not reach the log: no statements, no parameters, no detail with key values.
    log_min_error_statement: 'panic',
    log_error_verbosity: 'terse',
    log_parameter_max_length_on_error: '0',
    ...settings,
  }
  const server = ['-D', data, ...Object.entries(all).flatMap(([k, v]) => ['-c', `${k}=${v}`])]
  const keeper = keep(folder, {
    ...underDeathSignal(join(binaries, 'bin/postgres'), server),
    env: { PATH: process.env.PATH ?? '', LC_ALL: 'C', TZ: 'UTC' },
    ...identity,
    socketFolder,
  })
  const { url, maintenance } = addresses(folder, { socketFolder, port })
  await answering(maintenance, keeper, folder)
  await createDatabase(maintenance)
  return { url, firstStart, folder, stop: () => stopKeeper(keeper, folder) }
}

/** Where the programme's database and the server's own one answer. */
function addresses(folder: string, at: { socketFolder: string | null; port: number }) {
  const password = readFileSync(join(folder, 'postgres.password'), 'utf8').trim()
  const base = `postgresql://footbridge:${password}@${at.socketFolder ? 'localhost' : `127.0.0.1:${at.port}`}`
  const host = at.socketFolder ? `?host=${encodeURIComponent(at.socketFolder)}` : ''
  return { url: `${base}/footbridge${host}`, maintenance: `${base}/postgres${host}` }
}

/** On Linux the kernel stops the server even if the keeper itself is killed. */
function underDeathSignal(command: string, args: string[]): { command: string; args: string[] } {
  const setpriv = '/usr/bin/setpriv'
  if (process.platform !== 'linux' || !existsSync(setpriv)) return { command, args }
  return { command: setpriv, args: ['--pdeathsig', 'INT', command, ...args] }
}

function keep(folder: string, order: KeeperOrder): ChildProcess {
  const log = openSync(join(folder, 'postgres.log'), 'a')
  const keeper = spawn(process.execPath, [join(import.meta.dirname, 'keeper.ts'), JSON.stringify(order)], {
    detached: true,
    stdio: ['pipe', 'ignore', log],
    windowsHide: true,
  })
  closeSync(log)
  keeper.stdin?.on('error', () => undefined)
  return keeper
}

async function answering(url: string, keeper: ChildProcess, folder: string) {
  for (let tries = 0; tries < 1500; tries++) {
    if (keeper.exitCode !== null) break
    const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: 2000 })
    client.on('error', () => undefined)
    try {
      await client.connect()
      await client.end()
      return
    } catch {
      await wait(20)
    }
  }
  throw new EmbeddedError(`The database did not start. Its log: ${join(folder, 'postgres.log')}`)
}

async function createDatabase(url: string) {
  const client = new pg.Client({ connectionString: url })
  await client.connect()
  const { rowCount } = await client.query("select from pg_database where datname = 'footbridge'")
  if (!rowCount) await client.query('create database footbridge')
  await client.end()
}

async function stopKeeper(keeper: ChildProcess, folder: string) {
  if (keeper.exitCode === null) {
    const gone = new Promise((done) => keeper.once('exit', done))
    keeper.stdin?.end()
    await gone
  }
  rmSync(join(folder, 'footbridge.pid'), { force: true })
}

const freePort = () =>
  new Promise<number>((found) => {
    const probe = createServer().listen(0, '127.0.0.1', () => {
      const address = probe.address()
      probe.close(() => found(typeof address === 'object' && address ? address.port : 5433))
    })
  })

/** Where tests and tools put throw-away databases: short, and reachable by `nobody`. */
export const scratchFolder = (name: string) => {
  const parent = process.getuid?.() === 0 ? '/tmp' : tmpdir()
  const folder = mkdtempSync(join(existsSync(parent) ? parent : homedir(), `footbridge-${name}-`))
  chmodSync(folder, 0o711)
  return folder
}
