import { sql } from 'kysely'
import type { Tx } from '#server/db.ts'

export type Delivered = {
  sessionId: string
  startedAt: Temporal.Instant
  endedAt: Temporal.Instant
  closedAt: Temporal.Instant
}

export async function saveDelivered(tx: Tx, d: Delivered) {
  await tx
    .updateTable('session')
    .set({
      roster_closed_at: d.closedAt,
      actual_started_at: d.startedAt,
      actual_ended_at: d.endedAt,
      version: sql`version + 1`,
    })
    .where('id', '=', d.sessionId)
    .execute()
}

/** Closes rosters that nobody closed by hand. When the sessions really began and ended stays unknown until somebody says. */
export async function saveRostersClosed(tx: Tx, sessionIds: readonly string[], closedAt: Temporal.Instant) {
  await tx
    .updateTable('session')
    .set({ roster_closed_at: closedAt, version: sql`version + 1` })
    .where('id', 'in', sessionIds)
    .where('roster_closed_at', 'is', null)
    .execute()
}
