import { sql } from 'kysely'
import type { Mark } from '#modules/attendance/attendance.ts'
import type { LevelOfCare, Track } from '#modules/program/program.ts'
import type { Ctx } from '#server/door.ts'
import { visibleClients } from '#server/visible.ts'

export const findSiteZone = async ({ tx, actor }: Ctx, siteId: string): Promise<string | undefined> =>
  (
    await tx
      .selectFrom('site')
      .select('time_zone')
      .where('id', '=', siteId)
      .where('id', 'in', actor.siteIds)
      .executeTakeFirst()
  )?.time_zone

export type Admitted = {
  clientId: string
  givenName: string
  familyName: string
  preferredName: string
  stage: string
  track: Track
  levelOfCare: LevelOfCare
  programVersionId: string
  therapistName: string | null
}

/** Everybody admitted at a site on some day of a week. */
export async function listAdmitted(
  ctx: Ctx,
  siteId: string,
  monday: Temporal.PlainDate,
): Promise<Admitted[]> {
  const { rows } = await sql<Admitted>`
    with admitted as (
      select distinct on (e.client_id) e.*
      from episode e
      where e.site_id = ${siteId} and e.admitted_on <= ${monday}::date + 6
        and coalesce(e.discharged_on, ${monday}::date) >= ${monday}::date and e.client_id in (${visibleClients(ctx)})
      order by e.client_id, e.admitted_on desc
    ), therapist as (
      select distinct on (m.client_id) m.client_id, p.given_name || ' ' || p.family_name as name
      from care_team_member m join staff p on p.id = m.staff_id
      where m.client_id in (select client_id from admitted) and m.role = 'primary_therapist' and m.until_on is null
      order by m.client_id, m.from_on desc
    )
    select e.client_id as "clientId", c.given_name as "givenName", c.family_name as "familyName",
      c.preferred_name as "preferredName", e.stage, e.track, e.level_of_care as "levelOfCare",
      e.program_version_id as "programVersionId", t.name as "therapistName"
    from admitted e
    join client c on c.id = e.client_id
    left join therapist t on t.client_id = e.client_id
    order by c.family_name, c.given_name, c.id`.execute(ctx.tx)
  return rows
}

export type Attended = {
  clientId: string
  /** Marks in the window of days, newest first; seats of sessions that were not cancelled. */
  marks: Mark[]
  programCancelled: number
  /** Within the episode, before the window too. */
  lastAttendedOn: Temporal.PlainDate | null
}

/** What became of clients' seats in a window of days, in one statement. */
export async function listAttended(
  ctx: Ctx,
  clientIds: readonly string[],
  window: { from: Temporal.PlainDate; until: Temporal.PlainDate },
): Promise<Attended[]> {
  const { rows } = await sql<Attended>`
    with who as (
      select visible.id from (${visibleClients(ctx)}) visible where visible.id = any(${clientIds}::uuid[])
    ), attended as (
      select st.client_id,
        array_agg(a.mark order by s.starts_at desc) filter (where s.status = 'scheduled' and st.status = 'taken' and a.mark is not null) as marks,
        (count(*) filter (where s.status = 'cancelled' or st.status = 'program_cancelled'))::int as cancelled,
        max(s.local_on) filter (where a.mark in ('present', 'late', 'left_early')) as last_on
      from session s
      join seat st on st.session_id = s.id and st.status <> 'released'
      left join attendance a on a.session_id = st.session_id and a.client_id = st.client_id
      where s.local_on between ${window.from}::date and ${window.until}::date and st.client_id in (select id from who)
      group by st.client_id
    )
    select who.id as "clientId", coalesce(t.marks, '{}') as marks, coalesce(t.cancelled, 0) as "programCancelled",
      coalesce(t.last_on, (
        select max(s.local_on) from attendance a join session s on s.id = a.session_id
        where a.client_id = who.id and a.mark in ('present', 'late', 'left_early') and s.local_on < ${window.from}::date
          and s.local_on >= (select max(e.admitted_on) from episode e where e.client_id = who.id))) as "lastAttendedOn"
    from who left join attended t on t.client_id = who.id`.execute(ctx.tx)
  return rows
}
