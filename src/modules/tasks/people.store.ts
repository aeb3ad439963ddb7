import type { Role } from '#modules/access/access.ts'
import type { Tx } from '#server/db.ts'

/** The care team's member of a role on a day, where there is one; the newest, if several. */
export const findCareTeamMember = async (
  tx: Tx,
  clientId: string,
  role: string,
  on: Temporal.PlainDate,
): Promise<string | undefined> =>
  (
    await tx
      .selectFrom('care_team_member')
      .innerJoin('staff', 'staff.id', 'care_team_member.staff_id')
      .select('staff.id')
      .where('client_id', '=', clientId)
      .where('role', '=', role)
      .where('staff.active', '=', true)
      .where('from_on', '<=', on)
      .where((eb) => eb.or([eb('until_on', 'is', null), eb('until_on', '>=', on)]))
      .orderBy('from_on', 'desc')
      .limit(1)
      .executeTakeFirst()
  )?.id

/** Where a client is seen, with the site's zone. Also asked by the worker, which sees every site. */
export const findSiteOf = (tx: Tx, about: { clientId: string | null; sessionId: string | null }) =>
  tx
    .selectFrom('site')
    .select(['site.id', 'site.time_zone as timeZone'])
    .where('site.id', 'in', (eb) =>
      about.clientId
        ? eb.selectFrom('client').select('site_id').where('client.id', '=', about.clientId)
        : eb
            .selectFrom('session')
            .select('site_id')
            .where('session.id', '=', about.sessionId ?? null),
    )
    .executeTakeFirst()

export const findSite = (tx: Tx, siteId: string) =>
  tx
    .selectFrom('site')
    .select(['site.id', 'site.time_zone as timeZone'])
    .where('id', '=', siteId)
    .executeTakeFirst()

/** Active staff of a site whose accounts hold one of these roles. */
export const listStaffWith = (tx: Tx, siteId: string, roles: readonly Role[]) =>
  tx
    .selectFrom('staff')
    .innerJoin('staff_site', 'staff_site.staff_id', 'staff.id')
    .innerJoin('account', 'account.staff_id', 'staff.id')
    .innerJoin('account_role', 'account_role.account_id', 'account.id')
    .where('staff_site.site_id', '=', siteId)
    .where('staff.active', '=', true)
    .where('account.active', '=', true)
    .where('account_role.role', 'in', roles)
    .select(['staff.id', 'staff.given_name as givenName', 'staff.family_name as familyName', 'staff.title'])
    .distinct()
    .orderBy('staff.family_name')
    .orderBy('staff.given_name')
    .execute()
