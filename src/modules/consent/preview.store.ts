import { sql } from 'kysely'
import type { Ctx } from '#server/door.ts'
import { visibleClients } from '#server/visible.ts'
import type { Part } from './consent.ts'

type PartContent = {
  part: Part
  entries: number
  from: Temporal.PlainDate | null
  until: Temporal.PlainDate | null
}

/** How much each part of a client's record holds today; parts that hold nothing are left out. One statement. */
export async function listPartContents(ctx: Ctx, clientId: string): Promise<PartContent[]> {
  const { rows } = await sql<PartContent>`
    with who as (
      select c.id, site.time_zone from client c join site on site.id = c.site_id
      where c.id = ${clientId} and c.id in (${visibleClients(ctx)})
    ), found as (
      select 'attendance' as part, s.local_on as on_day
        from attendance a join session s on s.id = a.session_id where a.client_id in (select id from who) and a.mark is not null
      union all select 'admission', e.admitted_on from episode e where e.client_id in (select id from who)
      union all select 'contact', null from who
      union all select 'assessment', (x.completed_at at time zone who.time_zone)::date
        from assessment x join who on who.id = x.client_id where x.status = 'completed'
      union all select 'assessment', (p.decided_at at time zone who.time_zone)::date
        from placement p join who on who.id = p.client_id
      union all select 'plan', coalesce(lower(w.during), w.replaced_from) from prescribed_week w where w.client_id in (select id from who)
      union all select 'notes', (n.session_started_at at time zone who.time_zone)::date
        from note n join who on who.id = n.client_id
      union all select 'medications', (x.completed_at at time zone who.time_zone)::date
        from assessment x join who on who.id = x.client_id
        join assessment_section sec on sec.assessment_id = x.id and sec.section = 'medications'
        where x.status = 'completed'
      union all select 'measures', (m.completed_at at time zone who.time_zone)::date
        from measure_response m join who on who.id = m.client_id where m.status = 'completed'
    )
    select part, count(*)::int as entries, min(on_day) as from, max(on_day) as until from found group by part`.execute(
    ctx.tx,
  )
  return rows
}
