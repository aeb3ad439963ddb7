import { sql } from 'kysely'
import { json, type Tx } from '#server/db.ts'
import type { Ctx } from '#server/door.ts'
import { visibleClients } from '#server/visible.ts'
import type { InstrumentId } from './instruments.ts'
import type { ResponseStatus } from './measures.ts'
import type { Answers } from './questionnaire.ts'
import type { Scored } from './scoring/scoring.ts'

export type Response = {
  id: string
  clientId: string
  instrument: InstrumentId
  instrumentVersion: string
  lookBackDays: number | null
  status: ResponseStatus
  answers: Answers
  scored: Scored | null
  startedAt: Temporal.Instant
  completedAt: Temporal.Instant | null
  enteredByName: string
  supersedes: string | null
  supersededBy: string | null
  changeReason: string
  version: number
}

type Reader = Pick<Ctx, 'tx' | 'actor'>

const responses = (ctx: Reader, clientId: string) =>
  ctx.tx
    .selectFrom('measure_response as r')
    .leftJoin('measure_response as later', 'later.supersedes', 'r.id')
    .leftJoin('account', 'account.id', 'r.entered_by')
    .leftJoin('staff', 'staff.id', 'account.staff_id')
    .where('r.client_id', '=', clientId)
    .where('r.client_id', 'in', visibleClients(ctx))
    .select([
      'r.id',
      'r.client_id as clientId',
      // Written by this store only, from the same lists.
      sql<InstrumentId>`r.instrument`.as('instrument'),
      'r.instrument_version as instrumentVersion',
      'r.look_back_days as lookBackDays',
      sql<ResponseStatus>`r.status`.as('status'),
      sql<Answers>`r.answers`.as('answers'),
      sql<Scored | null>`r.scores`.as('scored'),
      'r.started_at as startedAt',
      'r.completed_at as completedAt',
      sql<string>`coalesce(staff.given_name || ' ' || staff.family_name, '')`.as('enteredByName'),
      'r.supersedes',
      'later.id as supersededBy',
      'r.change_reason as changeReason',
      'r.version',
    ])

export const findResponse = (ctx: Reader, clientId: string, id: string): Promise<Response | undefined> =>
  responses(ctx, clientId).where('r.id', '=', id).executeTakeFirst()

export const findOpen = (
  ctx: Reader,
  clientId: string,
  instrument: InstrumentId,
): Promise<Response | undefined> =>
  responses(ctx, clientId)
    .where('r.instrument', '=', instrument)
    .where('r.status', '=', 'in_progress')
    .executeTakeFirst()

/** What counts: open ones, and completed ones that nothing corrected; oldest first. */
export const listCurrent = (ctx: Reader, clientId: string): Promise<Response[]> =>
  responses(ctx, clientId)
    .where('r.status', '<>', 'entered_in_error')
    .where('later.id', 'is', null)
    .orderBy('r.completed_at')
    .orderBy('r.started_at')
    .execute()

export const isVisible = async (ctx: Reader, clientId: string): Promise<boolean> =>
  (await visibleClients(ctx).where('visible_client.id', '=', clientId).executeTakeFirst()) !== undefined

export type NewResponse = Pick<
  Response,
  'id' | 'clientId' | 'instrument' | 'instrumentVersion' | 'lookBackDays' | 'startedAt'
> & { enteredBy: string | null }

const opened = (r: NewResponse) => ({
  id: r.id,
  client_id: r.clientId,
  instrument: r.instrument,
  instrument_version: r.instrumentVersion,
  look_back_days: r.lookBackDays,
  started_at: r.startedAt,
  entered_by: r.enteredBy,
})

/** @returns whether it was opened; false where one of this instrument is open already. */
export async function openResponse(tx: Tx, r: NewResponse): Promise<boolean> {
  const { numInsertedOrUpdatedRows } = await tx
    .insertInto('measure_response')
    .values({ ...opened(r), status: 'in_progress' })
    .onConflict((oc) =>
      // Not a parameter: a prepared statement's generic plan could not tell which index is meant.
      oc.columns(['client_id', 'instrument']).where(sql<boolean>`status = 'in_progress'`).doNothing(),
    )
    .executeTakeFirst()
  return numInsertedOrUpdatedRows === 1n
}

/** Saves one that is completed from the start: entered from paper, simulated, or a correction. */
export async function saveCompleted(
  tx: Tx,
  r: NewResponse & {
    answers: Answers
    scored: Scored
    completedAt: Temporal.Instant
    supersedes?: string
    changeReason?: string
  },
) {
  await tx
    .insertInto('measure_response')
    .values({
      ...opened(r),
      status: 'completed',
      answers: json(r.answers),
      scores: json(r.scored),
      completed_at: r.completedAt,
      supersedes: r.supersedes ?? null,
      change_reason: r.changeReason ?? '',
    })
    .execute()
}

type Change = {
  answers?: Answers
  scored?: Scored
  completedAt?: Temporal.Instant
  status?: ResponseStatus
  changeReason?: string
}

/** @returns the new version, or undefined where somebody else saved since. */
export async function changeResponse(
  tx: Tx,
  id: string,
  version: number,
  { answers, scored, completedAt, status, changeReason }: Change,
): Promise<number | undefined> {
  const row = await tx
    .updateTable('measure_response')
    .set((eb) => ({
      version: eb('version', '+', 1),
      ...(answers ? { answers: json(answers) } : {}),
      ...(scored ? { scores: json(scored) } : {}),
      ...(completedAt ? { completed_at: completedAt } : {}),
      ...(status ? { status } : {}),
      ...(changeReason ? { change_reason: changeReason } : {}),
    }))
    .where('id', '=', id)
    .where('version', '=', version)
    .returning('version')
    .executeTakeFirst()
  return row?.version
}
