import { notFound } from '#kit/problem.ts'
import { dayAt, weekOf } from '#kit/time.ts'
import { absencesInARow, attendanceRate, isAttended } from '#modules/attendance/attendance.ts'
import { weekLedger } from '#modules/attendance/ledger.actions.ts'
import type { LedgerWeek } from '#modules/attendance/ledger.contract.ts'
import { programVersion } from '#modules/program/program.actions.ts'
import type { Action, Ctx } from '#server/door.ts'
import type { BoardRowView, programmeBoard } from './board.contract.ts'
import * as store from './board.store.ts'
import { inOrder, rateWindow } from './board.ts'

export const board: Action<typeof programmeBoard> = async (ctx, { siteId, monday: asked }) => {
  const zone = await store.findSiteZone(ctx, siteId)
  if (!zone) throw notFound('site')
  const monday = weekOf(asked)
  const window = rateWindow(monday, dayAt(ctx.now, zone))
  const admitted = await store.listAdmitted(ctx, siteId, monday)
  const clientIds = admitted.map((a) => a.clientId)
  const [attended, weeks] = await Promise.all([
    store.listAttended(ctx, clientIds, window),
    weekLedger(ctx, clientIds, monday),
  ])
  const attendedBy = new Map(attended.map((a) => [a.clientId, a]))
  const weekOfClient = new Map(weeks.map((w) => [w.clientId, w]))
  const rows = admitted.flatMap((a) => {
    const [week, lately] = [weekOfClient.get(a.clientId), attendedBy.get(a.clientId)]
    return week && lately ? [rowOf({ ...a, ...lately }, week)] : []
  })
  return { monday, rows: inOrder(rows, 'urgency'), stages: await stagesOf(ctx, admitted) }
}

function rowOf(a: store.Admitted & store.Attended, { minutes, frame, forecast }: LedgerWeek): BoardRowView {
  const { marks, programCancelled, programVersionId: _, ...client } = a
  const rate = attendanceRate({
    scheduled: marks.length + programCancelled,
    attended: marks.filter(isAttended).length,
    excused: marks.filter((m) => m === 'excused').length,
    programCancelled,
  })
  return {
    ...client,
    ...forecast,
    prescribedMinutes: frame.prescribedMinutes,
    minimumMinutes: frame.minimumMinutes,
    scheduledMinutes: minutes.scheduled,
    creditedMinutes: minutes.credited,
    excusedMinutes: minutes.excused,
    madeUpMinutes: minutes.madeUp,
    aheadMinutes: minutes.ahead,
    unmarkedMinutes: minutes.unmarked,
    attendanceRate: rate ?? null,
    absencesInARow: absencesInARow(marks),
  }
}

/** The stages of the programmes these clients are in, in their order. */
async function stagesOf(ctx: Ctx, admitted: readonly store.Admitted[]) {
  const stages = new Map<string, string>()
  for (const id of new Set(admitted.map((a) => a.programVersionId)))
    for (const s of (await programVersion(ctx, id)).definition.stages) stages.set(s.id, s.name)
  return [...stages].map(([id, name]) => ({ id, name }))
}
