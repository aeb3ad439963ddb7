import { notFound, Problem, refused, stale } from '#kit/problem.ts'
import { holds } from '#modules/access/access.ts'
import { closeDelivery } from '#modules/timetable/delivery.actions.ts'
import type { Action, Ctx } from '#server/door.ts'
import {
  type closeSessionRoster,
  type markOneClient,
  type markSession,
  rosterClosed,
  rosterCorrected,
  type sessionRoster,
} from './attendance.contract.ts'
import * as store from './attendance.store.ts'
import {
  creditableMinutes,
  mayClose,
  mayMark,
  proposedSpan,
  rosterClosesAt,
  rosterOpensAt,
  rosterState,
} from './attendance.ts'
import { attendanceWords } from './attendance.words.ts'
import { type Change, decideMarks, recredited, type Wanted } from './roster.ts'

const sentences = attendanceWords.en.reasons

export const roster: Action<typeof sessionRoster> = async (ctx, { sessionId }) => {
  const session = await store.findRosterSession(ctx, sessionId)
  if (!session) throw notFound('session')
  const rows = await store.listRoster(ctx, session)
  const { view, siteId: _, cancelled: __, ...delivery } = session
  return {
    session: { ...delivery, ...view, creditableMinutes: creditableMinutes(session) },
    state: rosterState(session, ctx.now),
    opensAt: rosterOpensAt(session),
    closesAt: rosterClosesAt(session),
    rows,
    can: { mark: holds(ctx.actor.roles, 'attendance.mark'), correct: mayCorrect(ctx) },
  }
}

/** Marks one client. @returns their row. */
export const markOne: Action<typeof markOneClient> = async (ctx, { sessionId, why, ...mark }) => {
  const { rows } = await markRoster(ctx, { sessionId, marks: [mark], restPresent: false, why })
  const row = rows.find((r) => r.clientId === mark.clientId)
  if (!row) throw notFound('client')
  return row
}

type Marking = {
  sessionId: string
  marks: readonly Wanted[]
  restPresent?: boolean | undefined
  why?: string | undefined
}

/**
 * Marks any number of clients of a session in one command: those named, and with `restPresent` everybody not marked yet.
 * R23: after closing it is a correction, which needs the permission and a reason. @returns the whole roster.
 */
export async function markRoster(ctx: Ctx, { sessionId, marks, restPresent = false, why = '' }: Marking) {
  const { session, rows, correction } = await openForMarking(ctx, sessionId, why)
  const decision = decideMarks(rows, marks, { creditable: creditableMinutes(session), restPresent })
  if (!decision.ok) {
    if (decision.reason === 'changed_meanwhile') throw stale('mark')
    throw refused(decision.reason, sentences)
  }
  return { rows: await save(ctx, { sessionId, rows, changes: decision.changes, correction, why }) }
}

/**
 * Closes the roster: everybody is marked, and when the session really began and ended is known. Where it was shorter than
 * planned, nobody is credited more than it lasted (R19).
 */
export async function closeRoster(
  ctx: Ctx,
  input: {
    sessionId: string
    startedAt?: Temporal.Instant | undefined
    endedAt?: Temporal.Instant | undefined
    why?: string | undefined
  },
) {
  const { sessionId, why = '' } = input
  const { session, rows, correction } = await openForMarking(ctx, sessionId, why)
  const proposed = proposedSpan(session, ctx.now)
  const actual = {
    startedAt: input.startedAt ?? proposed.startedAt,
    endedAt: input.endedAt ?? proposed.endedAt,
  }
  const unmarked = rows.filter((r) => r.mark === null).length
  const decision = mayClose(session, unmarked, actual, ctx.now)
  if (!decision.ok) throw refused(decision.reason, sentences, { unmarked })

  const closedAt = session.closedAt ?? ctx.now
  await closeDelivery(ctx, { sessionId, ...actual, closedAt })
  const creditable = creditableMinutes({
    ...session,
    actualStartedAt: actual.startedAt,
    actualEndedAt: actual.endedAt,
  })
  const changes = recredited(rows, creditable)
  const saved = await save(ctx, { sessionId, rows, changes, correction, why })
  await ctx.tell(rosterClosed, { sessionId }, { sessionId })
  return { closedAt, rows: saved }
}
export const close: Action<typeof closeSessionRoster> = closeRoster
export const markMany: Action<typeof markSession> = markRoster

const mayCorrect = ({ actor }: Ctx) => holds(actor.roles, 'attendance.correct')

/** The session, held so that markings follow one another, with its roster as it is then. */
async function openForMarking(ctx: Ctx, sessionId: string, why: string) {
  const session = await store.lockDelivery(ctx, sessionId)
  if (!session) throw notFound('session')
  const decision = mayMark(rosterState(session, ctx.now), { mayCorrect: mayCorrect(ctx), why })
  if (!decision.ok) throw refused(decision.reason, sentences)
  return { session, rows: await store.listRoster(ctx, session), correction: decision.correction }
}

type Saving = {
  sessionId: string
  rows: store.RosterEntry[]
  changes: readonly Change[]
  correction: boolean
  why: string
}

async function save(ctx: Ctx, { sessionId, rows, changes, correction, why }: Saving) {
  if (changes.length === 0) return rows
  const { accountId } = ctx.actor
  if (!accountId) throw new Problem('unauthenticated', 'Sign in to go on')
  const changeReason = correction ? why.trim() : null
  await store.saveMarks(ctx.tx, sessionId, changes, { at: ctx.now, accountId, changeReason })
  if (correction) {
    const clientIds = changes.map((c) => c.clientId)
    await ctx.tell(rosterCorrected, { sessionId }, { sessionId, clientIds })
  }
  const changed = new Map(changes.map((c) => [c.clientId, c]))
  return rows.map((r) => {
    const change = changed.get(r.clientId)
    return change ? { ...r, ...change, version: r.version + 1, changeReason } : r
  })
}
