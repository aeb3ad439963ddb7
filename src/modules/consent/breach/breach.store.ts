import type { Tx } from '#server/db.ts'
import type { Duty } from './breach.ts'

type Known = {
  discoveredOn: Temporal.PlainDate
  happenedOn: Temporal.PlainDate | null
  what: string
  people: number
}
const columns = (b: Known) => ({
  discovered_on: b.discoveredOn,
  happened_on: b.happenedOn,
  what: b.what,
  people: b.people,
})

const rows = (tx: Tx, siteIds: readonly string[]) =>
  tx
    .selectFrom('breach as b')
    .innerJoin('site', 'site.id', 'b.site_id')
    .select([
      'b.id',
      'b.site_id as siteId',
      'site.name as siteName',
      'site.time_zone as timeZone',
      'b.discovered_on as discoveredOn',
      'b.happened_on as happenedOn',
      'b.what',
      'b.people',
      'b.version',
    ])
    .where('b.site_id', 'in', siteIds)

/** The newest first. */
export const listBreaches = async (tx: Tx, siteIds: readonly string[]) =>
  siteIds.length ? rows(tx, siteIds).orderBy('b.discovered_on', 'desc').orderBy('b.id', 'desc').execute() : []

export const findBreach = async (tx: Tx, siteIds: readonly string[], id: string) =>
  siteIds.length ? rows(tx, siteIds).where('b.id', '=', id).executeTakeFirst() : undefined

export const timeZoneOf = async (tx: Tx, siteId: string) =>
  (await tx.selectFrom('site').select('time_zone').where('id', '=', siteId).executeTakeFirst())?.time_zone

export async function saveBreach(
  tx: Tx,
  b: Known & { id: string; siteId: string; at: Temporal.Instant; by: string },
) {
  await tx
    .insertInto('breach')
    .values({ ...columns(b), id: b.id, site_id: b.siteId, recorded_at: b.at, recorded_by: b.by })
    .execute()
}

/** @returns the new version; undefined where somebody else saved meanwhile. */
export async function changeBreach(tx: Tx, b: Known & { id: string; version: number }) {
  const row = await tx
    .updateTable('breach')
    .set({ ...columns(b), version: b.version + 1 })
    .where('id', '=', b.id)
    .where('version', '=', b.version)
    .returning('version')
    .executeTakeFirst()
  return row?.version
}

export async function listDone(tx: Tx, breachIds: readonly string[]) {
  if (breachIds.length === 0) return []
  const found = await tx
    .selectFrom('breach_duty')
    .select(['breach_id as breachId', 'duty', 'done_on as doneOn'])
    .where('breach_id', 'in', breachIds)
    .execute()
  return found.map((r) => ({ ...r, duty: r.duty as Duty }))
}

export async function saveDone(
  tx: Tx,
  d: { breachId: string; duty: Duty; doneOn: Temporal.PlainDate; by: string },
) {
  await tx
    .insertInto('breach_duty')
    .values({ breach_id: d.breachId, duty: d.duty, done_on: d.doneOn, done_by: d.by })
    .onConflict((oc) => oc.doNothing())
    .execute()
}
