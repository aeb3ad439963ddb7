import { sql } from 'kysely'
import type { Ctx } from './door.ts'

/** The clients this actor may know of, as a sub-query: `.where('seat.client_id', 'in', visibleClients(ctx))`. */
export const visibleClients = ({ tx, actor }: Pick<Ctx, 'tx' | 'actor'>) =>
  tx
    .selectFrom('client as visible_client')
    .select('visible_client.id')
    .where('visible_client.site_id', 'in', actor.siteIds)

/** The same, asked of one row. For an `or`: beside one, PostgreSQL lists every visible client before it looks at a row. */
export const seesClient = ({ actor }: Pick<Ctx, 'actor'>, column: string) =>
  sql<boolean>`exists (select from client seen where seen.id = ${sql.ref(column)} and seen.site_id = any(${actor.siteIds}::uuid[]))`
