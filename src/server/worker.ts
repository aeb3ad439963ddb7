import { sql } from 'kysely'
import { ConfigError, readConfig } from './config.ts'
import { openDb } from './db.ts'
import { keepHeads } from './heads.ts'
import { startJobs } from './jobs.ts'
import { openLog } from './log.ts'
import { livePlatform } from './platform.ts'
import { schedules } from './schedules.ts'

/** The second process: schedules and jobs. Started by main.ts, or by itself beside any number of web processes. */
const url = process.env.DATABASE_URL
if (!url) throw new ConfigError('DATABASE_URL is needed by a worker that runs by itself')
const config = readConfig(process.env, process.cwd())
const log = openLog(config, 'worker')
const db = openDb(url, { max: 4, onError: () => log.warn('a database connection was lost') })
// Listening before anything is awaited: the parent may end while this process is still starting.
let stopJobs: (() => Promise<void>) | undefined
let heart: NodeJS.Timeout | undefined
let stopping = false
async function stop() {
  if (stopping) return
  stopping = true
  clearInterval(heart)
  await stopJobs?.().catch(() => undefined)
  await db.destroy().catch(() => undefined)
  process.exit(0)
}
// Ctrl-C reaches the whole terminal group: the parent decides the order and closes the channel.
process.on('SIGINT', () => (process.connected ? undefined : stop()))
process.on('SIGTERM', stop)
process.on('disconnect', stop)

const heads = config.auditHeads ? [keepHeads(config.auditHeads)] : []
stopJobs = await startJobs({ url, platform: livePlatform(db), schedules: [...schedules, ...heads], log })

const worker = `${process.pid}@${process.env.HOSTNAME ?? 'local'}`
const beat = () =>
  sql`insert into worker_heartbeat (worker, at) values (${worker}, now()) on conflict (worker) do update set at = now()`
    .execute(db)
    .catch(() => log.warn('the heartbeat could not be written'))
await beat()
heart = setInterval(beat, 10_000)
