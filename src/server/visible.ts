import type { Ctx } from './door.ts'

/** The clients this actor may know of, as a sub-query: `.where('seat.client_id', 'in', visibleClients(ctx))`. */
export const visibleClients = ({ tx, actor }: Pick<Ctx, 'tx' | 'actor'>) =>
  tx
    .selectFrom('client as visible_client')
    .select('visible_client.id')
    .where('visible_client.site_id', 'in', actor.siteIds)
