import { sql } from 'kysely'
import type { Ctx } from '#server/door.ts'
import { visibleClients } from '#server/visible.ts'
import type { Dated, Part, Terms } from '../consent.ts'

export type Naming = Dated & { clientId: string; recipient: string; parts: Part[]; today: Temporal.PlainDate }

/** Signed consents to a caller about people of a name; both compared without accents and case. */
export async function listNaming(
  ctx: Ctx,
  { name, caller }: { name: string; caller: string },
): Promise<Naming[]> {
  const { rows } = await sql<Naming & { expiry: Terms['expiry'] }>`
    select c.client_id as "clientId", c.recipient, c.parts, c.status, c.expiry, c.expires_on as "expiresOn",
      (c.activated_at at time zone site.time_zone)::date as "activatedOn", c.ended_at as "endedAt",
      (select case when bool_or(e.discharged_on is null) then null else max(e.discharged_on) end
        from episode e where e.client_id = c.client_id) as "treatmentEndedOn",
      (${ctx.now}::timestamptz at time zone site.time_zone)::date as today
    from consent c
    join client on client.id = c.client_id
    join site on site.id = client.site_id
    where c.status = 'active' and c.recipient_kind = 'named'
      and client.id in (${visibleClients(ctx)})
      and searchable(client.given_name || ' ' || client.family_name) = searchable(${name})
      and position(searchable(${caller}) in searchable(c.recipient)) > 0
    order by c.activated_at desc`.execute(ctx.tx)
  return rows
}
