import type { FileOut } from '#kit/file.ts'
import { notFound, refused } from '#kit/problem.ts'
import type { Ctx } from '#server/door.ts'
import { type Make, sendOnBasis } from '../gate/gate.actions.ts'
import type { Exit, Transport } from '../gate/gate.ts'
import { listDemands } from './legal.store.ts'
import { stillNeeded } from './legal.ts'
import { legalWords } from './legal.words.ts'

type Ordered = { clientId: string; demandId: string; transport: Transport; exit: Exit }

/** The gate by court order: nothing but the parts that the order names, and nothing while something is missing (R85). */
export async function sendByOrder(
  ctx: Ctx,
  { clientId, demandId, transport, exit }: Ordered,
  make: Make,
): Promise<FileOut> {
  const demand = (await listDemands(ctx, clientId)).find((d) => d.id === demandId)
  if (!demand) throw notFound('demand')
  if (stillNeeded(demand).length > 0) throw refused('subpoena_alone', legalWords.en.reasons)
  return sendOnBasis(
    ctx,
    clientId,
    {
      ...{ exit, transport, parts: demand.parts },
      basis: 'court_order',
      recipient: demand.demandedBy,
      purpose: legalWords.en.purpose(demand.orderSection ?? ''),
    },
    make,
  )
}
