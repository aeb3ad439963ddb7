import type { Ctx } from '#server/door.ts'
import * as store from './delivery.store.ts'

// For attendance, which decides when: a session's row is the timetable's, so its delivery is written here.

/** Keeps when a session really began and ended, and that its roster is closed. */
export const closeDelivery = (ctx: Ctx, d: store.Delivered) => store.saveDelivered(ctx.tx, d)

/** Closes rosters whose time is over; what was not marked stays not marked. */
export async function closeRosters(ctx: Ctx, sessionIds: readonly string[]) {
  if (sessionIds.length > 0) await store.saveRostersClosed(ctx.tx, sessionIds, ctx.now)
}
