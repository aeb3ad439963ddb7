import { createHash } from 'node:crypto'
import {
  chownSync,
  closeSync,
  copyFileSync,
  existsSync,
  mkdirSync,
  openSync,
  readdirSync,
  readFileSync,
  readSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs'
import { dirname, join, relative } from 'node:path'
import pg from 'pg'
import { databaseIdentity } from './binaries.ts'
import { openDb } from './db.ts'
import { scratchFolder, startEmbedded } from './embedded.ts'
import { isMigrated } from './migrate.ts'
import { verifyAudit } from './seal.ts'

/** A backup or a restore that cannot be done, in words for the operator. */
export class BackupError extends Error {}

const manifestName = 'backup.json'
const slot = 'footbridge_backup'

type Manifest = {
  format: 1
  version: string
  madeAt: string
  /** SHA-256 of each file by its path. */
  files: Record<string, string>
  /** Rows of every table when the backup began: a restored database has at least these. */
  rows: Record<string, number>
}

/** What a backup was found to hold when it was started and read through. */
export type Checked = { files: number; tables: number; rows: number; seals: number }

/**
 * Copies the embedded database while people go on working: files and the write-ahead log since the copy began, with the
 * secrets of the data folder. Whole or not at all: the folder gets its name when everything is in it and was checked.
 * @param folder the data folder of a database that answers at `url`
 * @throws BackupError
 */
export async function backup(
  at: { url: string; folder: string; version: string; now: Temporal.Instant },
  target: string,
): Promise<Checked> {
  if (existsSync(target)) throw new BackupError(`${target} exists already. Name a folder that does not.`)
  const unfinished = `${target}.unfinished`
  rmSync(unfinished, { recursive: true, force: true })
  mkdirSync(unfinished, { recursive: true, mode: 0o700 })
  const client = new pg.Client({ connectionString: at.url })
  await client.connect()
  try {
    const rows = await countRows(client)
    await copyDatabase(client, join(at.folder, 'postgres'), join(unfinished, 'postgres'))
    for (const secret of secretsOf(at.folder)) copyFileSync(join(at.folder, secret), join(unfinished, secret))
    const files = Object.fromEntries(filesBelow(unfinished).map((f) => [f, hashOf(join(unfinished, f))]))
    const manifest: Manifest = { format: 1, version: at.version, madeAt: at.now.toString(), files, rows }
    writeFileSync(join(unfinished, manifestName), JSON.stringify(manifest, null, 1), { mode: 0o600 })
  } finally {
    await client.end()
  }
  const checked = await checkBackup(unfinished)
  renameSync(unfinished, target)
  return checked
}

/**
 * Puts a backup into a data folder that has no database, and reads it through before anybody works on it.
 * @throws BackupError when the folder is in use or the backup is damaged; the folder is then as it was.
 */
export async function restore(source: string, folder: string): Promise<Checked> {
  if (existsSync(join(folder, 'postgres')))
    throw new BackupError(
      `${folder} holds a database already. Move it away first, or set FOOTBRIDGE_DATA to another folder: a restore never writes over one.`,
    )
  const checked = await checkBackup(source)
  placeFiles(source, folder)
  return checked
}

/** Compares every file with its hash, starts the database on a scratch copy, counts its rows, walks its audit. */
export async function checkBackup(source: string): Promise<Checked> {
  const manifest = readManifest(source)
  const damaged = Object.entries(manifest.files).find(
    ([f, hash]) => !existsSync(join(source, f)) || hashOf(join(source, f)) !== hash,
  )
  if (damaged) throw new BackupError(`${join(source, damaged[0])} is missing or damaged. Use another backup.`)
  const folder = scratchFolder('check')
  try {
    placeFiles(source, folder)
    const { url, stop } = await startEmbedded({ folder })
    try {
      return { files: Object.keys(manifest.files).length, ...(await readThrough(url, manifest)) }
    } finally {
      await stop()
    }
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

function readManifest(source: string): Manifest {
  const file = join(source, manifestName)
  if (!existsSync(file)) throw new BackupError(`${source} is not a backup: it has no ${manifestName}.`)
  const manifest = JSON.parse(readFileSync(file, 'utf8')) as Manifest
  if (manifest.format !== 1)
    throw new BackupError(`${file} was made by a newer Footbridge. Restore with that version.`)
  return manifest
}

async function readThrough(url: string, { rows: before }: Manifest) {
  const client = new pg.Client({ connectionString: url })
  await client.connect()
  // Reading every row also checks the checksum of every page.
  const rows = await countRows(client)
  await client.end()
  for (const [table, n] of Object.entries(before))
    if ((rows[table] ?? 0) < n)
      throw new BackupError(`The backup has ${rows[table] ?? 0} rows of ${table}, and ${n} were there.`)
  const db = openDb(url, { owner: true, max: 1 })
  try {
    const { findings, seals } = await verifyAudit(db)
    if (findings.length)
      throw new BackupError(
        `The audit in it does not fit (${findings.length} places): run "npm run verify" on the programme.`,
      )
    return {
      tables: Object.keys(rows).length,
      rows: Object.values(rows).reduce((a, b) => a + b, 0),
      seals,
    }
  } finally {
    await db.destroy()
  }
}

/** Rows of every table that only grows; a queue's or a sign-in's rows come and go. */
async function countRows(client: pg.Client): Promise<Record<string, number>> {
  const applied = async (text: string) => (await client.query<{ name: string }>(text)).rows
  if (!(await isMigrated(applied)))
    throw new BackupError('The database is of another release. Start Footbridge once, then try again.')
  const { rows: tables } = await client.query<{ name: string }>(
    `select format('%I.%I', schemaname, tablename) as name from pg_tables where schemaname in ('public', 'audit') order by 1`,
  )
  const lasting = tables.filter((t) => !/one_time_link|web_session|account_role|heartbeat|draft/.test(t.name))
  const counts: Record<string, number> = {}
  for (const { name } of lasting) {
    const { rows } = await client.query<{ n: string }>(`select count(*) as n from ${name}`)
    counts[name] = Number(rows[0]?.n)
  }
  return counts
}

/** What the running server makes anew, and what is copied after everything else. */
const left =
  /^(postmaster\.(pid|opts)|pg_wal\/.+|pg_replslot\/.+|pg_stat_tmp\/.+|pg_notify\/.+|base\/pgsql_tmp.*)$/

/** The physical copy PostgreSQL offers for a running server; a slot keeps the log that is written meanwhile. */
async function copyDatabase(client: pg.Client, from: string, to: string) {
  await client.query(
    `select pg_drop_replication_slot(slot_name) from pg_replication_slots where slot_name = $1`,
    [slot],
  )
  await client.query(`select pg_create_physical_replication_slot($1, true)`, [slot])
  try {
    await client.query(`select pg_backup_start('footbridge', true)`)
    copyTree(from, to, (path) => !left.test(path))
    const { rows } = await client.query<{ label: string; map: string }>(
      `select labelfile as label, spcmapfile as map from pg_backup_stop(wait_for_archive => false)`,
    )
    const label = rows[0]?.label ?? ''
    const first = /START WAL LOCATION: .* \(file ([0-9A-F]{24})\)/.exec(label)?.[1]
    if (!first) throw new BackupError('PostgreSQL did not say where the backup begins.')
    copyTree(join(from, 'pg_wal'), join(to, 'pg_wal'), (name) => /^[0-9A-F]{24}$/.test(name) && name >= first)
    writeFileSync(join(to, 'backup_label'), label, { mode: 0o600 })
  } finally {
    await client.query(`select pg_drop_replication_slot($1)`, [slot])
  }
}

/** Copies files and empty folders; a file that goes away meanwhile belongs to the log that is replayed. */
function copyTree(from: string, to: string, wanted: (path: string) => boolean) {
  mkdirSync(to, { recursive: true, mode: 0o700 })
  for (const entry of readdirSync(from, { withFileTypes: true, recursive: true })) {
    const path = relative(from, join(entry.parentPath, entry.name))
    if (!wanted(path)) continue
    if (entry.isDirectory()) mkdirSync(join(to, path), { recursive: true, mode: 0o700 })
    else if (entry.isFile()) copyIfThere(join(from, path), join(to, path))
  }
}

function copyIfThere(from: string, to: string) {
  mkdirSync(dirname(to), { recursive: true, mode: 0o700 })
  try {
    copyFileSync(from, to)
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ENOENT') throw error
  }
}

/** The database's password and the key of what is encrypted in it. */
const secretsOf = (folder: string) =>
  readdirSync(folder).filter((f) => f === 'postgres.password' || f.endsWith('.key'))

const filesBelow = (folder: string): string[] =>
  readdirSync(folder, { withFileTypes: true, recursive: true })
    .filter((e) => e.isFile())
    .map((e) => relative(folder, join(e.parentPath, e.name)))
    .sort()

/** In pieces: a table's file may have a gigabyte. */
function hashOf(file: string): string {
  const hash = createHash('sha256')
  const piece = Buffer.alloc(1 << 20)
  const open = openSync(file, 'r')
  try {
    for (let n = readSync(open, piece); n > 0; n = readSync(open, piece)) hash.update(piece.subarray(0, n))
  } finally {
    closeSync(open)
  }
  return hash.digest('hex')
}

/** The database under another name until all of it is there; owned by whom it runs as. */
function placeFiles(source: string, folder: string) {
  mkdirSync(folder, { recursive: true, mode: 0o711 })
  const fresh = join(folder, 'postgres.new')
  rmSync(fresh, { recursive: true, force: true })
  copyTree(join(source, 'postgres'), fresh, () => true)
  for (const name of secretsOf(source)) copyFileSync(join(source, name), join(folder, name))
  const identity = databaseIdentity()
  if (identity) {
    const below = readdirSync(fresh, { withFileTypes: true, recursive: true })
    const owned = [fresh, join(folder, 'postgres.password'), ...below.map((e) => join(e.parentPath, e.name))]
    for (const path of owned) if (statSync(path)) chownSync(path, identity.uid, identity.gid)
  }
  renameSync(fresh, join(folder, 'postgres'))
}
