import { attendedMarks } from '#modules/attendance/attendance.ts'
import type { Tx } from '#server/db.ts'
import type { Outcome, TaskKind } from './kinds.ts'

type Closing = { outcome: Outcome; note: string; at: Temporal.Instant; by: string | null }

/** @returns whether it was open. */
export async function closeTask(tx: Tx, id: string, { outcome, note, at, by }: Closing): Promise<boolean> {
  const { numUpdatedRows } = await tx
    .updateTable('task')
    .set((eb) => ({
      done_at: at,
      done_by: by,
      outcome,
      outcome_note: note,
      version: eb('version', '+', 1),
    }))
    .where('id', '=', id)
    .where('done_at', 'is', null)
    .executeTakeFirst()
  return numUpdatedRows === 1n
}

/** Closes what is open of these kinds about a subject. */
export const closeOpen = (
  tx: Tx,
  { kinds, subjectKey }: { kinds: readonly TaskKind[]; subjectKey: string },
  closing: Omit<Closing, 'note'>,
) => closingOf(tx, kinds, closing).where('subject_key', '=', subjectKey).execute()

/** Closes what is open of these kinds about a client, whatever the subject. */
export const closeOpenOfClient = (
  tx: Tx,
  { kinds, clientId }: { kinds: readonly TaskKind[]; clientId: string },
  closing: Omit<Closing, 'note'>,
) => closingOf(tx, kinds, closing).where('client_id', '=', clientId).execute()

/** Of those who attended a session: closes what was raised before it began. */
export const closeOpenOfAttended = (
  tx: Tx,
  { kinds, sessionId }: { kinds: readonly TaskKind[]; sessionId: string },
  closing: Omit<Closing, 'note'>,
) =>
  closingOf(tx, kinds, closing)
    .where((eb) =>
      eb.exists(
        eb
          .selectFrom('attendance as a')
          .innerJoin('session as s', 's.id', 'a.session_id')
          .select('a.client_id')
          .where('a.session_id', '=', sessionId)
          .where('a.mark', 'in', attendedMarks)
          .whereRef('a.client_id', '=', 'task.client_id')
          .whereRef('s.starts_at', '>', 'task.created_at'),
      ),
    )
    .execute()

const closingOf = (tx: Tx, kinds: readonly TaskKind[], { outcome, at, by }: Omit<Closing, 'note'>) =>
  tx
    .updateTable('task')
    .set((eb) => ({ done_at: at, done_by: by, outcome, version: eb('version', '+', 1) }))
    .where('kind', 'in', kinds)
    .where('done_at', 'is', null)

/** @returns whether it was closed. */
export async function openAgain(tx: Tx, id: string): Promise<boolean> {
  const { numUpdatedRows } = await tx
    .updateTable('task')
    .set((eb) => ({
      done_at: null,
      done_by: null,
      outcome: null,
      outcome_note: '',
      version: eb('version', '+', 1),
    }))
    .where('id', '=', id)
    .where('done_at', 'is not', null)
    .executeTakeFirst()
  return numUpdatedRows === 1n
}
