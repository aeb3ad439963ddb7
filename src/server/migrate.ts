import { createHash } from 'node:crypto'
import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import pg from 'pg'

const folder = join(import.meta.dirname, '../../db/migrations')
/** Any constant: keeps two starting processes from migrating at once. */
const lockKey = 7_231_409

type Migration = { name: string; sql: string; sha256: string }

async function onDisk(): Promise<Migration[]> {
  const names = (await readdir(folder)).filter((n) => n.endsWith('.sql')).sort()
  return Promise.all(
    names.map(async (name) => {
      const sql = await readFile(join(folder, name), 'utf8')
      return { name, sql, sha256: createHash('sha256').update(sql).digest('hex') }
    }),
  )
}

/**
 * Brings a database up to this release, each migration in its own transaction.
 * @returns the names applied now.
 * @throws when a migration that already ran was edited since, or the database is newer than this release.
 */
export async function migrate(url: string): Promise<string[]> {
  const client = new pg.Client({ connectionString: url })
  await client.connect()
  try {
    await client.query('select pg_advisory_lock($1)', [lockKey])
    await client.query(
      'create table if not exists schema_migration (name text primary key, sha256 text not null, applied_at timestamptz not null default now())',
    )
    const wanted = await pending(client)
    for (const m of wanted) await apply(client, m)
    if (wanted.length) await client.query('grant select on schema_migration to footbridge_app')
    return wanted.map((m) => m.name)
  } finally {
    await client.end()
  }
}

/** True when the database is exactly at this release: what `/readyz` asks. */
export async function isMigrated(query: (sql: string) => Promise<{ name: string }[]>): Promise<boolean> {
  const applied = await query('select name from schema_migration order by name')
  const names = (await onDisk()).map((m) => m.name)
  return names.length === applied.length && names.every((n, i) => applied[i]?.name === n)
}

async function pending(client: pg.Client): Promise<Migration[]> {
  const migrations = await onDisk()
  const { rows } = await client.query<{ name: string; sha256: string }>(
    'select name, sha256 from schema_migration',
  )
  const applied = new Map(rows.map((r) => [r.name, r.sha256]))
  for (const name of applied.keys())
    if (!migrations.some((m) => m.name === name))
      throw new Error(
        `The database was made by a newer Footbridge (it has ${name}). Start that version instead.`,
      )
  for (const m of migrations)
    if (applied.has(m.name) && applied.get(m.name) !== m.sha256)
      throw new Error(
        `Migration ${m.name} was edited after it ran here. Restore the file, or start on a new data folder.`,
      )
  return migrations.filter((m) => !applied.has(m.name))
}

async function apply(client: pg.Client, { name, sql, sha256 }: Migration) {
  try {
    await client.query('begin')
    await client.query(sql)
    await client.query('insert into schema_migration (name, sha256) values ($1, $2)', [name, sha256])
    await client.query('commit')
  } catch (error) {
    await client.query('rollback')
    throw new Error(`Migration ${name} failed: ${(error as Error).message}`, { cause: error })
  }
}
