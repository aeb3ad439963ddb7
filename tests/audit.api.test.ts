import { mkdtempSync, readFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { sql } from 'kysely'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { openSite } from '#modules/people/staff.actions.ts'
import { type Db, openDb } from '#server/db.ts'
import { keepHeads, readHeads } from '#server/heads.ts'
import { type Head, lostHeads, sealChanges, verifyAudit } from '#server/seal.ts'
import { type TestApp, testApp } from './support/app.ts'

let t: TestApp
beforeAll(async () => {
  t = await testApp()
})
afterAll(() => t.close())

const changes = () =>
  sql<{
    operation: string
    actor_id: string | null
    before: { name: string } | null
    after: { name: string } | null
  }>`
    select operation, actor_id, before, after from audit.change where table_name = 'site' order by id`.execute(
    t.db,
  )

/** Seals everything: other tests' transactions on the same server may be unfinished, and hold a seal back for a moment. */
async function sealAll() {
  const open = async () => {
    await t.act(undefined, sealChanges)
    const { rows } = await sql<{ open: number }>`
      select count(*)::int as open from audit.change where xact > coalesce((select max(through_xact) from audit.seal), '0')`.execute(
      t.db,
    )
    return rows[0]?.open
  }
  await expect.poll(open, { timeout: 15_000 }).toBe(0)
}

describe('the row audit', () => {
  test('who changed what, before and after', async () => {
    const director = await t.staff('director', await t.site())
    const id = await t.act(director, (ctx) => openSite(ctx, { name: 'North', timeZone: 'America/Chicago' }))
    await t.act(director, (ctx) => sql`update site set name = 'North Side' where id = ${id}`.execute(ctx.tx))
    const rows = (await changes()).rows.slice(-2)
    expect(rows[0]).toMatchObject({
      operation: 'insert',
      actor_id: director.accountId,
      after: { name: 'North' },
    })
    expect(rows[1]).toMatchObject({
      operation: 'update',
      before: { name: 'North' },
      after: { name: 'North Side' },
    })
  })
  test('a refused action leaves no trace', async () => {
    const before = (await changes()).rows.length
    await expect(
      t.act(undefined, async (ctx) => {
        await openSite(ctx, { name: 'Never', timeZone: 'UTC' })
        throw new Error('stop')
      }),
    ).rejects.toThrow('stop')
    expect((await changes()).rows.length).toBe(before)
  })
  test('R93 a late transaction with an older number is still sealed', async () => {
    const second = openDb(t.url, { max: 1, owner: true })
    const late = await second.startTransaction().execute()
    await sql`insert into site (id, name, time_zone) values (gen_random_uuid(), 'Slow', 'UTC')`.execute(late)
    await t.site({ name: 'Quick' })
    await t.act(undefined, sealChanges)
    await late.commit().execute()
    await second.destroy()
    await sealAll()
  })
})

/** As the owner of the database, who could: the application itself may not. */
async function asOwner(work: (db: Db) => Promise<unknown>) {
  const owner = openDb(t.url, { owner: true, max: 1 })
  await work(owner)
  await owner.destroy()
}

const site = (name: string) => sql`table_name = 'site' and after ->> 'name' = ${name}`

describe('the chain', () => {
  beforeEach(async () => {
    t = await testApp()
    for (const name of ['One', 'Two', 'Three', 'Four']) await t.site({ name })
    await sql`insert into audit.read (actor_id, client_id, what) select gen_random_uuid(), gen_random_uuid(), '/x' from generate_series(1, 3)`.execute(
      t.db,
    )
    await sealAll()
    await t.site({ name: 'Five' })
    await sealAll()
  })
  afterEach(() => t.close())

  const found = async () => (await verifyAudit(t.db)).findings.map((f) => [f.table, f.what])

  test('R93 is sound over changes and reads, and says how many rows it covers', async () => {
    const { seals, rows, unsealed, findings } = await verifyAudit(t.db)
    expect(findings).toEqual([])
    expect(seals).toBeGreaterThanOrEqual(2)
    expect(rows).toBeGreaterThanOrEqual(8)
    expect(unsealed).toBe(0)
  })
  test('R93 the application can neither change nor remove a row or a seal', async () => {
    for (const statement of [
      sql`update audit.change set after = '{}'`,
      sql`delete from audit.change`,
      sql`update audit.read set what = ''`,
      sql`delete from audit.seal`,
      sql`insert into audit.seal (through_xact, change_leaves, read_leaves, previous_hash, hash) values ('9', '', '', '', '')`,
    ])
      await expect(t.act(undefined, (ctx) => statement.execute(ctx.tx))).rejects.toThrow(/permission denied/)
  })
  test('R93 one flipped byte is named with its table, seal and row', async () => {
    const { rows } = await sql<{
      id: string
    }>`select id::text from audit.change where ${site('Two')}`.execute(t.db)
    await asOwner((db) =>
      sql`update audit.change set after = jsonb_set(after, '{name}', '"Twp"') where ${site('Two')}`.execute(
        db,
      ),
    )
    const { findings } = await verifyAudit(t.db)
    expect(findings).toMatchObject([{ table: 'audit.change', what: 'changed', id: rows[0]?.id }])
  })
  test('R93 one missing row, of the changes and of the reads', async () => {
    await asOwner((db) => sql`delete from audit.change where ${site('Three')}`.execute(db))
    await asOwner((db) => sql`delete from audit.read where id = (select max(id) from audit.read)`.execute(db))
    expect(await found()).toEqual([
      ['audit.change', 'missing'],
      ['audit.read', 'missing'],
    ])
  })
  test('R93 one swapped pair: their contents, or their numbers', async () => {
    const pair = [
      ['audit.change', 'changed'],
      ['audit.change', 'changed'],
    ]
    const contents = (db: Db) =>
      sql`update audit.change c set after = o.after from audit.change o
          where c.table_name = 'site' and o.table_name = 'site'
            and (c.after ->> 'name', o.after ->> 'name') in (('Two', 'Three'), ('Three', 'Two'))`.execute(db)
    await asOwner(contents)
    expect(await found()).toEqual(pair)
    await asOwner(contents)
    expect(await found()).toEqual([])
    await asOwner(async (db) => {
      await sql`alter table audit.change alter id set generated by default`.execute(db)
      const { rows } = await sql<{ id: string }>`
        select id::text from audit.change where ${site('Two')} or ${site('Three')} order by id`.execute(db)
      for (const [from, to] of [
        [rows[0]?.id, '-1'],
        [rows[1]?.id, rows[0]?.id],
        ['-1', rows[1]?.id],
      ])
        await sql`update audit.change set id = ${to} where id = ${from}`.execute(db)
    })
    expect(await found()).toEqual(pair)
  })
  test('R93 a removed seal, a changed seal, and a chain rewritten whole against the kept head', async () => {
    const { rows } = await sql<Head>`
      select sealed_at::date::text as day, id::text as seal, hash from audit.seal order by id desc limit 1`.execute(
      t.db,
    )
    expect(await lostHeads(t.db, rows)).toEqual([])
    await asOwner((db) =>
      sql`update audit.seal set previous_hash = 'x' where id = (select max(id) from audit.seal)`.execute(db),
    )
    expect(await found()).toEqual([
      ['audit.seal', 'chain'],
      ['audit.seal', 'hash'],
    ])
    await asOwner((db) => sql`delete from audit.seal`.execute(db))
    await asOwner((db) => sql`update audit.change set actor_id = null`.execute(db))
    await sealAll()
    expect(await found()).toEqual([])
    expect(await lostHeads(t.db, rows)).toEqual(rows)
  })
  test('R93 heads of days that are over are kept once, and read back', async () => {
    const file = join(mkdtempSync(join(tmpdir(), 'heads-')), 'heads')
    const tomorrow = Temporal.Now.instant().add({ hours: 24 })
    const keep = () => t.act(undefined, (ctx) => keepHeads(file).run({ ...ctx, now: tomorrow }))
    await keep()
    await keep()
    const heads = readHeads(readFileSync(file, 'utf8'))
    expect(heads).toHaveLength(1)
    expect(await lostHeads(t.db, heads)).toEqual([])
    expect(() => readHeads('2026-01-01 7')).toThrow('Line 1')
  })
})
