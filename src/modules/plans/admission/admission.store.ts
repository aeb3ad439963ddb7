import { sql } from 'kysely'
import type { partsOfDay } from '#modules/intake/assessment/sections.ts'
import type { CareTeamMember } from '#modules/people/careTeam.ts'
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

type PartOfDay = (typeof partsOfDay)[number]

/** What the newest completed assessment says of when the client would rather come. */
export const findPreferredPart = async (tx: Tx, clientId: string): Promise<PartOfDay | null> =>
  (
    await tx
      .selectFrom('assessment as a')
      .innerJoin('assessment_section as s', 's.assessment_id', 'a.id')
      .select(sql<PartOfDay | null>`s.content ->> 'preferredPart'`.as('part'))
      .where('a.client_id', '=', clientId)
      .where('a.status', '=', 'completed')
      .where('s.section', '=', 'duties')
      .orderBy('a.completed_at', 'desc')
      .limit(1)
      .executeTakeFirst()
  )?.part ?? null

/** Active staff who are in the client's team on a day. */
export const listPresentTeam = (
  tx: Tx,
  clientId: string,
  on: Temporal.PlainDate,
): Promise<CareTeamMember[]> =>
  tx
    .selectFrom('care_team_member as m')
    .innerJoin('staff', 'staff.id', 'm.staff_id')
    .select(['m.staff_id as staffId', sql<CareTeamMember['role']>`m.role`.as('role')])
    .where('m.client_id', '=', clientId)
    .where('staff.active', '=', true)
    .where('m.from_on', '<=', on)
    .where((eb) => eb.or([eb('m.until_on', 'is', null), eb('m.until_on', '>=', on)]))
    .execute()
