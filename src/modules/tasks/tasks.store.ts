import { sql } from 'kysely'
import { json, type Tx } from '#server/db.ts'
import type { Ctx } from '#server/door.ts'
import { seesClient, visibleClients } from '#server/visible.ts'
import type { Outcome, StaffRole, TaskKind } from './kinds.ts'

type Reader = Pick<Ctx, 'tx' | 'actor' | 'now'>

/** Tasks of the actor's sites; those about a client only where that client is visible. */
const tasks = (ctx: Reader) =>
  ctx.tx
    .selectFrom('task as t')
    .innerJoin('site', 'site.id', 't.site_id')
    .leftJoin('client', 'client.id', 't.client_id')
    .leftJoin('session', 'session.id', 't.session_id')
    .leftJoin('staff as owner', 'owner.id', 't.staff_id')
    .leftJoin('account as closer', 'closer.id', 't.done_by')
    .leftJoin('staff as closing', 'closing.id', 'closer.staff_id')
    .where('t.site_id', 'in', ctx.actor.siteIds)
    .where((eb) => eb.or([eb('t.client_id', 'is', null), seesClient(ctx, 't.client_id')]))
    .select([
      't.id',
      // Written by this store only, from the same list.
      sql<TaskKind>`t.kind`.as('kind'),
      't.subject_key as subjectKey',
      't.urgent',
      't.due_at as dueAt',
      't.created_at as createdAt',
      't.site_id as siteId',
      'site.name as siteName',
      't.client_id as clientId',
      'client.given_name as clientGivenName',
      'client.family_name as clientFamilyName',
      'client.preferred_name as clientPreferredName',
      't.session_id as sessionId',
      'session.name as sessionName',
      'session.starts_at as sessionStartsAt',
      't.staff_id as staffId',
      'owner.given_name as ownerGivenName',
      'owner.family_name as ownerFamilyName',
      sql<StaffRole | null>`t.role`.as('role'),
      sql<Record<string, string>>`t.params`.as('params'),
      't.done_at as doneAt',
      sql<string>`coalesce(closing.given_name || ' ' || closing.family_name, '')`.as('doneByName'),
      sql<Outcome | null>`t.outcome`.as('outcome'),
      't.outcome_note as outcomeNote',
      't.version',
    ])
export type TaskRow = Awaited<ReturnType<ReturnType<typeof tasks>['execute']>>[number]

export type ListFilter = {
  whose: 'mine' | 'site'
  state: 'open' | 'done'
  kind: TaskKind | undefined
  /** The kinds of which the actor may see those of others. */
  seen: readonly TaskKind[]
  since: Temporal.Instant
  most: number
}

export const listTaskRows = (ctx: Reader, { whose, state, kind, seen, since, most }: ListFilter) =>
  tasks(ctx)
    .where('t.done_at', state === 'open' ? 'is' : 'is not', null)
    .$if(state === 'done', (q) => q.where('t.done_at', '>=', since))
    .$if(kind !== undefined, (q) => q.where('t.kind', '=', kind ?? ''))
    .$if(whose === 'site', (q) => q.where('t.kind', 'in', seen))
    .$if(whose === 'mine', (q) =>
      q.where((eb) =>
        eb.or([
          eb('t.staff_id', '=', ctx.actor.staffId),
          eb.and([eb('t.staff_id', 'is', null), eb('t.role', 'in', ctx.actor.roles)]),
          ...(state === 'done' ? [eb('t.done_by', '=', ctx.actor.accountId)] : []),
        ]),
      ),
    )
    .orderBy((eb) => (state === 'done' ? eb.ref('t.done_at') : eb.ref('t.urgent')), 'desc')
    .orderBy('t.due_at')
    .orderBy('t.id')
    .limit(most)
    .execute()

export const listOpenOfClient = (ctx: Reader, clientId: string): Promise<TaskRow[]> =>
  tasks(ctx)
    .where('t.client_id', '=', clientId)
    .where('t.done_at', 'is', null)
    .orderBy('t.urgent', 'desc')
    .orderBy('t.due_at')
    .execute()

export const findTask = (ctx: Reader, id: string): Promise<TaskRow | undefined> =>
  tasks(ctx).where('t.id', '=', id).executeTakeFirst()

export const isVisible = async (ctx: Reader, clientId: string): Promise<boolean> =>
  (await visibleClients(ctx).where('visible_client.id', '=', clientId).executeTakeFirst()) !== undefined

export type NewTask = {
  id: string
  siteId: string
  kind: TaskKind
  subjectKey: string
  clientId: string | null
  sessionId: string | null
  staffId: string | null
  role: StaffRole
  urgent: boolean
  params: Record<string, string>
  dueAt: Temporal.Instant
  createdAt: Temporal.Instant
}

/** @returns whether it was raised; false where the same is open already. Waits for others raising it at once. */
export async function saveTask(tx: Tx, t: NewTask): Promise<boolean> {
  const { numInsertedOrUpdatedRows } = await tx
    .insertInto('task')
    .values({
      id: t.id,
      site_id: t.siteId,
      kind: t.kind,
      subject_key: t.subjectKey,
      client_id: t.clientId,
      session_id: t.sessionId,
      staff_id: t.staffId,
      role: t.role,
      urgent: t.urgent,
      params: json(t.params),
      due_at: t.dueAt,
      created_at: t.createdAt,
    })
    .onConflict((oc) => oc.columns(['kind', 'subject_key']).where('done_at', 'is', null).doNothing())
    .executeTakeFirst()
  return numInsertedOrUpdatedRows === 1n
}

export const findOpenId = async (tx: Tx, kind: TaskKind, subjectKey: string): Promise<string | undefined> =>
  (
    await tx
      .selectFrom('task')
      .select('id')
      .where('kind', '=', kind)
      .where('subject_key', '=', subjectKey)
      .where('done_at', 'is', null)
      .executeTakeFirst()
  )?.id

/** @returns whether it was open and of this version. */
export async function saveOwner(
  tx: Tx,
  id: string,
  version: number,
  staffId: string | null,
): Promise<boolean> {
  const { numUpdatedRows } = await tx
    .updateTable('task')
    .set((eb) => ({ staff_id: staffId, version: eb('version', '+', 1) }))
    .where('id', '=', id)
    .where('version', '=', version)
    .where('done_at', 'is', null)
    .executeTakeFirst()
  return numUpdatedRows === 1n
}
