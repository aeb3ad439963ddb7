import { noteDueAt } from '#modules/notes/notes.ts'
import type { Ctx } from '#server/door.ts'
import type { TaskKind } from './kinds.ts'
import { countAwaitingCosign, findSessionWork } from './sessionWork.store.ts'
import { raiseTask, resolveTasks } from './tasks.actions.ts'

/**
 * Brings the tasks of a session in line with its roster and notes: called whenever one of them changed, in any order, and
 * as often as one likes. R26: who attended needs a signed note in time.
 */
export async function settleSession(ctx: Ctx, sessionId: string): Promise<void> {
  const work = await findSessionWork(ctx.tx, sessionId)
  if (!work) return
  const { leadId, cancelled, endedAt, noteHours, unmarked, unsigned } = work
  const owesNotes = unsigned > 0 && !cancelled
  if (owesNotes)
    await raiseTask(ctx, {
      ...{ kind: 'note_overdue', subjectKey: sessionId, sessionId, staffId: leadId },
      dueAt: noteDueAt(endedAt, noteHours),
    })
  const settled: TaskKind[] = [
    ...(owesNotes ? [] : (['note_overdue'] as const)),
    ...(unmarked === 0 || cancelled ? (['roster_open'] as const) : []),
  ]
  await resolveTasks(ctx, settled, sessionId)
}

/** The roster's time ran out before everybody was marked. */
export async function askForRoster(ctx: Ctx, sessionId: string): Promise<void> {
  await settleSession(ctx, sessionId)
  const work = await findSessionWork(ctx.tx, sessionId)
  if (!work?.unmarked) return
  await raiseTask(ctx, { kind: 'roster_open', subjectKey: sessionId, sessionId, staffId: work.leadId })
}

/** R29: one task for all notes of a session that wait for a supervisor. */
export async function askForCosign(
  ctx: Ctx,
  { sessionId, supervisorId }: { sessionId: string; supervisorId: string | null },
): Promise<void> {
  await raiseTask(ctx, { kind: 'cosign_due', subjectKey: sessionId, sessionId, staffId: supervisorId })
}

export async function settleCosign(ctx: Ctx, sessionId: string): Promise<void> {
  if ((await countAwaitingCosign(ctx.tx, sessionId)) === 0) await resolveTasks(ctx, 'cosign_due', sessionId)
}
