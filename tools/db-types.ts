import { spawnSync } from 'node:child_process'
import { readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { scratchFolder, startEmbedded } from '../src/server/embedded.ts'
import { migrate } from '../src/server/migrate.ts'

/** Regenerates src/server/db.types.ts from the migrations. `--check` only compares, and fails on a difference. */
const root = join(import.meta.dirname, '..')
const target = join(root, 'src/server/db.types.ts')
const folder = scratchFolder('types')
const db = await startEmbedded({ folder, settings: { fsync: 'off' } })
try {
  await migrate(db.url)
  const fresh = join(folder, 'db.types.ts')
  const types = {
    timestamptz: 'Temporal.Instant',
    date: 'Temporal.PlainDate',
    time: 'Temporal.PlainTime',
    tstzrange: 'string',
    daterange: 'string',
    bytea: 'Buffer',
    int8: 'number',
    xid8: 'string',
  }
  const made = spawnSync(
    process.execPath,
    [
      join(root, 'node_modules/kysely-codegen/dist/cli/bin.js'),
      '--dialect=postgres',
      `--url=${db.url}`,
      `--out-file=${fresh}`,
      '--include-pattern=(public|audit).*',
      '--exclude-pattern=public.schema_migration',
      '--default-schema=public',
      `--type-mapping=${JSON.stringify(types)}`,
    ],
    { encoding: 'utf8', cwd: folder },
  )
  if (made.status !== 0) throw new Error(made.stderr + made.stdout)
  const text = readFileSync(fresh, 'utf8')
  if (!process.argv.includes('--check')) writeFileSync(target, text)
  else if (text !== readFileSync(target, 'utf8')) {
    process.stderr.write('src/server/db.types.ts differs from the migrations: run "npm run db:types"\n')
    process.exitCode = 1
  }
} finally {
  await db.stop()
  rmSync(folder, { recursive: true, force: true })
}
