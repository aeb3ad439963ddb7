import { sql } from 'kysely'
import type { Tx } from '#server/db.ts'
import type { Ctx } from '#server/door.ts'
import { visibleClients } from '#server/visible.ts'
import type { Verdict, Visibility } from './breakGlass.ts'

/** Any client of this organisation: the one place that looks past what is visible. */
export async function findAnyClient(ctx: Ctx, clientId: string): Promise<{ visible: boolean } | undefined> {
  const row = await ctx.tx
    .selectFrom('client')
    .where('id', '=', clientId)
    .select((eb) => eb('id', 'in', visibleClients(ctx)).as('visible'))
    .executeTakeFirst()
  return row && { visible: Boolean(row.visible) }
}

type Opening = {
  id: string
  accountId: string
  clientId: string
  reason: string
  now: Temporal.Instant
  until: Temporal.Instant
}
export async function saveOpening(tx: Tx, o: Opening) {
  await tx
    .insertInto('break_glass')
    .values({
      id: o.id,
      account_id: o.accountId,
      client_id: o.clientId,
      reason: o.reason,
      opened_at: o.now,
      until_at: o.until,
    })
    .execute()
}

/** An opening of a client of these sites. */
export async function findOpening(tx: Tx, id: string, siteIds: readonly string[]) {
  return tx
    .selectFrom('break_glass as b')
    .innerJoin('client as c', 'c.id', 'b.client_id')
    .where('b.id', '=', id)
    .where('c.site_id', 'in', siteIds)
    .select(['b.account_id as accountId', 'b.client_id as clientId'])
    .executeTakeFirst()
}

type Review = { verdict: Verdict; note: string; version: number; by: string; now: Temporal.Instant }
/** @returns false where somebody reviewed it since. */
export async function saveReview(tx: Tx, id: string, r: Review): Promise<boolean> {
  const { numUpdatedRows } = await tx
    .updateTable('break_glass')
    .set({
      verdict: r.verdict,
      review_note: r.note,
      reviewed_at: r.now,
      reviewed_by: r.by,
      version: r.version + 1,
    })
    .where('id', '=', id)
    .where('version', '=', r.version)
    .executeTakeFirst()
  return numUpdatedRows > 0n
}

export type OpeningRow = {
  id: string
  accountId: string
  who: string
  clientId: string
  client: string
  reason: string
  openedAt: Temporal.Instant
  untilAt: Temporal.Instant
  reads: number
  reviewedAt: Temporal.Instant | null
  reviewedBy: string | null
  verdict: Verdict | null
  note: string
  version: number
}
export async function listOpenings(tx: Tx, siteIds: readonly string[]): Promise<OpeningRow[]> {
  const { rows } = await sql<OpeningRow>`
    select b.id, b.account_id as "accountId", coalesce(s.given_name || ' ' || s.family_name, a.email) as who,
           b.client_id as "clientId", c.given_name || ' ' || c.family_name as client, b.reason,
           b.opened_at as "openedAt", b.until_at as "untilAt", b.reviewed_at as "reviewedAt", b.verdict,
           b.review_note as note, b.version,
           (select rs.given_name || ' ' || rs.family_name from account ra join staff rs on rs.id = ra.staff_id
            where ra.id = b.reviewed_by) as "reviewedBy",
           (select count(*) from audit.read r where r.client_id = b.client_id and r.actor_id = b.account_id
              and r.at >= b.opened_at and r.at < b.until_at) as reads
    from break_glass b join client c on c.id = b.client_id and c.site_id = any(${siteIds}::uuid[])
    join account a on a.id = b.account_id left join staff s on s.id = a.staff_id
    order by b.reviewed_at is not null, b.opened_at desc limit 200`.execute(tx)
  return rows
}

export async function listVisibilities(tx: Tx, siteIds: readonly string[]) {
  const rows = await tx
    .selectFrom('site')
    .where('id', 'in', siteIds)
    .select(['id as siteId', 'name'])
    .select(sql<Visibility>`visibility`.as('visibility'))
    .orderBy('name')
    .execute()
  return rows
}
