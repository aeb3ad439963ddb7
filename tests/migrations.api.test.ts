import pg from 'pg'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { constraintSentences } from '#server/constraints.ts'
import { isMigrated, migrate } from '#server/migrate.ts'
import { cloneDatabase } from './support/app.ts'
import { enumerations } from './support/enumerations.ts'

let url: string
let drop: () => Promise<void>
let client: pg.Client
beforeAll(async () => {
  ;({ url, drop } = await cloneDatabase())
  client = new pg.Client({ connectionString: url })
  await client.connect()
})
afterAll(async () => {
  await client.end()
  await drop()
})
const query = async <T extends object>(text: string) => (await client.query<T>(text)).rows

test('migrating again changes nothing, and the database says it is at this release', async () => {
  expect(await migrate(url)).toEqual([])
  expect(await isMigrated((text) => query(text))).toBe(true)
})

test('every migration runs from an empty database', async () => {
  await client.query('create database migrated_from_empty')
  const empty = url.replace(/\/test_\w+\?/, '/migrated_from_empty?')
  expect((await migrate(empty)).length).toBeGreaterThan(10)
  await client.query('drop database migrated_from_empty with (force)')
})

test('a migration edited after it ran, and a database from a newer release, are refused by name', async () => {
  await client.query("update schema_migration set sha256 = 'other' where name like '0002%'")
  await expect(migrate(url)).rejects.toThrow(/0002_people\.sql was edited/)
  await client.query("insert into schema_migration (name, sha256) values ('9999_future.sql', 'x')")
  await expect(migrate(url)).rejects.toThrow(/newer Footbridge .*9999_future/)
})

test('the lists in the code are the lists in the check constraints', async () => {
  const rows = await query<{ name: string; text: string }>(
    `select conname as name, pg_get_constraintdef(oid) as text from pg_constraint
     where contype = 'c' and connamespace = 'public'::regnamespace and pg_get_constraintdef(oid) ~ 'ANY \\(+ARRAY'`,
  )
  const inDatabase = Object.fromEntries(
    rows
      .filter((r) => !['note_group_participants'].includes(r.name))
      .map((r) => [r.name, [...r.text.matchAll(/'([^']*)'::text/g)].map((m) => m[1]).sort()]),
  )
  const inCode = Object.fromEntries(
    Object.entries(enumerations).map(([name, list]) => [name, [...list].sort()]),
  )
  expect(
    Object.keys(inDatabase).filter((n) => !(n in inCode) && !n.startsWith('attendance_not_there')),
  ).toEqual([])
  for (const [name, list] of Object.entries(inCode)) expect([name, inDatabase[name]]).toEqual([name, list])
})

test('every exclusion and unique constraint that people can meet has a sentence, and every sentence a constraint', async () => {
  const rows = await query<{ name: string; type: string }>(
    `select conname as name, contype as type from pg_constraint where connamespace = 'public'::regnamespace and contype in ('x', 'u', 'c')
     union select c.relname, 'i' from pg_index i join pg_class c on c.oid = i.indexrelid join pg_namespace n on n.oid = c.relnamespace
     where i.indisunique and not i.indisprimary and n.nspname = 'public'`,
  )
  const names = new Set(rows.map((r) => r.name))
  expect(rows.filter((r) => r.type === 'x' && !(r.name in constraintSentences)).map((r) => r.name)).toEqual(
    [],
  )
  expect(
    Object.keys(constraintSentences).filter(
      (n) => !['note_immutable', 'seat_attended', 'consent_immutable'].includes(n) && !names.has(n),
    ),
  ).toEqual([])
})

test('the application role cannot delete what is clinical, nor write the audit', async () => {
  const rows = await query<{ table: string }>(
    `select table_schema || '.' || table_name as table from information_schema.role_table_grants
     where grantee = 'footbridge_app' and privilege_type = 'DELETE' order by 1`,
  )
  expect(rows.map((r) => r.table)).toEqual([
    'public.account_role',
    'public.api_token',
    'public.busy_time',
    'public.kiosk',
    'public.one_time_link',
    'public.passkey',
    'public.passkey_challenge',
    'public.recovery_code',
    'public.sign_in_try',
    'public.totp',
    'public.web_session',
  ])
  await client.query('set role footbridge_app')
  await expect(
    client.query("insert into audit.change (table_name, row_key, operation) values ('x', 'x', 'insert')"),
  ).rejects.toThrow(/permission denied/)
  await expect(client.query('delete from audit.change')).rejects.toThrow(/permission denied/)
  await expect(client.query('update event set kind = kind')).rejects.toThrow(/permission denied/)
  await client.query('reset role')
})
