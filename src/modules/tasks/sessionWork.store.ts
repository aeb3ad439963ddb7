import { sql } from 'kysely'
import { attendedMarks } from '#modules/attendance/attendance.ts'
import { undocumentedKinds } from '#modules/notes/notes.ts'
import { fourStages } from '#modules/program/preset.ts'
import type { Tx } from '#server/db.ts'

export type SessionWork = {
  leadId: string | null
  cancelled: boolean
  endedAt: Temporal.Instant
  noteHours: number
  /** Seats without a mark, though the session is over. */
  unmarked: number
  /** Clients who attended and have no signed note. */
  unsigned: number
}

/** What is still owed for one session that is over, as the roster and the notes stand now. */
export async function findSessionWork(tx: Tx, sessionId: string): Promise<SessionWork | undefined> {
  const { rows } = await sql<SessionWork>`
    select (select f.staff_id from session_staff f where f.session_id = s.id and f.active order by f.role desc limit 1) as "leadId",
           s.status = 'cancelled' as cancelled, coalesce(s.actual_ended_at, s.ends_at) as "endedAt",
           coalesce((
             select (v.definition -> 'documentation' ->> 'noteHours')::int
             from program p join program_version v on v.program_id = p.id
             where p.site_id = s.site_id and v.published_at is not null and v.effective_on <= s.local_on
             order by p.id is distinct from (select program_id from program_group where id = s.group_id),
                      v.effective_on desc, v.number desc
             limit 1), ${fourStages.documentation.noteHours}) as "noteHours",
           (select count(*)::int from seat t left join attendance a using (session_id, client_id)
            where t.session_id = s.id and t.status = 'taken' and a.mark is null) as unmarked,
           (select count(*)::int from attendance a left join note n using (session_id, client_id)
            where a.session_id = s.id and a.mark = any(${attendedMarks}::text[]) and n.id is null
              and s.kind <> all(${undocumentedKinds}::text[])) as unsigned
    from session s where s.id = ${sessionId}`.execute(tx)
  return rows[0]
}

/** How many notes of a session still wait for a supervisor. */
export const countAwaitingCosign = async (tx: Tx, sessionId: string): Promise<number> =>
  (
    await tx
      .selectFrom('note')
      .select((eb) => eb.fn.countAll<number>().as('n'))
      .where('session_id', '=', sessionId)
      .where('status', '=', 'awaiting_cosign')
      .executeTakeFirstOrThrow()
  ).n
