import { sql } from 'kysely'
import type { Actor, Ctx } from './door.ts'

/** The clients this actor may know of, as a sub-query: `.where('seat.client_id', 'in', visibleClients(ctx))`. */
export const visibleClients = ({ tx, actor }: Pick<Ctx, 'tx' | 'actor'>) => {
  const clients = tx.selectFrom('client as visible_client').select('visible_client.id')
  return isPlain(actor)
    ? clients.where('visible_client.site_id', 'in', actor.siteIds)
    : clients.where(sees(actor, 'visible_client'))
}

/** The same, asked of one row. For an `or`: beside one, PostgreSQL lists every visible client before it looks at a row. */
export const seesClient = ({ actor }: Pick<Ctx, 'actor'>, column: string) =>
  isPlain(actor)
    ? sql<boolean>`exists (select from client seen where seen.id = ${sql.ref(column)} and seen.site_id = any(${actor.siteIds}::uuid[]))`
    : sql<boolean>`exists (select from client seen where seen.id = ${sql.ref(column)} and ${sees(actor, 'seen')})`

/** All clients of all their sites, and no others: most people, most of the time. */
const isPlain = ({ teamSiteIds = [], openedClientIds = [] }: Actor) =>
  teamSiteIds.length === 0 && openedClientIds.length === 0

/**
 * Where a site's policy is the care team: clients of whose team they are, whose session they hold, and whom nobody has
 * taken on yet. Everywhere: those they opened by break-glass (R90), for as long as that lasts.
 */
function sees({ staffId, siteIds, teamSiteIds = [], openedClientIds = [] }: Actor, client: string) {
  const [id, site] = [sql.ref(`${client}.id`), sql.ref(`${client}.site_id`)]
  return sql<boolean>`(
    ${id} = any(${openedClientIds}::uuid[])
    or ${site} = any(${siteIds}::uuid[]) and (
      ${site} <> all(${teamSiteIds}::uuid[])
      or ${id} in (
        select m.client_id from care_team_member m where m.staff_id = ${staffId} and m.until_on is null
        union select held.client_id from session_staff ss join seat held on held.session_id = ss.session_id
        where ss.staff_id = ${staffId} and ss.active)
      or not exists (select from care_team_member m where m.client_id = ${id} and m.until_on is null)))`
}
