import { notFound, Problem, type ProblemCode, refused } from '#kit/problem.ts'
import { dayAt } from '#kit/time.ts'
import type { Action, Ctx } from '#server/door.ts'
import { horizonOf } from './occurrences.ts'
import type * as contract from './seats.contract.ts'
import { seatsReleased, seatsTaken } from './seats.contract.ts'
import * as store from './seats.store.ts'
import { mayRelease, maySit, overlaps, type SeatRefusal } from './timetable.ts'
import { timetableWords } from './timetable.words.ts'

const sentences = timetableWords.en.reasons

type Wanted = {
  clientId: string
  sessionIds: readonly string[]
  makeUpFor?: string | null | undefined
  anyTrack?: boolean | undefined
}

/**
 * Takes seats for one client, all or none (R15, R17). Client and sessions are held, so two bookings for the last seat
 * wait for each other; the constraints of the database have the last word. A seat that is taken already stays.
 * @returns the sessions in which a seat was newly taken.
 */
export async function takeSeats(ctx: Ctx, wanted: Wanted): Promise<{ sessionIds: string[] }> {
  const client = await store.lockClient(ctx, wanted.clientId)
  if (!client) throw notFound('client')
  const makeUpFor = wanted.makeUpFor ?? null
  if (makeUpFor && !(await store.findSeat(ctx, wanted.clientId, makeUpFor)))
    throw refused('make_up_unknown', sentences)
  return sit(ctx, client, wanted.sessionIds, { makeUpFor, anyTrack: wanted.anyTrack ?? makeUpFor !== null })
}

export const acceptWeek: Action<typeof contract.acceptWeek> = async (ctx, input) => {
  const client = await store.lockClient(ctx, input.clientId)
  if (!client) throw notFound('client')
  const today = dayAt(ctx.now, client.timeZone)
  const planned = horizonOf(ctx.now, client.timeZone).subtract({ days: 1 })
  const until = [input.repeatUntil ?? today, planned].sort(Temporal.PlainDate.compare)[0] ?? today
  const repeats = input.repeatUntil ? await store.listRepeats(ctx.tx, input.sessionIds, until) : []
  const sessionIds = [...input.sessionIds, ...repeats.map((r) => r.id)]
  const taken = await takeSeats(ctx, { ...input, sessionIds })
  return { ...taken, until }
}

/** Seats in a session that was opened for these clients; one that is already over is being documented late. */
export async function seatNewSession(ctx: Ctx, sessionId: string, clientIds: readonly string[]) {
  for (const clientId of [...new Set(clientIds)].sort()) {
    const client = await store.lockClient(ctx, clientId)
    if (!client) throw notFound('client')
    await sit(ctx, client, [sessionId], { makeUpFor: null, anyTrack: true, evenOver: true })
  }
}

type How = { makeUpFor: string | null; anyTrack: boolean; evenOver?: boolean }

async function sit(ctx: Ctx, client: store.SeatClient, ids: readonly string[], how: How) {
  const sessionIds = [...new Set(ids)]
  const sessions = await store.lockSessions(ctx, sessionIds)
  if (sessions.length < sessionIds.length) throw notFound('session')
  const others = await store.listTaken(ctx.tx, client.id, earliest(sessions), latest(sessions))
  const wanted = sessions.filter((s) => !others.some((o) => o.id === s.id))
  for (const s of wanted) {
    const refusal = maySit({
      session: s,
      client,
      now: how.evenOver ? s.startsAt : ctx.now,
      anyTrack: how.anyTrack,
    })
    if (refusal) throw no('rule', refusal, [s])
  }
  refuseOverlap(wanted, others)
  const full = wanted.filter((s) => s.free <= 0)
  if (full.length > 0) throw no('conflict', 'session_full', full)
  if (wanted.length === 0) return { sessionIds: [] }
  await store.saveSeats(ctx.tx, client.id, wanted, { takenAt: ctx.now, makeUpFor: how.makeUpFor })
  const taken = wanted.map((s) => s.id)
  await ctx.tell(seatsTaken, { clientId: client.id }, { sessionIds: taken })
  return { sessionIds: taken }
}

function refuseOverlap(
  wanted: readonly store.SeatSession[],
  others: Awaited<ReturnType<typeof store.listTaken>>,
) {
  for (const [i, s] of wanted.entries()) {
    const other = [...wanted.slice(0, i), ...others].find((o) => overlaps(s, o))
    if (other) throw no('conflict', 'client_double_booked', [s, other])
  }
}

/** Says which sessions stand in the way: the caller sees the whole week at once. */
const no = (code: ProblemCode, reason: SeatRefusal, sessions: readonly { id: string; name: string }[]) =>
  new Problem(code, sentences[reason], { reason, sessions: sessions.map(({ id, name }) => ({ id, name })) })

const earliest = (sessions: readonly store.SeatSession[]) =>
  sessions.map((s) => s.startsAt).sort(Temporal.Instant.compare)[0] ??
  Temporal.Instant.fromEpochMilliseconds(0)
const latest = (sessions: readonly store.SeatSession[]) =>
  sessions
    .map((s) => s.endsAt)
    .sort(Temporal.Instant.compare)
    .at(-1) ?? Temporal.Instant.fromEpochMilliseconds(0)

export const releaseSeats: Action<typeof contract.releaseSeats> = async (ctx, { clientId, sessionIds }) => {
  if (!(await store.lockClient(ctx, clientId))) throw notFound('client')
  const seats = await store.lockSeats(ctx, clientId, sessionIds)
  for (const id of sessionIds) {
    const seat = seats.find((s) => s.id === id)
    const refusal = mayRelease(seat, ctx.now)
    if (refusal) throw refused(refusal, sentences, { sessions: seat ? [{ id, name: seat.name }] : [] })
  }
  await store.releaseSeats(ctx.tx, clientId, sessionIds)
  await ctx.tell(seatsReleased, { clientId }, { sessionIds: [...sessionIds] })
  return {}
}

/** Gives one seat back. */
export async function releaseSeat(ctx: Ctx, seat: { clientId: string; sessionId: string }) {
  await releaseSeats(ctx, { clientId: seat.clientId, sessionIds: [seat.sessionId] })
}
