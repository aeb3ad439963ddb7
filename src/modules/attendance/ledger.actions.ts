import { notFound } from '#kit/problem.ts'
import { weekOf } from '#kit/time.ts'
import { programVersion } from '#modules/program/program.actions.ts'
import { ageGroupOn, bandOf, type Definition } from '#modules/program/program.ts'
import type { Action, Ctx } from '#server/door.ts'
import type { clientLedger, LedgerWeek } from './ledger.contract.ts'
import * as store from './ledger.store.ts'
import { forecastWeek } from './ledger.ts'

/** The hours of many clients in one programme week, one entry for each visible client. */
export const weekLedger = (
  ctx: Ctx,
  clientIds: readonly string[],
  monday: Temporal.PlainDate,
): Promise<LedgerWeek[]> => ledgerWeeks(ctx, clientIds, { monday, weeks: 1 })

/** The same over several weeks in a row, from the given Monday on. */
export async function ledgerWeeks(
  ctx: Ctx,
  clientIds: readonly string[],
  weeks: { monday: Temporal.PlainDate; weeks: number },
): Promise<LedgerWeek[]> {
  const rows = await store.listLedger(ctx, clientIds, weeks)
  const definitions = await definitionsOf(ctx, rows)
  return rows.map((row) => judged(row, definitions))
}

const weeksBack = 8

export const ledgerOfClient: Action<typeof clientLedger> = async (ctx, { clientId, monday: asked }) => {
  const monday = weekOf(asked)
  const weeks = await ledgerWeeks(ctx, [clientId], {
    monday: monday.subtract({ weeks: weeksBack }),
    weeks: weeksBack + 1,
  })
  const week = weeks.at(-1)
  if (!week) throw notFound('client')
  return {
    week,
    history: weeks.slice(0, -1),
    sessions: await store.listWeekSessions(ctx, clientId, monday),
  }
}

async function definitionsOf(ctx: Ctx, rows: readonly store.LedgerRow[]): Promise<Map<string, Definition>> {
  const ids = new Set(rows.flatMap((r) => r.programVersionId ?? []))
  const found = new Map<string, Definition>()
  for (const id of ids) found.set(id, (await programVersion(ctx, id)).definition)
  return found
}

/** R3: the age on the week's first day decides which minimum holds. */
function minimumOf(row: store.LedgerRow, definitions: Map<string, Definition>): number {
  const bands = row.programVersionId ? definitions.get(row.programVersionId)?.bands : undefined
  if (!bands || !row.levelOfCare) return 0
  return bandOf(bands, row.levelOfCare, ageGroupOn(row.bornOn, row.monday))?.fromMinutes ?? 0
}

function judged(row: store.LedgerRow, definitions: Map<string, Definition>): LedgerWeek {
  const { clientId, monday, prescribedMinutes, daysInEpisode } = row
  const { scheduled, credited, excused, missed, ahead, unmarked, madeUp, programCancelled } = row
  const minutes = { scheduled, credited, excused, missed, ahead, unmarked, madeUp, programCancelled }
  const frame = { prescribedMinutes, daysInEpisode, minimumMinutes: minimumOf(row, definitions) }
  const { per_diem, medicare, program } = row
  const creditedBy = { level_of_care: credited, per_diem, medicare, program }
  return { clientId, monday, minutes, creditedBy, frame, forecast: forecastWeek(minutes, frame) }
}
