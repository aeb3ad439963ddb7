import { sql } from 'kysely'
import type { Ctx } from '#server/door.ts'
import { visibleClients } from '#server/visible.ts'
import type { Kept } from './sending.ts'

/** Every marked appointment of a client from a day through another, in order. */
export async function listKept(
  ctx: Ctx,
  clientId: string,
  { from, until }: { from: Temporal.PlainDate; until: Temporal.PlainDate },
): Promise<Kept[]> {
  const { rows } = await sql<Kept>`
    select s.local_on as on, s.starts_at as "startsAt", s.ends_at as "endsAt", a.mark, a.minutes
    from attendance a join session s on s.id = a.session_id
    where a.client_id = ${clientId} and a.client_id in (${visibleClients(ctx)}) and a.mark is not null
      and s.status = 'scheduled' and s.local_on between ${from}::date and ${until}::date
    order by s.starts_at, s.id`.execute(ctx.tx)
  return rows
}
