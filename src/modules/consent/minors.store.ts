import type { Tx } from '#server/db.ts'
import type { MinorRule } from './minors.ts'

export type RecordedRule = MinorRule & { siteId: string; jurisdiction: string; source: string }

export const listMinorRules = (tx: Tx, siteIds: readonly string[]): Promise<RecordedRule[]> =>
  siteIds.length === 0
    ? Promise.resolve([])
    : tx
        .selectFrom('minor_rule')
        .select([
          'site_id as siteId',
          'jurisdiction',
          'from_on as fromOn',
          'adult_from_age as adultFromAge',
          'self_consent_from_age as selfConsentFromAge',
          'source',
        ])
        .where('site_id', 'in', siteIds)
        .orderBy('from_on', 'desc')
        .execute()

export const listSites = (tx: Tx, siteIds: readonly string[]) =>
  siteIds.length === 0
    ? Promise.resolve([])
    : tx
        .selectFrom('site')
        .select(['id', 'name'])
        .where('id', 'in', siteIds)
        .orderBy('name')
        .orderBy('id')
        .execute()

export async function saveMinorRule(
  tx: Tx,
  r: RecordedRule & { id: string; at: Temporal.Instant; by: string },
) {
  await tx
    .insertInto('minor_rule')
    .values({
      id: r.id,
      site_id: r.siteId,
      jurisdiction: r.jurisdiction,
      from_on: r.fromOn,
      adult_from_age: r.adultFromAge,
      self_consent_from_age: r.selfConsentFromAge,
      source: r.source,
      recorded_at: r.at,
      recorded_by: r.by,
    })
    .execute()
}
