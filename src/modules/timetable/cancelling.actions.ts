import type { Ctx } from '#server/door.ts'
import { cancelSessions } from './planning.store.ts'
import { seatProgramCancelled, sessionCancelled } from './sessions.contract.ts'
import type { CancelReason } from './timetable.ts'

/** R20: cancels held sessions; whoever had a seat is not absent. @returns how many seats were lost. */
export async function cancelAll(ctx: Ctx, sessionIds: readonly string[], reason: CancelReason) {
  if (sessionIds.length === 0) return 0
  const lost = await cancelSessions(ctx.tx, sessionIds, reason)
  for (const sessionId of sessionIds) {
    const seats = lost.filter((s) => s.sessionId === sessionId)
    await ctx.tell(sessionCancelled, { sessionId }, { reason, seats: seats.length })
    for (const { clientId } of seats) await ctx.tell(seatProgramCancelled, { clientId, sessionId }, {})
  }
  return lost.length
}
