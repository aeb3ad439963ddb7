import { sql } from 'kysely'
import type { Tx } from '#server/db.ts'
import type { Ctx } from '#server/door.ts'
import { visibleClients } from '#server/visible.ts'
import type { CareTeamMember, CareTeamRole } from './careTeam.ts'

/** The client's site and its clock; undefined where the actor may not know of the client. Locked against other team changes. */
export const findTeamSite = (ctx: Ctx, clientId: string, lock = false) =>
  ctx.tx
    .selectFrom('client')
    .innerJoin('site', 'site.id', 'client.site_id')
    .select(['site.id as siteId', 'site.time_zone as timeZone'])
    .where('client.id', '=', clientId)
    .where('client.id', 'in', visibleClients(ctx))
    .$if(lock, (q) => q.forUpdate('client'))
    .executeTakeFirst()

/** Who is in the team on a day, the primary therapist first. */
export const listTeam = (tx: Tx, clientId: string, on: Temporal.PlainDate) =>
  tx
    .selectFrom('care_team_member as m')
    .innerJoin('staff as s', 's.id', 'm.staff_id')
    .select([
      'm.staff_id as staffId',
      sql<CareTeamRole>`m.role`.as('role'),
      sql<string>`s.given_name || ' ' || s.family_name`.as('name'),
      's.title',
      'm.from_on as fromOn',
    ])
    .where('m.client_id', '=', clientId)
    .where('m.from_on', '<=', on)
    .where((eb) => eb.or([eb('m.until_on', 'is', null), eb('m.until_on', '>=', on)]))
    .orderBy(
      sql`array_position(array['primary_therapist', 'case_manager', 'medical_provider', 'peer', 'other'], m.role)`,
    )
    .orderBy('s.family_name')
    .execute()

/** Somebody who left and comes back on the same day just stays. */
export async function saveJoining(
  tx: Tx,
  clientId: string,
  team: readonly CareTeamMember[],
  fromOn: Temporal.PlainDate,
) {
  if (team.length === 0) return
  await tx
    .insertInto('care_team_member')
    .values(team.map((m) => ({ client_id: clientId, staff_id: m.staffId, role: m.role, from_on: fromOn })))
    .onConflict((oc) =>
      oc.columns(['client_id', 'staff_id', 'role', 'from_on']).doUpdateSet({ until_on: null }),
    )
    .execute()
}

/** Their last day is the one before `on`. */
export async function saveLeaving(tx: Tx, clientId: string, m: CareTeamMember, on: Temporal.PlainDate) {
  await tx
    .updateTable('care_team_member')
    .set({ until_on: on.subtract({ days: 1 }) })
    .where('client_id', '=', clientId)
    .where('staff_id', '=', m.staffId)
    .where('role', '=', m.role)
    .where('until_on', 'is', null)
    .execute()
}
