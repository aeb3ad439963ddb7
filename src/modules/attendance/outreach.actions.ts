import { programVersion } from '#modules/program/program.actions.ts'
import { closeRosters } from '#modules/timetable/delivery.actions.ts'
import type { Ctx } from '#server/door.ts'
import { rosterClosed, rosterLeftOpen, twoAbsences } from './attendance.contract.ts'
import * as store from './attendance.store.ts'
import { absencesInARow, closesHoursAfter, outreachAfter } from './attendance.ts'

const batch = 200

/** Closes the rosters whose time is over; tells which were left with somebody not marked. What is closed is not closed again. */
export async function closeOverdueRosters(ctx: Ctx): Promise<void> {
  const overdue = await store.listOverdueRosters(ctx.tx, ctx.now.subtract({ hours: closesHoursAfter }), batch)
  await closeRosters(
    ctx,
    overdue.map((s) => s.id),
  )
  for (const { id: sessionId, unmarked } of overdue) {
    if (unmarked > 0) await ctx.tell(rosterLeftOpen, { sessionId }, { sessionId, unmarked })
    else await ctx.tell(rosterClosed, { sessionId }, { sessionId })
  }
}

/** No row of absences reaches further back; older ones were told, or the client is long being looked for (R13). */
const lookBackDays = 21

/**
 * R21: two unexcused absences in a row, looked at when the site's day is over, raise outreach. One row of absences is told
 * once, however long it grows and however often this runs.
 */
export async function raiseOutreach(ctx: Ctx): Promise<void> {
  const rows = absenceRows(await store.listRecentMarks(ctx.tx, ctx.now, lookBackDays))
  if (rows.length === 0) return
  const told = await store.listToldAbsences(
    ctx.tx,
    twoAbsences.kind,
    rows.map((r) => r.since.sessionId),
  )
  for (const { clientId, since, last } of rows) {
    if (told.has(`${clientId} ${since.sessionId}`)) continue
    const { definition } = await programVersion(ctx, last.programVersionId)
    const dueAt = ctx.now.add({ hours: definition.attendance.outreachHours })
    await ctx.tell(
      twoAbsences,
      { clientId, sessionId: last.sessionId },
      { sinceSessionId: since.sessionId, lastSessionId: last.sessionId, dueAt: dueAt.toString() },
    )
  }
}

type AbsenceRow = { clientId: string; since: store.RecentMark; last: store.RecentMark }

/** The clients whose marks end with enough absences, with the first and the last session of the row. */
function absenceRows(marks: readonly store.RecentMark[]): AbsenceRow[] {
  return [...Map.groupBy(marks, (m) => m.clientId)].flatMap(([clientId, newestFirst]) => {
    const inARow = absencesInARow(newestFirst.map((m) => m.mark))
    const absent = newestFirst.filter((m) => m.mark === 'absent')
    const [last, since] = [absent[0], absent[inARow - 1]]
    return inARow >= outreachAfter && last && since ? [{ clientId, since, last }] : []
  })
}
