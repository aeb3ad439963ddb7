import { type SqlBool, sql } from 'kysely'
import type { Tx } from '#server/db.ts'
import type { Mark } from './attendance.ts'

/** Rosters whose time is over and that nobody closed, oldest first. */
export const listOverdueRosters = (tx: Tx, endedBefore: Temporal.Instant, most: number) =>
  tx
    .selectFrom('session as s')
    .where('s.status', '=', 'scheduled')
    .where('s.roster_closed_at', 'is', null)
    .where('s.ends_at', '<=', endedBefore)
    .select([
      's.id',
      sql<number>`(select count(*)::int from seat left join attendance a using (session_id, client_id)
        where seat.session_id = s.id and seat.status = 'taken' and a.mark is null)`.as('unmarked'),
    ])
    .orderBy('s.ends_at')
    .limit(most)
    .forNoKeyUpdate('s')
    .execute()

export type RecentMark = {
  clientId: string
  siteId: string
  timeZone: string
  programVersionId: string
  sessionId: string
  startsAt: Temporal.Instant
  mark: Mark
}

/** The marks of admitted clients on days that are over at their site, newest first per client. */
export async function listRecentMarks(tx: Tx, now: Temporal.Instant, days: number): Promise<RecentMark[]> {
  const today = sql<Temporal.PlainDate>`(${now}::timestamptz at time zone site.time_zone)::date`
  return tx
    .selectFrom('episode as e')
    .innerJoin('site', 'site.id', 'e.site_id')
    .innerJoin('attendance as a', 'a.client_id', 'e.client_id')
    .innerJoin('session as s', 's.id', 'a.session_id')
    .innerJoin('seat', (on) =>
      on.onRef('seat.session_id', '=', 'a.session_id').onRef('seat.client_id', '=', 'a.client_id'),
    )
    .where('e.discharged_on', 'is', null)
    .where('a.mark', 'is not', null)
    .where('seat.status', '=', 'taken')
    .where('s.status', '=', 'scheduled')
    .where(
      sql<SqlBool>`s.local_on < ${today} and s.local_on >= greatest(e.admitted_on, ${today} - ${days}::int)`,
    )
    .select([
      'a.client_id as clientId',
      'e.site_id as siteId',
      'site.time_zone as timeZone',
      'e.program_version_id as programVersionId',
      's.id as sessionId',
      's.starts_at as startsAt',
      sql<Mark>`a.mark`.as('mark'),
    ])
    .orderBy('a.client_id')
    .orderBy('s.starts_at', 'desc')
    .orderBy('s.id')
    .execute()
}

export type Caseload = { siteId: string; timeZone: string; clientIds: string[] }

/** Who is admitted at each site. */
export async function listCaseloads(tx: Tx): Promise<Caseload[]> {
  return tx
    .selectFrom('episode as e')
    .innerJoin('site', 'site.id', 'e.site_id')
    .where('e.discharged_on', 'is', null)
    .groupBy('site.id')
    .select([
      'site.id as siteId',
      'site.time_zone as timeZone',
      sql<string[]>`array_agg(e.client_id order by e.client_id)`.as('clientIds'),
    ])
    .execute()
}

/** Which of these clients were told to be short in a week. */
export async function listToldShort(
  tx: Tx,
  kind: string,
  clientIds: readonly string[],
  monday: Temporal.PlainDate,
) {
  const rows = await tx
    .selectFrom('event')
    .where('kind', '=', kind)
    .where('client_id', 'in', clientIds)
    .where(sql<string>`data ->> 'monday'`, '=', monday.toString())
    .select('client_id as clientId')
    .execute()
  return new Set(rows.map((r) => r.clientId))
}

/** Which of these rows of absences were told before: the ids of their first sessions. */
export async function listToldAbsences(tx: Tx, kind: string, sinceSessionIds: readonly string[]) {
  const rows = await tx
    .selectFrom('event')
    .where('kind', '=', kind)
    .where(sql<string>`data ->> 'sinceSessionId'`, 'in', sinceSessionIds)
    .select(['client_id as clientId', sql<string>`data ->> 'sinceSessionId'`.as('sinceSessionId')])
    .execute()
  return new Set(rows.map((r) => `${r.clientId} ${r.sinceSessionId}`))
}
