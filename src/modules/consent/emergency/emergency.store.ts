import type { Tx } from '#server/db.ts'
import type { Ctx } from '#server/door.ts'
import { visibleClients } from '#server/visible.ts'
import type { Facts } from './emergency.ts'

const columns = (f: Facts) => ({
  recipient: f.recipient,
  affiliation: f.affiliation,
  discloser: f.discloser,
  disclosed_at: f.disclosedAt,
  nature: f.nature,
})
type Closing = { at: Temporal.Instant; by: string }

export async function saveEmergency(
  tx: Tx,
  e: Facts & { disclosureId: string; clientId: string; closing: Closing | null },
) {
  await tx
    .insertInto('emergency_disclosure')
    .values({
      ...columns(e),
      disclosure_id: e.disclosureId,
      client_id: e.clientId,
      closed_at: e.closing?.at ?? null,
      closed_by: e.closing?.by ?? null,
    })
    .execute()
}

const visible = (ctx: Ctx, clientId: string) =>
  ctx.tx
    .selectFrom('emergency_disclosure as e')
    .select([
      'e.disclosure_id as disclosureId',
      'e.recipient',
      'e.affiliation',
      'e.discloser',
      'e.disclosed_at as disclosedAt',
      'e.nature',
      'e.closed_at as closedAt',
      'e.version',
    ])
    .where('e.client_id', '=', clientId)
    .where('e.client_id', 'in', visibleClients(ctx))

export const listEmergencies = (ctx: Ctx, clientId: string) =>
  visible(ctx, clientId).orderBy('e.disclosure_id', 'desc').execute()

export const findEmergency = (ctx: Ctx, clientId: string, disclosureId: string) =>
  visible(ctx, clientId).where('e.disclosure_id', '=', disclosureId).executeTakeFirst()

/** @returns whether the version was still the one read. */
export async function saveClosed(
  tx: Tx,
  e: Facts & { disclosureId: string; version: number; closing: Closing },
): Promise<boolean> {
  const { numUpdatedRows } = await tx
    .updateTable('emergency_disclosure')
    .set({ ...columns(e), closed_at: e.closing.at, closed_by: e.closing.by, version: e.version + 1 })
    .where('disclosure_id', '=', e.disclosureId)
    .where('version', '=', e.version)
    .executeTakeFirst()
  return numUpdatedRows === 1n
}
