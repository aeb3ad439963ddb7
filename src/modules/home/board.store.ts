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
  /** Marks of the four weeks, newest first; seats of sessions that were not cancelled. */
  marks: Mark[]
  programCancelled: number
  lastAttendedOn: Temporal.PlainDate | null
}

/** Everybody admitted at a site on some day of a week, with their marks in a window of days, in one statement. */
export async function listAdmitted(
  ctx: Ctx,
  siteId: string,
  monday: Temporal.PlainDate,
  window: { from: Temporal.PlainDate; until: Temporal.PlainDate },
): Promise<Admitted[]> {
  const { rows } = await sql<Admitted>`
    with admitted as (
      select distinct on (e.client_id) e.*
      from episode e
      where e.site_id = ${siteId} and e.admitted_on <= ${monday}::date + 6
        and coalesce(e.discharged_on, ${monday}::date) >= ${monday}::date and e.client_id in (${visibleClients(ctx)})
      order by e.client_id, e.admitted_on desc
    ), attended as (
      select st.client_id,
        array_agg(a.mark order by s.starts_at desc) filter (where s.status = 'scheduled' and st.status = 'taken' and a.mark is not null) as marks,
        (count(*) filter (where s.status = 'cancelled' or st.status = 'program_cancelled'))::int as cancelled,
        max(s.local_on) filter (where a.mark in ('present', 'late', 'left_early')) as last_on
      from session s
      join seat st on st.session_id = s.id and st.status <> 'released'
      left join attendance a on a.session_id = st.session_id and a.client_id = st.client_id
      where s.local_on between ${window.from}::date and ${window.until}::date
        and s.starts_at >= ${window.from}::date - interval '1 day' and s.starts_at < ${window.until}::date + interval '2 days'
        and st.client_id in (select client_id from admitted)
      group by st.client_id
    )
    select e.client_id as "clientId", c.given_name as "givenName", c.family_name as "familyName",
      c.preferred_name as "preferredName", e.stage, e.track, e.level_of_care as "levelOfCare",
      e.program_version_id as "programVersionId",
      (select p.given_name || ' ' || p.family_name from care_team_member m join staff p on p.id = m.staff_id
       where m.client_id = e.client_id and m.role = 'primary_therapist' and m.until_on is null
       order by m.from_on desc limit 1) as "therapistName",
      coalesce(t.marks, '{}') as marks, coalesce(t.cancelled, 0) as "programCancelled",
      coalesce(t.last_on, (
        select max(s.local_on) from attendance a join session s on s.id = a.session_id
        where a.client_id = e.client_id and a.mark in ('present', 'late', 'left_early')
          and s.local_on < ${window.from}::date and s.local_on >= e.admitted_on)) as "lastAttendedOn"
    from admitted e
    join client c on c.id = e.client_id
    left join attended t on t.client_id = e.client_id
    order by c.family_name, c.given_name, c.id`.execute(ctx.tx)
  return rows
}
