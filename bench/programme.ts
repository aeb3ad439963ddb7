import { createHash } from 'node:crypto'
import { chmodSync, existsSync, globSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import pg from 'pg'
import { openDb } from '#server/db.ts'
import { startEmbedded } from '#server/embedded.ts'
import { migrate } from '#server/migrate.ts'
import type { Size } from '#simulate/cast.ts'
import { demoSize } from '#simulate/demoSize.ts'
import { live } from '#simulate/life.ts'
import { multiply } from './multiply.ts'

const root = join(import.meta.dirname, '..')
const timeZone = 'America/New_York'

type Plan = { size: Size; wings: number; eras: number; title: string }
/** The demo; and two years of it, thirteen times one behind the other, with about 500 clients admitted at the same time. */
export const programmes = {
  demo: { size: demoSize, wings: 1, eras: 1, title: 'The demo programme' },
  large: { size: demoSize, wings: 8, eras: 13, title: 'The large programme: 500 clients, two years' },
} satisfies Record<string, Plan>
export type ProgrammeName = keyof typeof programmes

/** The database as it was made; each measurement works on a copy of it. */
const made = 'footbridge_made'

/**
 * Makes a programme in a folder, or uses the one made there for the same migrations in the last days, and puts a fresh
 * copy of it in place. @returns its folder, ready for `npm start`.
 */
export async function prepare(
  name: ProgrammeName,
  { parent, fresh, say }: { parent: string; fresh: boolean; say: (line: string) => void },
): Promise<string> {
  const folder = join(parent, name)
  mkdirSync(folder, { recursive: true })
  for (const f of [parent, folder]) chmodSync(f, 0o711)
  const wanted = fingerprint()
  const marker = join(folder, 'bench.json')
  if (fresh || !isUsable(marker, wanted)) {
    rmSync(join(folder, 'postgres'), { recursive: true, force: true })
    rmSync(marker, { force: true })
    await make(folder, programmes[name], say)
    writeFileSync(marker, JSON.stringify({ fingerprint: wanted, on: Temporal.Now.plainDateISO().toString() }))
  }
  await copy(folder)
  return folder
}

function isUsable(marker: string, wanted: string): boolean {
  if (!existsSync(marker)) return false
  const { fingerprint, on } = JSON.parse(readFileSync(marker, 'utf8')) as { fingerprint: string; on: string }
  return fingerprint === wanted && Temporal.PlainDate.from(on).until(Temporal.Now.plainDateISO()).days <= 5
}

/** Another migration, another database. */
const fingerprint = () =>
  globSync('db/migrations/*.sql', { cwd: root })
    .sort()
    .reduce((hash, file) => hash.update(readFileSync(join(root, file))), createHash('sha256'))
    .digest('hex')

async function make(folder: string, { size, wings, eras, title }: Plan, say: (line: string) => void) {
  say(`making it: ${title}`)
  const embedded = await startEmbedded({ folder })
  try {
    await migrate(embedded.url)
    const db = openDb(`${embedded.url}&options=-c%20synchronous_commit%3Doff`)
    const today = Temporal.Now.plainDateISO(timeZone)
    await live({ db, seed: '1', timeZone, today }, size, say)
    await db.destroy()
    const owner = new pg.Client({ connectionString: embedded.url })
    await owner.connect()
    await multiply(owner, { wings, eras, weeks: size.weeks, timeZone, today }, say)
    await sealAll(owner)
    await owner.query('vacuum (analyze)')
    await owner.end()
    await onPostgres(embedded.url, [
      `alter database footbridge rename to ${made}`,
      'create database footbridge',
    ])
  } finally {
    await embedded.stop()
  }
}

/** What the worker would have done long ago. */
async function sealAll(owner: pg.Client) {
  for (;;) {
    const { rows } = await owner.query<{ n: number }>('select audit.seal_changes(20000) as n')
    if (rows[0]?.n === 0) return
  }
}

async function copy(folder: string) {
  const embedded = await startEmbedded({ folder })
  await onPostgres(embedded.url, [
    'drop database footbridge with (force)',
    `create database footbridge template ${made} strategy file_copy`,
    'checkpoint',
  ])
  await embedded.stop()
}

async function onPostgres(url: string, commands: readonly string[]) {
  const client = new pg.Client({ connectionString: url.replace('/footbridge?', '/postgres?') })
  await client.connect()
  for (const c of commands) await client.query(c)
  await client.end()
}

/** Where the database of a running programme answers: its lock file tells the folder of its socket. */
export function databaseUrlOf(folder: string): string {
  const lines = readFileSync(join(folder, 'postgres/postmaster.pid'), 'utf8').split('\n')
  const password = readFileSync(join(folder, 'postgres.password'), 'utf8').trim()
  const [port, socketFolder] = [lines[3] ?? '5432', lines[4] ?? '']
  return socketFolder
    ? `postgresql://footbridge:${password}@localhost/footbridge?host=${encodeURIComponent(socketFolder)}`
    : `postgresql://footbridge:${password}@127.0.0.1:${port}/footbridge`
}
