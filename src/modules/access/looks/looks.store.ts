import { sql } from 'kysely'
import type { Ctx } from '#server/door.ts'
import { visibleClients } from '#server/visible.ts'
import type { staffRoles } from '../access.ts'

export type LookRow = {
  accountId: string
  name: string
  roles: (typeof staffRoles)[number][]
  clientId: string
  givenName: string
  familyName: string
  preferredName: string
  on: Temporal.PlainDate
  first: Temporal.Instant
  last: Temporal.Instant
  count: number
  paths: string[]
  sameSurname: boolean
  cares: boolean
  mostCharts: number
}

/** Days around a session within which whoever ran it has reason to look. */
const around = 30

/**
 * Looks since a moment, one row for each person, record and day, with what makes them odd. A person's charts in an hour
 * are counted over every client of theirs, whatever the answer is narrowed to.
 */
export async function listLooks(
  ctx: Ctx,
  wanted: { since: Temporal.Instant; clientId?: string | undefined; most: number },
): Promise<LookRow[]> {
  const { rows } = await sql<LookRow>`
    with looked as (
      select r.actor_id, r.client_id, (r.at at time zone site.time_zone)::date as on_day,
        min(r.at) as first, max(r.at) as last, count(*)::int as count, array_agg(distinct r.what) as paths
      from audit.read r join client c on c.id = r.client_id join site on site.id = c.site_id
      where r.at >= ${wanted.since} and r.client_id in (${visibleClients(ctx)})
        ${wanted.clientId ? sql`and r.client_id = ${wanted.clientId}` : sql``}
      group by 1, 2, 3
    ), busy as (
      select actor_id, hour, count(distinct client_id)::int as charts from (
        select r.actor_id, date_trunc('hour', r.at) as hour, r.client_id from audit.read r
        where r.at >= ${wanted.since} and r.actor_id in (select actor_id from looked)) h
      group by actor_id, hour
    )
    select l.actor_id as "accountId", coalesce(p.given_name || ' ' || p.family_name, a.email) as name,
      array(select role from account_role ar where ar.account_id = a.id order by role) as roles,
      l.client_id as "clientId", c.given_name as "givenName", c.family_name as "familyName",
      c.preferred_name as "preferredName", l.on_day as "on", l.first, l.last, l.count, l.paths,
      coalesce(lower(p.family_name) = lower(c.family_name), false) as "sameSurname",
      exists (select from care_team_member m where m.client_id = l.client_id and m.staff_id = a.staff_id
        and m.from_on <= l.on_day and coalesce(m.until_on, l.on_day) >= l.on_day)
      or exists (select from session_staff w join session s on s.id = w.session_id join seat st on st.session_id = s.id
        where w.staff_id = a.staff_id and st.client_id = l.client_id
          and s.local_on between l.on_day - ${around}::int and l.on_day + ${around}::int) as cares,
      coalesce((select max(b.charts) from busy b where b.actor_id = l.actor_id
        and b.hour between date_trunc('hour', l.first) and l.last), 0) as "mostCharts"
    from looked l
    join client c on c.id = l.client_id
    join account a on a.id = l.actor_id
    left join staff p on p.id = a.staff_id
    order by l.last desc limit ${wanted.most}`.execute(ctx.tx)
  return rows
}

export const isVisible = async (ctx: Ctx, clientId: string): Promise<boolean> =>
  Boolean(
    await ctx.tx
      .selectFrom('client')
      .select('id')
      .where('id', '=', clientId)
      .where('id', 'in', visibleClients(ctx))
      .executeTakeFirst(),
  )
