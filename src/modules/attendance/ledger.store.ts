import { sql } from 'kysely'
import type { LevelOfCare, Purpose, SessionKind } from '#modules/program/program.ts'
import type { Ctx } from '#server/door.ts'
import { visibleClients } from '#server/visible.ts'
import { closesHoursAfter, type Mark } from './attendance.ts'
import type { WeekMinutes } from './ledger.ts'

export type LedgerRow = {
  clientId: string
  monday: Temporal.PlainDate
  daysInEpisode: number
  prescribedMinutes: number | null
  bornOn: Temporal.PlainDate | null
  levelOfCare: LevelOfCare | null
  programVersionId: string | null
} & WeekMinutes &
  Omit<Record<Purpose, number>, 'level_of_care'>

/**
 * The ledger of many clients over some weeks, one row each, in one statement: what became of every seat, beside the
 * episode's days and the prescribed week in force. Clients who are not visible are left out.
 */
export async function listLedger(
  ctx: Ctx,
  clientIds: readonly string[],
  { monday, weeks }: { monday: Temporal.PlainDate; weeks: number },
): Promise<LedgerRow[]> {
  const until = monday.add({ weeks })
  const { rows } = await sql<LedgerRow>`
    with week as (
      select d::date as monday, d::date + 6 as sunday
      from generate_series(${monday}::date, ${until}::date - 7, interval '7 days') d
    ), who as (
      select c.id, c.born_on, site.time_zone from client c join site on site.id = c.site_id
      where c.id = any(${clientIds}::uuid[]) and c.id in (${visibleClients(ctx)})
    ), held as (
      select st.client_id, date_trunc('week', s.local_on::timestamp)::date as monday, s.counts_toward,
             'level_of_care' = any(s.counts_toward) as counts,
             s.status = 'scheduled' and st.status = 'taken' as held,
             round(extract(epoch from s.ends_at - s.starts_at) / 60)::int as length,
             a.mark, coalesce(a.minutes, 0) as minutes, st.make_up_for is not null as made_up,
             s.roster_closed_at is null and s.ends_at > ${ctx.now.subtract({ hours: closesHoursAfter })}::timestamptz as open
      from seat st
      join session s on s.id = st.session_id
      left join attendance a on a.session_id = st.session_id and a.client_id = st.client_id
      where st.client_id in (select id from who) and st.status <> 'released'
        and s.local_on >= ${monday}::date and s.local_on < ${until}::date
        and s.starts_at >= ${monday}::date - interval '1 day' and s.starts_at < ${until}::date + interval '1 day'
    ), total as (
      select client_id, monday,
        sum(length) filter (where held and counts) as scheduled,
        sum(minutes) filter (where held and counts) as credited,
        sum(length) filter (where held and counts and mark = 'excused') as excused,
        sum(length - minutes) filter (where held and counts and mark <> 'excused') as missed,
        sum(length) filter (where held and counts and mark is null and open) as ahead,
        sum(length) filter (where held and counts and mark is null and not open) as unmarked,
        sum(minutes) filter (where held and counts and made_up) as made_up,
        sum(length) filter (where not held and counts) as program_cancelled,
        sum(minutes) filter (where held and 'per_diem' = any(counts_toward)) as per_diem,
        sum(minutes) filter (where held and 'medicare' = any(counts_toward)) as medicare,
        sum(minutes) filter (where held and 'program' = any(counts_toward)) as program
      from held group by client_id, monday
    ), covered as (
      select e.client_id, w.monday,
        sum(least(w.sunday, coalesce(e.discharged_on, w.sunday)) - greatest(w.monday, e.admitted_on) + 1)::int as days,
        (array_agg(e.id order by e.admitted_on desc))[1] as episode_id
      from episode e join week w on e.admitted_on <= w.sunday and coalesce(e.discharged_on, w.sunday) >= w.monday
      where e.client_id in (select id from who)
      group by e.client_id, w.monday
    ), prescribed as (
      select distinct on (p.client_id, w.monday) p.client_id, w.monday, p.minutes
      from prescribed_week p join week w on p.during && daterange(w.monday, w.sunday, '[]')
      where p.client_id in (select id from who)
      order by p.client_id, w.monday, lower(p.during) desc
    )
    select who.id as "clientId", w.monday, coalesce(c.days, 0) as "daysInEpisode", p.minutes as "prescribedMinutes",
      who.born_on as "bornOn", e.program_version_id as "programVersionId",
      coalesce(
        (select to_level from level_change l where l.episode_id = e.id
          and l.changed_at < (w.monday + 7)::timestamp at time zone who.time_zone order by l.changed_at desc limit 1),
        (select from_level from level_change l where l.episode_id = e.id order by l.changed_at limit 1),
        e.level_of_care) as "levelOfCare",
      coalesce(t.scheduled, 0)::int as scheduled, coalesce(t.credited, 0)::int as credited,
      coalesce(t.excused, 0)::int as excused, coalesce(t.missed, 0)::int as missed,
      coalesce(t.ahead, 0)::int as ahead, coalesce(t.unmarked, 0)::int as unmarked,
      coalesce(t.made_up, 0)::int as "madeUp", coalesce(t.program_cancelled, 0)::int as "programCancelled",
      coalesce(t.per_diem, 0)::int as per_diem, coalesce(t.medicare, 0)::int as medicare,
      coalesce(t.program, 0)::int as program
    from who cross join week w
    left join total t on t.client_id = who.id and t.monday = w.monday
    left join covered c on c.client_id = who.id and c.monday = w.monday
    left join episode e on e.id = c.episode_id
    left join prescribed p on p.client_id = who.id and p.monday = w.monday
    order by who.id, w.monday`.execute(ctx.tx)
  return rows
}

/** What became of each seat of one client's week, in the order of the week. */
export async function listWeekSessions(ctx: Ctx, clientId: string, monday: Temporal.PlainDate) {
  const { rows } = await sql<{
    sessionId: string
    name: string
    kind: SessionKind
    startsAt: Temporal.Instant
    endsAt: Temporal.Instant
    localOn: Temporal.PlainDate
    scheduledMinutes: number
    counts: boolean
    isMakeUp: boolean
    cancelled: boolean
    rosterClosed: boolean
    mark: Mark | null
    minutes: number
  }>`
    select s.id as "sessionId", s.name, s.kind, s.starts_at as "startsAt", s.ends_at as "endsAt", s.local_on as "localOn",
      round(extract(epoch from s.ends_at - s.starts_at) / 60)::int as "scheduledMinutes",
      'level_of_care' = any(s.counts_toward) as counts, st.make_up_for is not null as "isMakeUp",
      s.status = 'cancelled' or st.status = 'program_cancelled' as cancelled,
      s.roster_closed_at is not null as "rosterClosed", a.mark, coalesce(a.minutes, 0) as minutes
    from seat st
    join session s on s.id = st.session_id
    left join attendance a on a.session_id = st.session_id and a.client_id = st.client_id
    where st.client_id = ${clientId} and st.client_id in (${visibleClients(ctx)}) and st.status <> 'released'
      and s.local_on between ${monday}::date and ${monday}::date + 6
    order by s.starts_at, s.id`.execute(ctx.tx)
  return rows
}
