import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type TestApp, testApp } from '../../../tests/support/app.ts'
import { timetable } from '../../../tests/support/timetable.ts'
import { takeSeats } from './seats.actions.ts'
import { acceptWeek, releaseSeats } from './seats.contract.ts'
import { cancelSession } from './sessions.contract.ts'

let t: TestApp
let tt: Awaited<ReturnType<typeof timetable>>
const usual = Temporal.Instant.from('2026-03-02T14:00:00Z')

beforeAll(async () => {
  t = await testApp()
  tt = await timetable(t)
})
afterAll(() => t.close())

const accept = (input: Parameters<typeof t.call<typeof acceptWeek>>[1], as = tt.desk) =>
  t.call(acceptWeek, input, as)

describe('refusals', () => {
  test('a client or a session of another site is not there', async () => {
    const { sessions } = await tt.group()
    const clientId = await tt.admitted()
    const input = { clientId, sessionIds: sessions.slice(0, 1) }
    expect(await accept(input, tt.stranger)).toMatchObject({ status: 404 })
    expect(await t.call(releaseSeats, input, tt.stranger)).toMatchObject({ status: 404 })
    const foreign = await tt.session({
      siteId: tt.stranger.siteIds[0] ?? '',
      on: '2026-03-03',
      starts: '18:00',
      minutes: 60,
    })
    expect(await accept({ clientId, sessionIds: [foreign] })).toMatchObject({ status: 404 })
  })
  test('R15 rejects an overlapping service, and names it', async () => {
    const clientId = await tt.admitted()
    const a = await tt.group({ name: 'Six to nine' })
    const b = await tt.group({ name: 'Eight to ten', starts: '20:00', minutes: 120 })
    await t.ok(acceptWeek, { clientId, sessionIds: a.sessions.slice(0, 1) }, tt.desk)
    expect(await accept({ clientId, sessionIds: b.sessions.slice(0, 1) })).toMatchObject({
      status: 409,
      problem: {
        reason: 'client_double_booked',
        sessions: [{ name: 'Eight to ten' }, { name: 'Six to nine' }],
      },
    })
    const [one, other] = [a.sessions[1] ?? '', b.sessions[1] ?? '']
    expect(await accept({ clientId, sessionIds: [one, other] })).toMatchObject({
      status: 409,
      problem: { reason: 'client_double_booked' },
    })
    expect(await tt.taken(clientId)).toHaveLength(1)
  })
  test('R15 the database itself refuses two seats at one time', async () => {
    const clientId = await tt.admitted()
    const first = await tt.session({ siteId: tt.siteId, on: '2026-03-05', starts: '10:00', minutes: 60 })
    const second = await tt.session({ siteId: tt.siteId, on: '2026-03-05', starts: '10:59', minutes: 60 })
    const after = await tt.session({ siteId: tt.siteId, on: '2026-03-05', starts: '11:00', minutes: 60 })
    await tt.seat(first, clientId)
    await expect(tt.seat(second, clientId)).rejects.toThrow('client_double_booked')
    await tt.seat(after, clientId)
  })
  test('R17 the thirteenth client is told that the group is full', async () => {
    const { sessions } = await tt.group({ name: 'Full group' })
    const sessionIds = sessions.slice(0, 1)
    for (let i = 0; i < 12; i++)
      await t.ok(acceptWeek, { clientId: await tt.admitted(), sessionIds }, tt.desk)
    const last = await tt.admitted()
    expect(await accept({ clientId: last, sessionIds })).toMatchObject({
      status: 409,
      problem: { reason: 'session_full', sessions: [{ name: 'Full group' }] },
    })
    await expect(tt.seat(sessionIds[0] ?? '', last)).rejects.toThrow('session_full')
    const { rows } = await sql`select seats_taken from session where id = ${sessionIds[0]}`.execute(t.db)
    expect(rows).toEqual([{ seats_taken: 12 }])
  })
  test('what is over, cancelled, of another stage or track, or before admission', async () => {
    const clientId = await tt.admitted({ admittedOn: '2026-03-09' })
    const late = await tt.group({ stages: ['late'] })
    const day = await tt.group({ track: 'day' })
    const evening = await tt.group()
    const no = async (sessionIds: string[], more = {}) => {
      const answer = await accept({ clientId, sessionIds, ...more })
      return answer.ok ? 'ok' : `${answer.status} ${answer.problem.reason}`
    }
    const nth = (g: { sessions: string[] }, i: number) => [g.sessions[i] ?? '']
    expect(await no(nth(evening, 0))).toBe('422 not_admitted')
    expect(await no(nth(late, 1))).toBe('422 other_stage')
    expect(await no(nth(day, 1))).toBe('422 other_track')
    expect(await no(nth(day, 1), { anyTrack: true })).toBe('ok')
    await t.ok(cancelSession, { sessionId: nth(evening, 2)[0] ?? '', reason: 'weather' }, tt.director)
    expect(await no(nth(evening, 2))).toBe('422 session_cancelled')
    t.clock.now = Temporal.Instant.from('2026-03-25T01:00:00Z')
    expect(await no(nth(evening, 3))).toBe('422 session_over')
    t.clock.now = usual
    expect(await no(nth(evening, 3), { makeUpFor: nth(evening, 4)[0] })).toBe('422 make_up_unknown')
  })
  test('a seat is not given back once the session began, nor one the client has not', async () => {
    const clientId = await tt.admitted()
    const { sessions } = await tt.group()
    const sessionIds = sessions.slice(0, 1)
    const release = async () => {
      const answer = await t.call(releaseSeats, { clientId, sessionIds }, tt.desk)
      return answer.ok ? 'ok' : answer.problem.reason
    }
    expect(await release()).toBe('no_seat')
    await t.ok(acceptWeek, { clientId, sessionIds }, tt.desk)
    t.clock.now = Temporal.Instant.from('2026-03-03T23:00:00Z')
    expect(await release()).toBe('session_begun')
    t.clock.now = usual
    expect(await release()).toBe('ok')
  })
})

test('seats are taken week after week, given back, and taken again', async () => {
  const { sessions, days } = await tt.group()
  expect(days).toHaveLength(9)
  expect([days[0], days.at(-1)]).toEqual(['2026-03-03', '2026-04-28'])
  const clientId = await tt.admitted()
  const input = { clientId, sessionIds: sessions.slice(0, 1), repeatUntil: '2026-03-24' }
  const out = await t.ok(acceptWeek, input, tt.desk)
  expect(out.sessionIds.toSorted()).toEqual(sessions.slice(0, 4).toSorted())
  expect(await tt.taken(clientId)).toEqual(sessions.slice(0, 4))
  await t.ok(releaseSeats, { clientId, sessionIds: sessions.slice(1, 4) }, tt.desk)
  expect(await tt.taken(clientId)).toEqual(sessions.slice(0, 1))
  const again = await t.act(tt.desk, (ctx) => takeSeats(ctx, { clientId, sessionIds: sessions.slice(0, 2) }))
  expect(again.sessionIds).toEqual(sessions.slice(1, 2))
  expect(await tt.taken(clientId)).toEqual(sessions.slice(0, 2))
})

test('a repeat reaches as far as sessions are planned, and takes none where one of them is full', async () => {
  const { sessions } = await tt.group({ capacity: 1 })
  const [first, second] = [await tt.admitted(), await tt.admitted()]
  await t.ok(acceptWeek, { clientId: first, sessionIds: [sessions[3] ?? ''] }, tt.desk)
  const wish = { clientId: second, sessionIds: sessions.slice(0, 1), repeatUntil: '2027-01-01' }
  expect(await accept(wish)).toMatchObject({ status: 409, problem: { reason: 'session_full' } })
  expect(await tt.taken(second)).toEqual([])
  await t.ok(releaseSeats, { clientId: first, sessionIds: [sessions[3] ?? ''] }, tt.desk)
  const out = await t.ok(acceptWeek, wish, tt.desk)
  expect(out.until.toString()).toBe('2026-05-03')
  expect(await tt.taken(second)).toEqual(sessions)
})

test('a make-up may be in another track, and says what it makes up for', async () => {
  const clientId = await tt.admitted()
  const [evening, day] = [await tt.group(), await tt.group({ track: 'day', starts: '10:00', weekday: 4 })]
  await t.ok(acceptWeek, { clientId, sessionIds: evening.sessions.slice(0, 1) }, tt.desk)
  const input = { clientId, sessionIds: day.sessions.slice(0, 1), makeUpFor: evening.sessions[0] }
  await t.ok(acceptWeek, input, tt.desk)
  const { rows } = await sql`select make_up_for from seat where session_id = ${day.sessions[0]}`.execute(t.db)
  expect(rows).toEqual([{ make_up_for: evening.sessions[0] }])
})
