import { dayAt, startOfDay, weekOf } from '#kit/time.ts'
import { programVersion } from '#modules/program/program.actions.ts'
import { closeRosters } from '#modules/timetable/delivery.actions.ts'
import type { Ctx } from '#server/door.ts'
import { rosterClosed, rosterLeftOpen, twoAbsences, weekShort } from './attendance.contract.ts'
import { absencesInARow, closesHoursAfter, outreachAfter } from './attendance.ts'
import { weekLedger } from './ledger.actions.ts'
import { isShort } from './ledger.ts'
import * as store from './outreach.store.ts'

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

/** From this weekday on, Wednesday, a week can be called short: early enough for make-ups, late enough to know. */
const knownFrom = 3

/** Tells, once a week, whose week will end below what is prescribed; due by the end of the next day at the site. */
export async function tellShortWeeks(ctx: Ctx): Promise<void> {
  for (const { siteId, timeZone, clientIds } of await store.listCaseloads(ctx.tx)) {
    const today = dayAt(ctx.now, timeZone)
    const monday = weekOf(today)
    if (today.dayOfWeek < knownFrom) continue
    // The schedule belongs to no site; it looks at this one's clients as the site itself would.
    const asSite: Ctx = { ...ctx, actor: { ...ctx.actor, siteIds: [siteId] } }
    const short = (await weekLedger(asSite, clientIds, monday)).filter((w) => isShort(w.forecast))
    if (short.length === 0) continue
    const ids = short.map((w) => w.clientId)
    const told = await store.listToldShort(ctx.tx, weekShort.kind, ids, monday)
    const dueAt = startOfDay(today.add({ days: 2 }), timeZone).toString()
    for (const clientId of ids)
      if (!told.has(clientId)) await ctx.tell(weekShort, { clientId }, { monday: monday.toString(), dueAt })
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
