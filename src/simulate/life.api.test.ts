import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type Db, openDb } from '#server/db.ts'
import { cloneDatabase } from '../../tests/support/app.ts'
import type { Size } from './cast.ts'
import { live } from './life.ts'
import type { Town } from './town.ts'

const small: Size = {
  weeks: 2,
  seats: (key) => (key === 'day_a' || key === 'day_b' ? 2 : 1),
  turnover: 0.6,
  coming: 2,
}
/** Two weeks that hold a clock change. */
const today = Temporal.PlainDate.from('2026-11-10')

let lives: { db: Db; town: Town; drop: () => Promise<void> }[] = []
beforeAll(async () => {
  const make = async (seed: string, size: Size) => {
    const { url, drop } = await cloneDatabase()
    const db = openDb(url)
    const town = await live({ db, seed, timeZone: 'America/New_York', today }, size, () => undefined)
    return { db, town, drop }
  }
  lives = [await make('test', small), await make('test', small), await make('other', { ...small, weeks: 1 })]
}, 300_000)
afterAll(async () => {
  for (const { db, drop } of lives) {
    await db.destroy()
    await drop()
  }
})
const life = (i: number) => {
  const found = lives[i]
  if (!found) throw new Error('no such life')
  return found
}
const count = async (text: string) =>
  (await sql.raw<{ n: number }>(`select count(*)::int as n from ${text}`).execute(life(0).db)).rows[0]?.n ??
  -1

/** Everything that was lived, table by table, without links' tokens and the moments of commits. */
async function dump({ db }: { db: Db }): Promise<Record<string, string>> {
  const tables = await sql<{ name: string }>`
    select table_name as name from information_schema.tables
    where table_schema = 'public' and table_type = 'BASE TABLE'
      and table_name not in ('schema_migration', 'one_time_link', 'web_session', 'worker_heartbeat')
    order by table_name`.execute(db)
  const digests = tables.rows.map(async ({ name }) => {
    const { rows } = await sql<{ digest: string }>`
      select count(*) || ' ' || coalesce(md5(string_agg(t::text, e'\n' order by t::text collate "C")), '') as digest
      from ${sql.table(name)} t`.execute(db)
    return [name, rows[0]?.digest ?? ''] as const
  })
  return Object.fromEntries(await Promise.all(digests))
}

test('the same seed and day give the same life, another seed another', async () => {
  const [first, second, other] = await Promise.all(lives.map(dump))
  expect(second).toEqual(first)
  expect(other).not.toEqual(first)
})

describe('what was lived is sound', () => {
  test('there are people, sessions, marks, notes, measures, tasks', async () => {
    for (const table of [
      'client',
      'session',
      'seat',
      'attendance',
      'note',
      'measure_response',
      'task',
      'inquiry',
    ])
      expect(await count(table), table).toBeGreaterThan(3)
  })

  test('R15 R16 nobody and no room is in two places at once', async () => {
    const twice = (table: string, who: string, where: string) =>
      count(
        `${table} a join ${table} b on a.${who} = b.${who} and a.during && b.during and a.ctid < b.ctid where ${where}`,
      )
    expect(await twice('seat', 'client_id', `a.status = 'taken' and b.status = 'taken'`)).toBe(0)
    expect(await twice('session_staff', 'staff_id', 'a.active and b.active')).toBe(0)
    expect(await twice('session', 'room_id', `a.status = 'scheduled' and b.status = 'scheduled'`)).toBe(0)
  })

  test('R17 no session holds more than it may, and its count of seats is right', async () => {
    expect(
      await count(`session s where seats_taken <> (select count(*) from seat where session_id = s.id and status = 'taken')
        or seats_taken > capacity`),
    ).toBe(0)
  })

  test('every signed note is of somebody who attended, for the minutes of the roster', async () => {
    expect(
      await count(`note n left join attendance a using (session_id, client_id)
        where n.session_id is not null and (a.mark is null or a.mark not in ('present', 'late', 'left_early') or n.minutes > a.minutes)`),
    ).toBe(0)
  })

  test('R28 a group note states as many participants as attended', async () => {
    expect(
      await count(`note n where kind = 'group' and participant_count <> (
        select count(*) from attendance a where a.session_id = n.session_id and a.mark in ('present', 'late', 'left_early'))`),
    ).toBe(0)
  })

  test('R29 notes of the therapist in training wait for, or have, a co-signature', async () => {
    const theirs = `note join credential c on c.staff_id = author_id where c.supervised`
    expect(await count(theirs)).toBeGreaterThan(0)
    expect(await count(`${theirs} and status = 'signed' and cosigned_by is null`)).toBe(0)
  })

  test('no text stands in two notes of one session', async () => {
    expect(
      await count(
        `note a join note b on a.session_id = b.session_id and a.id < b.id and a.body ->> 'response' = b.body ->> 'response'`,
      ),
    ).toBe(0)
  })

  test('the past ends at midnight: nothing is marked or signed today or later', async () => {
    const midnight = today.toZonedDateTime('America/New_York').toInstant()
    for (const [table, column] of [
      ['attendance', 'marked_at'],
      ['note', 'signed_at'],
      ['event', 'at'],
      ['task', 'created_at'],
    ])
      expect(await count(`${table} where ${column} >= '${midnight}'`), table).toBe(0)
    expect(
      await count(`session where local_on = '${today}' and status = 'scheduled' and seats_taken > 0`),
    ).toBeGreaterThan(0)
    expect(
      await count(`seat join session s on s.id = session_id where s.local_on > '${today.add({ days: 7 })}'`),
    ).toBeGreaterThan(0)
  })

  test('everybody admitted has a placement, a prescribed week and a care team', async () => {
    for (const table of ['placement', 'prescribed_week', 'care_team_member'])
      expect(
        await count(`episode e where not exists (select from ${table} t where t.client_id = e.client_id)`),
        table,
      ).toBe(0)
  })
})
