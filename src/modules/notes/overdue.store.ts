import { sql } from 'kysely'
import type { Tx } from '#server/db.ts'
import { attendedMarks } from '../attendance/attendance.ts'
import { fourStages } from '../program/preset.ts'
import type { SessionKind } from '../program/program.ts'
import { undocumentedKinds } from './notes.ts'

/** What the programme in force on the session's day says about its notes; a session outside any group goes by the site's. */
export const documentationOf = sql<{ noteHours: number; cloneSimilarity?: number }>`coalesce((
  select v.definition -> 'documentation'
  from program p
  join lateral (
    select definition from program_version
    where program_id = p.id and published_at is not null and effective_on <= s.local_on
    order by effective_on desc, number desc limit 1) v on true
  where p.site_id = s.site_id
  order by p.id is distinct from (select program_id from program_group where id = s.group_id), p.id
  limit 1), ${JSON.stringify(fourStages.documentation)}::jsonb)`

export type Unsigned = {
  sessionId: string
  siteId: string
  name: string
  kind: SessionKind
  startsAt: Temporal.Instant
  endsAt: Temporal.Instant
  noteHours: number
  attended: number
  unsigned: number
  facilitatorIds: string[]
}

type Asked = {
  /** Only these sites; null: all (the schedule's). */
  siteIds: readonly string[] | null
  /** Only sessions this staff member ran; null: everybody's. */
  staffId: string | null
  endedBefore: Temporal.Instant
  endedAfter: Temporal.Instant
  /** Leaves out what was told since the session's last signature. */
  untoldOnly?: boolean
}

/** Sessions that ended in a span of time and have attended clients without a signed note, oldest first. */
export async function listUnsigned(tx: Tx, asked: Asked): Promise<Unsigned[]> {
  const { siteIds, staffId, endedBefore, endedAfter, untoldOnly = false } = asked
  const { rows } = await sql<Unsigned>`
    select s.id as "sessionId", s.site_id as "siteId", s.name, s.kind, s.starts_at as "startsAt", s.ends_at as "endsAt",
           (${documentationOf} ->> 'noteHours')::int as "noteHours", owed.attended, owed.unsigned,
           array(select staff_id from session_staff f where f.session_id = s.id and f.active order by role desc) as "facilitatorIds"
    from session s
    join lateral (
      select count(*)::int as attended, (count(*) filter (where n.id is null))::int as unsigned, max(n.signed_at) as last_signed
      from attendance a left join note n on n.session_id = a.session_id and n.client_id = a.client_id
      where a.session_id = s.id and a.mark = any(${attendedMarks}::text[])) owed on owed.unsigned > 0
    where s.starts_at > ${endedAfter.subtract({ hours: 24 })} and s.ends_at > ${endedAfter} and s.ends_at <= ${endedBefore} and s.status = 'scheduled'
      and s.kind <> all(${undocumentedKinds}::text[])
      and (${siteIds}::uuid[] is null or s.site_id = any(${siteIds}::uuid[]))
      and (${staffId}::uuid is null
        or exists (select from session_staff f where f.session_id = s.id and f.staff_id = ${staffId}::uuid and f.active))
      and (not ${untoldOnly}::boolean or not exists (
        select from event e where e.kind = 'notes.overdue' and e.session_id = s.id
          and e.at >= coalesce(owed.last_signed, '-infinity')))
    order by s.ends_at`.execute(tx)
  return rows
}
