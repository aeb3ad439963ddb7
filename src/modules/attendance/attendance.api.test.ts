import { sql } from 'kysely'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { acceptWeek, releaseSeats } from '#modules/timetable/seats.contract.ts'
import { cancelSession } from '#modules/timetable/sessions.contract.ts'
import { type Persona, type TestApp, testApp } from '../../../tests/support/app.ts'
import { arrange } from '../../../tests/support/week.ts'
import { closeSessionRoster, markOneClient, markSession, sessionRoster } from './attendance.contract.ts'

let t: TestApp
let therapist: Persona
let desk: Persona
let director: Persona
let stranger: Persona
let siteId: string
let clients: string[]
let sessionId: string
let make: ReturnType<typeof arrange>

/** Monday 2 March 2026, 6 to 9 PM in New York. */
const before = '2026-03-02T22:00:00Z'
const during = '2026-03-02T23:10:00Z'
const after = '2026-03-03T02:05:00Z'
const nextDay = '2026-03-03T14:00:00Z'
const at = (time: string) => {
  t.clock.now = Temporal.Instant.from(time)
}

beforeAll(async () => {
  t = await testApp()
  make = arrange(t)
  siteId = await t.site()
  therapist = await t.staff('therapist', siteId)
  desk = await t.staff('front_desk', siteId)
  director = await t.staff('director', siteId)
  stranger = await t.staff('therapist', await t.site({ name: 'Elsewhere' }))
})
afterAll(() => t.close())

let week = 0
beforeEach(async () => {
  at(during)
  clients = []
  sessionId = await make.session({ siteId, on: '2026-03-02', starts: '18:00', minutes: 180 })
  for (const familyName of ['Abel', 'Brook', 'Chen', 'Diaz']) {
    const id = await make.client(siteId, { familyName: `${familyName}${++week}` })
    await make.seat(sessionId, id)
    clients.push(id)
  }
})
const [a, b, c] = [() => clients[0] ?? '', () => clients[1] ?? '', () => clients[2] ?? '']
const one = (
  clientId: string,
  mark: 'present' | 'late' | 'left_early' | 'excused' | 'absent' | null,
  more = {},
) => ({
  sessionId,
  clientId,
  mark,
  ...more,
})
const allPresent = () => t.ok(markSession, { sessionId, restPresent: true }, therapist)
const changes = async (clientId: string) =>
  (
    await sql<{ operation: string; before: Record<string, unknown>; after: Record<string, unknown> }>`
      select operation, before, after from audit.change where table_name = 'attendance' and client_id = ${clientId} order by id`.execute(
      t.db,
    )
  ).rows

describe('refusals', () => {
  test('a session of another site is not there', async () => {
    expect(await t.call(sessionRoster, { sessionId }, stranger)).toMatchObject({ status: 404 })
    expect(await t.call(markOneClient, one(a(), 'present'), stranger)).toMatchObject({ status: 404 })
  })
  test('before the roster opens, half an hour ahead', async () => {
    at(before)
    const answer = await t.call(markOneClient, one(a(), 'present'), therapist)
    expect(answer).toMatchObject({ status: 422, problem: { reason: 'roster_not_open' } })
  })
  test('a client without a seat', async () => {
    const other = await make.client(siteId, { familyName: 'Other' })
    const answer = await t.call(markOneClient, one(other, 'present'), therapist)
    expect(answer).toMatchObject({ status: 422, problem: { reason: 'not_seated' } })
  })
  test('late without the minutes attended', async () => {
    const answer = await t.call(markOneClient, one(a(), 'late'), therapist)
    expect(answer).toMatchObject({ status: 422, problem: { reason: 'minutes_needed' } })
  })
  test('R20 a session the programme cancelled', async () => {
    await sql`update session set status = 'cancelled', cancelled_reason = 'weather' where id = ${sessionId}`.execute(
      t.db,
    )
    const answer = await t.call(markSession, { sessionId, restPresent: true }, therapist)
    expect(answer).toMatchObject({ status: 422, problem: { reason: 'session_cancelled' } })
  })
  test('a mark that somebody else changed meanwhile', async () => {
    await t.ok(markOneClient, one(a(), 'late', { attendedMinutes: 170, version: 0 }), desk)
    const answer = await t.call(markOneClient, one(a(), 'absent', { version: 0 }), therapist)
    expect(answer).toMatchObject({ status: 412, problem: { reason: 'stale' } })
  })
  test('closing while somebody is not marked, or before it ended', async () => {
    at(after)
    expect(await t.call(closeSessionRoster, { sessionId }, therapist)).toMatchObject({
      problem: { reason: 'not_all_marked', unmarked: 4 },
    })
    await allPresent()
    const future = { sessionId, endedAt: '2026-03-03T02:30:00Z' }
    expect(await t.call(closeSessionRoster, future, therapist)).toMatchObject({
      problem: { reason: 'not_over_yet' },
    })
  })
  test('one wrong client in a command of many: nothing is marked', async () => {
    const other = await make.client(siteId, { familyName: 'Other' })
    const marks = [
      { clientId: a(), mark: 'present' as const },
      { clientId: other, mark: 'present' as const },
    ]
    expect(await t.call(markSession, { sessionId, marks }, therapist)).toMatchObject({ status: 422 })
    const { rows } = await t.ok(sessionRoster, { sessionId }, therapist)
    expect(rows.every((r) => r.mark === null)).toBe(true)
  })
})

describe('marking', () => {
  test('the roster lists everybody with a seat by name, not marked', async () => {
    const answer = await t.ok(sessionRoster, { sessionId }, therapist)
    expect(answer).toMatchObject({ state: 'open', can: { mark: true, correct: true } })
    expect(answer.rows.map((r) => r.clientId)).toEqual(clients)
    expect(answer.rows[0]).toMatchObject({ mark: null, minutes: 0, version: 0, isMakeUp: false })
    expect(answer.session).toMatchObject({ creditableMinutes: 180, closedAt: null })
  })
  test('one late, the rest present, in one command', async () => {
    const marks = [{ clientId: b(), mark: 'late' as const, attendedMinutes: 150 }]
    const { rows } = await t.ok(markSession, { sessionId, marks, restPresent: true }, therapist)
    expect(rows.map((r) => [r.mark, r.minutes])).toEqual([
      ['present', 180],
      ['late', 150],
      ['present', 180],
      ['present', 180],
    ])
    expect((await t.ok(sessionRoster, { sessionId }, desk)).rows).toEqual(rows)
  })
  test('a mark is taken back while the roster is open; nothing is deleted', async () => {
    await t.ok(markOneClient, one(a(), 'absent'), therapist)
    const row = await t.ok(markOneClient, one(a(), null, { version: 1 }), therapist)
    expect(row).toMatchObject({ mark: null, minutes: 0, version: 2 })
    expect((await changes(a())).map((r) => r.operation)).toEqual(['insert', 'update'])
  })
  test('a seat whose mark was taken back can be given up, and its session cancelled', async () => {
    at('2026-03-02T22:45:00Z')
    await t.ok(markOneClient, one(a(), 'present'), therapist)
    const seat = { clientId: a(), sessionIds: [sessionId] }
    expect(await t.call(releaseSeats, seat, therapist)).toMatchObject({
      problem: { reason: 'already_marked' },
    })
    await t.ok(markOneClient, one(a(), null), therapist)
    await t.ok(releaseSeats, seat, therapist)
    await t.ok(cancelSession, { sessionId, reason: 'staff_absent' }, director)
    const { state, rows } = await t.ok(sessionRoster, { sessionId }, therapist)
    expect([state, rows.length]).toEqual(['cancelled', 3])
  })
  test('somebody who walks in is given a seat and stands on the roster', async () => {
    const { versionId } = await make.program(siteId)
    const clientId = await make.client(siteId, { familyName: 'Zander' })
    await make.episode(therapist, { siteId, clientId, versionId, admittedOn: '2026-02-02' })
    await t.ok(acceptWeek, { clientId, sessionIds: [sessionId], anyTrack: true }, desk)
    const { rows } = await t.ok(sessionRoster, { sessionId }, therapist)
    expect(rows.at(-1)).toMatchObject({ clientId, mark: null })
  })
  test('marking all present takes at most eight statements, however many there are', async () => {
    const counted = await statementsOf(() => t.ok(markSession, { sessionId, restPresent: true }, therapist))
    expect(counted).toBeLessThanOrEqual(8)
    expect((await changes(a())).length).toBe(1)
  })
  test('sixteen at once on one roster all succeed', async () => {
    const marks = (n: number) =>
      clients.map((clientId, i) => ({
        clientId,
        mark: (n + i) % 2 ? ('present' as const) : ('absent' as const),
      }))
    const answers = await Promise.all(
      Array.from({ length: 16 }, (_, n) => t.call(markSession, { sessionId, marks: marks(n) }, therapist)),
    )
    expect(answers.filter((x) => !x.ok)).toEqual([])
  })
})

describe('closing', () => {
  test('R19 a session that ended early credits nobody more than it lasted', async () => {
    at(after)
    const marks = [{ clientId: b(), mark: 'left_early' as const, attendedMinutes: 95 }]
    await t.ok(markSession, { sessionId, marks, restPresent: true }, therapist)
    const { rows } = await t.ok(closeSessionRoster, { sessionId, endedAt: '2026-03-03T01:30:00Z' }, therapist)
    expect(rows.map((r) => r.minutes)).toEqual([150, 95, 150, 150])
    const seen = await t.ok(sessionRoster, { sessionId }, therapist)
    expect(seen).toMatchObject({ state: 'closed', session: { creditableMinutes: 150 }, rows })
    expect(seen.session.actualEndedAt?.toString()).toBe('2026-03-03T01:30:00Z')
  })
  test('is told once, for notes and whoever else waits for it', async () => {
    at(after)
    await allPresent()
    await t.ok(closeSessionRoster, { sessionId }, therapist)
    const { rows } =
      await sql`select from event where kind = 'attendance.roster_closed' and session_id = ${sessionId}`.execute(
        t.db,
      )
    expect(rows.length).toBe(1)
  })
})

describe('correcting', () => {
  beforeEach(async () => {
    at(after)
    await allPresent()
    await t.ok(closeSessionRoster, { sessionId }, therapist)
    at(nextDay)
  })
  test('R23 is refused without a reason, and to who may not correct', async () => {
    expect(await t.call(markOneClient, one(c(), 'absent'), therapist)).toMatchObject({
      status: 422,
      problem: { reason: 'correction_reason' },
    })
    expect(await t.call(markOneClient, one(c(), 'absent', { why: 'Was not there' }), desk)).toMatchObject({
      status: 422,
      problem: { reason: 'correction_not_permitted' },
    })
  })
  test('R23 leaves before, after, who and why in the audit, and is told', async () => {
    const why = 'Took the call outside and did not come back'
    await t.ok(markOneClient, one(c(), 'left_early', { attendedMinutes: 95, version: 1, why }), therapist)
    expect((await changes(c())).at(-1)).toMatchObject({
      operation: 'update',
      before: { mark: 'present', minutes: 180, change_reason: null },
      after: { mark: 'left_early', minutes: 95, change_reason: why, marked_by: therapist.accountId },
    })
    const { rows } = await sql<{ data: unknown }>`
      select data from event where kind = 'attendance.corrected' and session_id = ${sessionId}`.execute(t.db)
    expect(rows).toEqual([{ data: { sessionId, clientIds: [c()] } }])
  })
  test('the seat of somebody who took part is neither released nor cancelled by anything', async () => {
    const release = sql`update seat set status = 'released' where session_id = ${sessionId} and client_id = ${a()}`
    await expect(t.act(therapist, (ctx) => release.execute(ctx.tx))).rejects.toMatchObject({
      detail: { reason: 'seat_attended' },
    })
    await t.ok(markOneClient, one(a(), 'absent', { why: 'Mistaken for somebody else' }), therapist)
    await t.act(therapist, (ctx) => release.execute(ctx.tx))
  })
})

/** Statements PostgreSQL was sent while `work` ran, sign-in and transaction included. */
async function statementsOf(work: () => Promise<unknown>): Promise<number> {
  const pg = await import('pg')
  const original = pg.default.Client.prototype.query
  let count = 0
  pg.default.Client.prototype.query = function (this: unknown, ...args: unknown[]) {
    count++
    return Reflect.apply(original, this, args)
  } as typeof original
  try {
    await work()
  } finally {
    pg.default.Client.prototype.query = original
  }
  return count
}
