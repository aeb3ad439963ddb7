import type { Tx } from '#server/db.ts'

/** Staff who can be in a care team at a site. */
export const listColleagues = (tx: Tx, siteId: string) =>
  tx
    .selectFrom('staff')
    .innerJoin('staff_site', 'staff_site.staff_id', 'staff.id')
    .select(['staff.id', 'staff.given_name as givenName', 'staff.family_name as familyName', 'staff.title'])
    .where('staff_site.site_id', '=', siteId)
    .where('staff.active', '=', true)
    .orderBy('staff.family_name')
    .orderBy('staff.given_name')
    .execute()

export const findOpenEpisode = async (tx: Tx, clientId: string): Promise<string | null> =>
  (
    await tx
      .selectFrom('episode')
      .select('id')
      .where('client_id', '=', clientId)
      .where('discharged_on', 'is', null)
      .executeTakeFirst()
  )?.id ?? null
