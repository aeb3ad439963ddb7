import type { Ctx } from '#server/door.ts'
import { cancelAll } from './cancelling.actions.ts'
import { seatsReleased } from './seats.contract.ts'
import * as store from './seats.store.ts'

/** Gives back a client's coming seats after a day; an hour that was only theirs is cancelled. */
export async function leaveSeats(ctx: Ctx, clientId: string, lastOn: Temporal.PlainDate) {
  const coming = await store.lockComing(ctx, clientId, lastOn)
  const alone = coming.filter((s) => s.groupId === null && s.seatsTaken === 1).map((s) => s.id)
  await cancelAll(ctx, alone, 'client_cancelled')
  const shared = coming.map((s) => s.id).filter((id) => !alone.includes(id))
  if (shared.length === 0) return
  await store.releaseSeats(ctx.tx, clientId, shared)
  await ctx.tell(seatsReleased, { clientId }, { sessionIds: shared })
}
