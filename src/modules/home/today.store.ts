import { sql } from 'kysely'
import { attendedMarks, closesHoursAfter } from '#modules/attendance/attendance.ts'
import { undocumentedKinds } from '#modules/notes/notes.ts'
import type { SessionKind } from '#modules/program/program.ts'
import type { Ctx } from '#server/door.ts'
import { visibleClients } from '#server/visible.ts'

export type Person = { clientId: string; givenName: string; familyName: string; preferredName: string }

export type DaySession = {
  id: string
  name: string
  kind: SessionKind
  startsAt: Temporal.Instant
  endsAt: Temporal.Instant
  closedAt: Temporal.Instant | null
  actualStartedAt: Temporal.Instant | null
  actualEndedAt: Temporal.Instant | null
  cancelled: boolean
  roomName: string | null
  byVideo: boolean
  staff: string[]
  mine: boolean
  seats: number
  marked: number
  attended: number
  unmarked: Person[]
  unsigned: number
  hasDraft: boolean
}

/** A site's sessions of one day, and those of the day before whose roster still waits for somebody, in one statement. */
export async function listDaySessions(
  ctx: Ctx,
  siteId: string,
  on: Temporal.PlainDate,
): Promise<DaySession[]> {
  const stillOpen = ctx.now.subtract({ hours: closesHoursAfter })
  const { rows } = await sql<DaySession>`
    select s.id, s.name, s.kind, s.starts_at as "startsAt", s.ends_at as "endsAt", s.roster_closed_at as "closedAt",
      s.actual_started_at as "actualStartedAt", s.actual_ended_at as "actualEndedAt",
      s.status = 'cancelled' as cancelled, room.name as "roomName", s.by_video as "byVideo",
      array(select p.given_name || ' ' || p.family_name from session_staff w join staff p on p.id = w.staff_id
        where w.session_id = s.id and w.active order by w.role desc, p.family_name) as staff,
      exists (select from session_staff w where w.session_id = s.id and w.active and w.staff_id = ${ctx.actor.staffId}) as mine,
      r.seats, r.marked, r.attended, r.unmarked,
      case when s.kind = any(${undocumentedKinds}::text[]) then 0 else r.unsigned end as unsigned,
      exists (select from group_note_draft d where d.session_id = s.id) as "hasDraft"
    from session s
    left join room on room.id = s.room_id
    join lateral (
      select count(*)::int as seats, count(a.mark)::int as marked,
        (count(*) filter (where a.mark = any(${attendedMarks}::text[])))::int as attended,
        (count(*) filter (where a.mark = any(${attendedMarks}::text[]) and n.id is null))::int as unsigned,
        coalesce(jsonb_agg(jsonb_build_object('clientId', c.id, 'givenName', c.given_name, 'familyName', c.family_name,
          'preferredName', c.preferred_name) order by c.family_name, c.given_name) filter (where a.mark is null), '[]') as unmarked
      from seat st
      join client c on c.id = st.client_id
      left join attendance a on a.session_id = st.session_id and a.client_id = st.client_id
      left join note n on n.session_id = st.session_id and n.client_id = st.client_id
      where st.session_id = s.id and st.status = 'taken' and st.client_id in (${visibleClients(ctx)})) r on true
    where s.site_id = ${siteId} and s.local_on between ${on}::date - 1 and ${on}::date and (s.local_on = ${on}::date
      or (s.status = 'scheduled' and s.roster_closed_at is null
          and s.ends_at > ${stillOpen}::timestamptz and r.marked < r.seats))
    order by s.starts_at, s.name, s.id`.execute(ctx.tx)
  return rows
}

/** The next session that somebody runs after a day. */
export const findNextSession = async ({ tx, actor }: Ctx, siteId: string, after: Temporal.PlainDate) =>
  (await tx
    .selectFrom('session_staff as w')
    .innerJoin('session as s', 's.id', 'w.session_id')
    .where('w.staff_id', '=', actor.staffId)
    .where('w.active', '=', true)
    .where('s.site_id', '=', siteId)
    .where('s.status', '=', 'scheduled')
    .where('s.local_on', '>', after)
    .select(['s.id', 's.name', 's.starts_at as startsAt'])
    .orderBy('s.starts_at')
    .limit(1)
    .executeTakeFirst()) ?? null

/** Admitted clients of a site: everybody, or those whose care team somebody belongs to. */
export function listCaseload(ctx: Ctx, siteId: string, whose: 'everyone' | 'mine'): Promise<Person[]> {
  let query = ctx.tx
    .selectFrom('episode as e')
    .innerJoin('client as c', 'c.id', 'e.client_id')
    .where('e.site_id', '=', siteId)
    .where('e.discharged_on', 'is', null)
    .where('e.client_id', 'in', visibleClients(ctx))
    .select([
      'c.id as clientId',
      'c.given_name as givenName',
      'c.family_name as familyName',
      'c.preferred_name as preferredName',
    ])
  if (whose === 'mine')
    query = query.where('e.client_id', 'in', (eb) =>
      eb
        .selectFrom('care_team_member as m')
        .select('m.client_id')
        .where('m.staff_id', '=', ctx.actor.staffId)
        .where('m.until_on', 'is', null),
    )
  return query.execute()
}

export type Waiting = { id: string; name: string; firstContactAt: Temporal.Instant }

/** Inquiries nobody has answered yet, the longest waiting first. */
export const listWaitingInquiries = ({ tx }: Ctx, siteId: string): Promise<Waiting[]> =>
  tx
    .selectFrom('inquiry')
    .where('site_id', '=', siteId)
    .where('status', '=', 'new')
    .select([
      'id',
      sql<string>`trim(coalesce(nullif(preferred_name, ''), given_name) || ' ' || family_name)`.as('name'),
      'first_contact_at as firstContactAt',
    ])
    .orderBy('first_contact_at')
    .limit(100)
    .execute()
