import { type ChildProcess, fork } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { issueLink, isUnclaimed } from '#modules/access/access.actions.ts'
import { buildApp } from './app.ts'
import { authenticator } from './authenticate.ts'
import type { Config } from './config.ts'
import { type Db, openDb } from './db.ts'
import { type Embedded, startEmbedded } from './embedded.ts'
import { openLog } from './log.ts'
import { migrate } from './migrate.ts'
import { livePlatform } from './platform.ts'
import { settingsOf } from './settings.ts'
import { ensureWebBuilt, webFolder } from './webBuild.ts'

const root = join(import.meta.dirname, '../..')
export const version = (JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as { version: string })
  .version

export type Running = { address: string; databaseUrl: string; db: Db; stop: () => Promise<void> }

export type StartOptions = {
  config: Config
  progress: (line: string) => void
  /** Runs on the embedded database's folder once it is ours, before the database starts: the demo starts anew there. */
  prepare?: (folder: string) => void
  /** Runs on the migrated database before anybody can come in: the demo's programme life. */
  fill?: (database: { url: string; folder: string }) => Promise<void>
}

/** Brings the whole programme up: database, migrations, web app, web server, worker. */
export async function start(options: StartOptions): Promise<Running> {
  const { config, progress, prepare } = options
  const building = ensureWebBuilt(progress)
  building.catch(() => undefined)
  const embedded = config.databaseUrl
    ? null
    : await startEmbedded({ folder: config.dataFolder, named: config.dataFolderNamed, progress, prepare })
  try {
    return await startOn(embedded, options, building)
  } catch (error) {
    await embedded?.stop()
    throw error
  }
}

async function startOn(
  embedded: Embedded | null,
  options: StartOptions,
  building: Promise<boolean>,
): Promise<Running> {
  const { progress, fill } = options
  const databaseUrl = embedded?.url ?? options.config.databaseUrl ?? ''
  const config = { ...options.config, dataFolder: embedded?.folder ?? options.config.dataFolder }
  const applied = await migrate(databaseUrl)
  if (applied.length) progress(`database brought up to date (${applied.length} migrations)`)
  await fill?.({ url: databaseUrl, folder: config.dataFolder })

  const log = openLog(config, 'web')
  const db = openDb(databaseUrl, { max: 16, onError: () => log.warn('a database connection was lost') })
  const platform = livePlatform(db)
  const settings = settingsOf(config, config.dataFolder)
  await building
  const { app } = await buildApp({
    platform,
    authenticate: authenticator(db, platform.now, settings.idleMinutes),
    settings,
    proxy: config.proxy,
    version,
    logger: log,
    webFolder,
  })
  const address = await app.listen({ port: config.port, host: config.host })
  const worker = startWorker(databaseUrl, config)
  const stop = async () => {
    await app.close()
    await stopWorker(worker())
    await db.destroy()
    await embedded?.stop()
  }
  return { address, databaseUrl, db, stop }
}

/** Keeps one worker running; one that dies is replaced after a second. @returns the present one, told to stay away. */
function startWorker(databaseUrl: string, config: Config): () => ChildProcess {
  let stopping = false
  const once = (): ChildProcess => {
    const env = { ...process.env, DATABASE_URL: databaseUrl, FOOTBRIDGE_DATA: config.dataFolder }
    const child = fork(join(import.meta.dirname, 'worker.ts'), {
      env,
      stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
    })
    child.on('exit', () => {
      if (!stopping) setTimeout(replace, 1000)
    })
    return child
  }
  const replace = () => {
    if (!stopping) current = once()
  }
  let current = once()
  return () => {
    stopping = true
    return current
  }
}

async function stopWorker(worker: ChildProcess) {
  if (worker.exitCode !== null || worker.signalCode !== null) return
  const gone = new Promise((done) => worker.once('exit', done))
  if (worker.connected) worker.disconnect()
  const patience = setTimeout(() => worker.kill('SIGKILL'), 12_000)
  await gone
  clearTimeout(patience)
}

/** The link with which the first administrator comes in, while nobody has; valid for a day. */
export async function firstLink(running: Running): Promise<string | null> {
  return running.db.transaction().execute(async (tx) => {
    const ctx = { tx, now: Temporal.Now.instant() }
    if (!(await isUnclaimed(ctx))) return null
    return linkTo(
      running.address,
      await issueLink(ctx, { accountId: null, purpose: 'first_administrator', hours: 24 }),
    )
  })
}

/** The token stands behind `#`: browsers never send it, so it is in no log. */
export const linkTo = (address: string, token: string) => `${address}/link#${token}`
