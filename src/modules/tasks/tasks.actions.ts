import { notFound, Problem, refused, stale } from '#kit/problem.ts'
import { dayAt } from '#kit/time.ts'
import type { Action, Ctx } from '#server/door.ts'
import * as closing from './closing.store.ts'
import { type Outcome, type TaskKind, taskKinds } from './kinds.ts'
import * as people from './people.store.ts'
import type * as contract from './tasks.contract.ts'
import { type TaskView, taskCompleted, taskReopened, urgentTaskRaised } from './tasks.contract.ts'
import * as store from './tasks.store.ts'
import {
  dueBy,
  mayDo,
  mayEndWith,
  mayOversee,
  mayReopen,
  maySee,
  needsNote,
  ownerOf,
  seenKinds,
} from './tasks.ts'
import { tasksWords } from './tasks.words.ts'

const words = tasksWords.en
const mostListed = 200
const doneDays = 7

export type Raise = {
  kind: TaskKind
  /** What it is about: of one kind and subject, one task is open at most. */
  subjectKey: string
  clientId?: string | undefined
  sessionId?: string | undefined
  /** Needed only where there is neither client nor session. */
  siteId?: string | undefined
  /** Who owes it, where the raising part knows. */
  staffId?: string | null | undefined
  dueAt?: Temporal.Instant | undefined
  params?: Record<string, string>
}

/** Raises a task, unless the same is open already. @returns the id of the open one. */
export async function raiseTask(ctx: Ctx, raise: Raise): Promise<string> {
  const { kind, subjectKey, clientId = null, sessionId = null, params = {} } = raise
  const site = raise.siteId
    ? await people.findSite(ctx.tx, raise.siteId)
    : await people.findSiteOf(ctx.tx, { clientId, sessionId })
  if (!site) throw notFound('site')
  const { person, urgent } = taskKinds[kind]
  const member =
    person && clientId && !raise.staffId
      ? await people.findCareTeamMember(ctx.tx, clientId, person, dayAt(ctx.now, site.timeZone))
      : undefined
  const id = ctx.newId()
  const raised = await store.saveTask(ctx.tx, {
    ...{ id, kind, subjectKey, clientId, sessionId, urgent, params, siteId: site.id, createdAt: ctx.now },
    ...ownerOf(kind, raise.staffId ?? null, member ?? null),
    dueAt: dueBy(kind, ctx.now, raise.dueAt),
  })
  if (!raised) return (await store.findOpenId(ctx.tx, kind, subjectKey)) ?? id
  if (urgent) await ctx.tell(urgentTaskRaised, subjectOf(clientId, sessionId), { taskId: id })
  return id
}

const subjectOf = (clientId: string | null, sessionId: string | null) => ({
  ...(clientId ? { clientId } : {}),
  ...(sessionId ? { sessionId } : {}),
})

/** Closes what is open of a kind about a subject, because the work was done where it belongs. */
export async function resolveTasks(
  ctx: Ctx,
  kind: TaskKind | readonly TaskKind[],
  subjectKey: string,
  outcome: Outcome = 'resolved',
): Promise<void> {
  const kinds = [kind].flat()
  if (kinds.length === 0) return
  await closing.closeOpen(ctx.tx, { kinds, subjectKey }, { outcome, at: ctx.now, by: ctx.actor.accountId })
}

/** Closes everything of some kinds about a client: what made it necessary is over. */
export async function resolveTasksOfClient(
  ctx: Ctx,
  kinds: readonly TaskKind[],
  clientId: string,
  outcome: Outcome = 'resolved',
): Promise<void> {
  await closing.closeOpenOfClient(
    ctx.tx,
    { kinds, clientId },
    { outcome, at: ctx.now, by: ctx.actor.accountId },
  )
}

export const tasks: Action<typeof contract.listTasks> = async (ctx, { whose, state, kind }) => {
  const oversee = mayOversee(ctx.actor.roles)
  if (whose === 'site' && !oversee)
    throw new Problem('forbidden', words.reasons.not_overseer, { reason: 'not_overseer' })
  const rows = await store.listTaskRows(ctx, {
    ...{ whose, state, kind, seen: seenKinds(ctx.actor.roles), most: mostListed + 1 },
    since: ctx.now.subtract({ hours: 24 * doneDays }),
  })
  return {
    tasks: rows.slice(0, mostListed).map((r) => view(ctx, r)),
    more: rows.length > mostListed,
    can: { oversee },
  }
}

export const tasksOfClient: Action<typeof contract.clientTasks> = async (ctx, { clientId }) => {
  if (!(await store.isVisible(ctx, clientId))) throw notFound('client')
  const rows = await store.listOpenOfClient(ctx, clientId)
  return { tasks: rows.filter((r) => maySee(r, ctx.actor)).map((r) => view(ctx, r)) }
}

export const complete: Action<typeof contract.completeTask> = async (ctx, { taskId, outcome, note }) => {
  const task = await getTask(ctx, taskId)
  if (task.doneAt) throw refused('already_done', words.reasons)
  if (!mayDo(task, ctx.actor)) throw refused('not_yours', words.reasons)
  if (!mayEndWith(task.kind, outcome)) throw refused('wrong_outcome', words.reasons)
  if (needsNote(outcome) && !note)
    throw refused('note_needed', words.reasons, { issues: [{ path: ['note'], message: words.noteNeeded }] })
  const closed = await closing.closeTask(ctx.tx, taskId, {
    ...{ outcome, note, at: ctx.now, by: ctx.actor.accountId },
  })
  if (!closed) throw refused('already_done', words.reasons)
  await ctx.tell(taskCompleted, subjectOf(task.clientId, task.sessionId), { taskId })
  return present(ctx, taskId)
}

export const reopen: Action<typeof contract.reopenTask> = async (ctx, { taskId }) => {
  const task = await getTask(ctx, taskId)
  if (!task.doneAt) throw refused('not_done', words.reasons)
  if (!mayDo(task, ctx.actor)) throw refused('not_yours', words.reasons)
  if (!mayReopen(task.doneAt, ctx.now)) throw refused('too_late', words.reasons)
  await closing.openAgain(ctx.tx, taskId)
  await ctx.tell(taskReopened, subjectOf(task.clientId, task.sessionId), { taskId })
  return present(ctx, taskId)
}

export const candidates: Action<typeof contract.taskCandidates> = async (ctx, { taskId }) => {
  const task = await getTask(ctx, taskId)
  return { staff: await people.listStaffWith(ctx.tx, task.siteId, taskKinds[task.kind].mayDo) }
}

export const reassign: Action<typeof contract.reassignTask> = async (ctx, { taskId, version, staffId }) => {
  const task = await getTask(ctx, taskId)
  if (task.doneAt) throw refused('already_done', words.reasons)
  if (!mayDo(task, ctx.actor)) throw refused('not_yours', words.reasons)
  if (staffId) {
    const able = await people.listStaffWith(ctx.tx, task.siteId, taskKinds[task.kind].mayDo)
    if (!able.some((s) => s.id === staffId)) throw refused('cannot_do', words.reasons)
  }
  if (!(await store.saveOwner(ctx.tx, taskId, version, staffId))) throw stale('task')
  return present(ctx, taskId)
}

/** A task somebody may not see is not there. */
async function getTask(ctx: Ctx, id: string): Promise<store.TaskRow> {
  const task = await store.findTask(ctx, id)
  if (!task || !maySee(task, ctx.actor)) throw notFound('task')
  return task
}

const present = async (ctx: Ctx, id: string) => view(ctx, await getTask(ctx, id))

function view({ actor, now }: Ctx, row: store.TaskRow): TaskView {
  const { kind, doneAt, staffId } = row
  const able = mayDo(row, actor)
  return {
    ...row,
    ...peopleOf(row),
    overdue: !doneAt && Temporal.Instant.compare(row.dueAt, now) < 0,
    mine: staffId !== null && staffId === actor.staffId,
    place: taskKinds[kind].place,
    doneThere: taskKinds[kind].doneThere,
    outcomes: [...taskKinds[kind].outcomes],
    can: { complete: !doneAt && able, reopen: doneAt !== null && able && mayReopen(doneAt, now) },
  }
}

/** Whom and what it is about, and who owes it; the rows of outer joins made whole. */
const peopleOf = (row: store.TaskRow): Pick<TaskView, 'client' | 'session' | 'owner'> => ({
  client: row.clientId
    ? {
        id: row.clientId,
        givenName: row.clientGivenName ?? '',
        familyName: row.clientFamilyName ?? '',
        preferredName: row.clientPreferredName ?? '',
      }
    : null,
  session:
    row.sessionId && row.sessionStartsAt
      ? { id: row.sessionId, name: row.sessionName ?? '', startsAt: row.sessionStartsAt }
      : null,
  owner: row.staffId
    ? { id: row.staffId, givenName: row.ownerGivenName ?? '', familyName: row.ownerFamilyName ?? '' }
    : null,
})
