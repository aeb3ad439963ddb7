import type { Tx } from '#server/db.ts'
import type { Ctx } from '#server/door.ts'
import { visibleClients } from '#server/visible.ts'
import type { Part } from '../consent.ts'
import type { OrderSection } from './legal.ts'

export type Demanded = {
  id: string
  demandedBy: string
  receivedOn: Temporal.PlainDate
  hasSubpoena: boolean
  orderSection: OrderSection | null
  orderedOn: Temporal.PlainDate | null
  parts: Part[]
  note: string
}

export async function saveDemand(
  tx: Tx,
  d: Demanded & { clientId: string; at: Temporal.Instant; by: string },
) {
  await tx
    .insertInto('legal_demand')
    .values({
      id: d.id,
      client_id: d.clientId,
      demanded_by: d.demandedBy,
      received_on: d.receivedOn,
      has_subpoena: d.hasSubpoena,
      order_section: d.orderSection,
      ordered_on: d.orderedOn,
      parts: d.parts,
      note: d.note,
      recorded_at: d.at,
      recorded_by: d.by,
    })
    .execute()
}

export async function listDemands(ctx: Ctx, clientId: string): Promise<Demanded[]> {
  const rows = await ctx.tx
    .selectFrom('legal_demand as d')
    .select([
      'd.id',
      'd.demanded_by as demandedBy',
      'd.received_on as receivedOn',
      'd.has_subpoena as hasSubpoena',
      'd.order_section as orderSection',
      'd.ordered_on as orderedOn',
      'd.parts',
      'd.note',
    ])
    .where('d.client_id', '=', clientId)
    .where('d.client_id', 'in', visibleClients(ctx))
    .orderBy('d.recorded_at', 'desc')
    .execute()
  return rows.map((r) => ({
    ...r,
    orderSection: r.orderSection as OrderSection | null,
    parts: r.parts as Part[],
  }))
}
