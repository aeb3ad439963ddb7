import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { openSite } from '#modules/people/staff.actions.ts'
import { openDb } from '#server/db.ts'
import { firstBrokenSeal, sealChanges } from '#server/seal.ts'
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
  test('R93 seals chain the changes, and a row changed by the owner breaks the chain', async () => {
    await sealAll()
    await t.site({ name: 'Later' })
    await sealAll()
    expect(await t.act(undefined, firstBrokenSeal)).toBeNull()
    const owner = openDb(t.url, { owner: true, max: 1 })
    await sql`update audit.change set after = jsonb_set(after, '{name}', '"Forged"') where table_name = 'site' and after ->> 'name' = 'Later'`.execute(
      owner,
    )
    await owner.destroy()
    expect(await t.act(undefined, firstBrokenSeal)).not.toBeNull()
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
