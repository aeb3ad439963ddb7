import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type Persona, type TestApp, testApp } from '../../../tests/support/app.ts'
import { timetable } from '../../../tests/support/timetable.ts'
import { acceptWeek } from './seats.contract.ts'
import {
  cancelSession,
  changeCapacity,
  findSession,
  openSession,
  programmeWeek,
  substituteLead,
} from './sessions.contract.ts'

let t: TestApp
let tt: Awaited<ReturnType<typeof timetable>>
let therapist: Persona
beforeAll(async () => {
  t = await testApp()
  tt = await timetable(t)
  therapist = await t.staff('therapist', tt.siteId)
})
afterAll(() => t.close())

const reasonOf = (answer: Awaited<ReturnType<typeof t.call>>) => (answer.ok ? 'ok' : answer.problem.reason)
const hour = (more: { on?: string; starts?: string; clientIds?: string[]; leadId?: string } = {}) => ({
  siteId: tt.siteId,
  kind: 'individual' as const,
  on: '2026-03-04',
  starts: '10:00',
  minutes: 60,
  leadId: therapist.staffId,
  ...more,
})

describe('refusals', () => {
  test('a session of another site is not there', async () => {
    const { sessionId } = await t.ok(openSession, hour({ on: '2026-03-02', starts: '11:00' }), therapist)
    expect(await t.call(findSession, { sessionId }, tt.stranger)).toMatchObject({ status: 404 })
    expect(await t.call(cancelSession, { sessionId, reason: 'other' }, tt.stranger)).toMatchObject({
      status: 404,
    })
    const other = { sessionId, staffId: tt.stranger.staffId }
    expect(await t.call(substituteLead, other, tt.stranger)).toMatchObject({ status: 404 })
    expect(await t.call(substituteLead, other, tt.director)).toMatchObject({
      status: 422,
      problem: { reason: 'not_at_site' },
    })
  })
  test('R16 a therapist’s hour that is taken', async () => {
    await t.ok(openSession, hour({ on: '2026-03-09' }), therapist)
    expect(reasonOf(await t.call(openSession, hour({ on: '2026-03-09', starts: '10:45' }), therapist))).toBe(
      'staff_double_booked',
    )
    expect(reasonOf(await t.call(openSession, hour({ on: '2026-03-09', starts: '11:00' }), therapist))).toBe(
      'ok',
    )
  })
  test('R15 a client who sits elsewhere then; the session is not opened either', async () => {
    const clientId = await tt.admitted()
    const { sessions } = await tt.group({ weekday: 3, starts: '09:00', minutes: 90 })
    await t.ok(acceptWeek, { clientId, sessionIds: sessions.slice(0, 1) }, tt.desk)
    expect(reasonOf(await t.call(openSession, hour({ clientIds: [clientId] }), therapist))).toBe(
      'client_double_booked',
    )
    const { rows } =
      await sql`select 1 from session where local_on = '2026-03-04' and kind = 'individual'`.execute(t.db)
    expect(rows).toEqual([])
  })
  test('a therapist cancels an own hour, never somebody’s group', async () => {
    const { sessions } = await tt.group({ weekday: 6 })
    const cancel = (sessionId: string) =>
      t.call(cancelSession, { sessionId, reason: 'staff_absent' }, therapist)
    expect(await cancel(sessions[0] ?? '')).toMatchObject({ status: 403, problem: { reason: 'not_lead' } })
    const { sessionId } = await t.ok(openSession, hour({ on: '2026-03-10' }), therapist)
    expect((await cancel(sessionId)).ok).toBe(true)
    expect(reasonOf(await cancel(sessionId))).toBe('session_cancelled')
  })
  test('R20 what somebody was marked in is not cancelled any more', async () => {
    const clientId = await tt.admitted()
    const { sessionId } = await t.ok(
      openSession,
      hour({ on: '2026-03-11', clientIds: [clientId] }),
      therapist,
    )
    await sql`insert into attendance (session_id, client_id, mark, minutes, marked_at, marked_by)
      values (${sessionId}, ${clientId}, 'present', 60, ${t.clock.now}, ${therapist.accountId})`.execute(t.db)
    const answer = await t.call(cancelSession, { sessionId, reason: 'weather' }, tt.director)
    expect(reasonOf(answer)).toBe('already_marked')
  })
})

test('R20 a cancelled session frees its seats, its staff and its room, and tells each client’s record', async () => {
  const clientId = await tt.admitted()
  const { sessionId } = await t.ok(openSession, hour({ on: '2026-03-12', clientIds: [clientId] }), therapist)
  expect(await t.ok(cancelSession, { sessionId, reason: 'weather', version: 1 }, tt.director)).toEqual({
    seats: 1,
  })
  const { session, seats } = await t.ok(findSession, { sessionId }, tt.desk)
  expect(session).toMatchObject({
    status: 'cancelled',
    cancelledReason: 'weather',
    seatsTaken: 0,
    lead: { id: therapist.staffId },
  })
  expect(seats).toMatchObject([{ clientId, status: 'program_cancelled' }])
  const { rows } =
    await sql`select 1 from event where client_id = ${clientId} and kind = 'timetable.seat_program_cancelled'`.execute(
      t.db,
    )
  expect(rows).toHaveLength(1)
  const again = hour({ on: '2026-03-12', clientIds: [clientId] })
  expect(reasonOf(await t.call(openSession, again, therapist))).toBe('ok')
})

test('a substitute leads one session; who led before is free again, and both stay on record', async () => {
  const substitute = await t.staff('therapist', tt.siteId)
  const { sessions } = await tt.group({ weekday: 1, leadId: therapist.staffId, starts: '08:00', minutes: 60 })
  const [sessionId = '', next = ''] = sessions
  await t.ok(substituteLead, { sessionId, staffId: substitute.staffId }, tt.director)
  expect((await t.ok(findSession, { sessionId }, tt.desk)).session.lead).toMatchObject({
    id: substitute.staffId,
  })
  expect((await t.ok(findSession, { sessionId: next }, tt.desk)).session.lead).toMatchObject({
    id: therapist.staffId,
  })
  expect(
    reasonOf(await t.call(substituteLead, { sessionId, staffId: substitute.staffId }, tt.director)),
  ).toBe('same_lead')
  const at = { on: '2026-03-09', starts: '08:15' }
  expect(reasonOf(await t.call(openSession, hour({ ...at, leadId: substitute.staffId }), tt.director))).toBe(
    'ok',
  )
  const back = await t.call(substituteLead, { sessionId, staffId: therapist.staffId }, tt.director)
  expect(back.ok).toBe(true)
  const { rows } =
    await sql`select staff_id, active from session_staff where session_id = ${sessionId} order by active`.execute(
      t.db,
    )
  expect(rows).toEqual([
    { staff_id: substitute.staffId, active: false },
    { staff_id: therapist.staffId, active: true },
  ])
})

test('the programme’s week shows every session of its local days, cancelled ones too', async () => {
  const { groupId } = await tt.group({ weekday: 7, starts: '23:00', minutes: 60, stages: ['engagement'] })
  const week = await t.ok(programmeWeek, { siteId: tt.siteId, monday: '2026-03-05' }, tt.desk)
  expect(week).toMatchObject({ timeZone: 'America/New_York', can: { edit: false, takeSeats: true } })
  expect(week.monday.toString()).toBe('2026-03-02')
  const sunday = week.sessions.find((s) => s.groupId === groupId)
  expect(sunday?.startsAt.toString()).toBe('2026-03-09T03:00:00Z')
  expect(sunday).toMatchObject({ track: 'evening', stages: ['engagement'], capacity: 12, byVideo: false })
  expect(
    week.sessions.every((s) => s.localOn.toString() >= '2026-03-02' && s.localOn.toString() <= '2026-03-08'),
  ).toBe(true)
  expect(week.stages).toContainEqual({ id: 'engagement', name: 'Engagement' })
})

test('R17 one session gets a thirteenth seat with the reason it is exempt, and never fewer seats than people', async () => {
  const { sessions } = await tt.group({ weekday: 4, starts: '07:00', minutes: 60 })
  const sessionId = sessions[0] ?? ''
  const change = (more: { capacity: number; exemption?: 'multi_family'; version?: number }) =>
    t.call(changeCapacity, { sessionId, version: 1, ...more }, tt.director)
  expect(reasonOf(await change({ capacity: 13 }))).toBe('over_group_cap')
  expect(await change({ capacity: 10, version: 3 })).toMatchObject({ status: 412 })
  for (const clientId of [await tt.admitted(), await tt.admitted()])
    await t.ok(acceptWeek, { clientId, sessionIds: [sessionId] }, tt.desk)
  expect(reasonOf(await change({ capacity: 1 }))).toBe('seats_in_use')
  expect((await change({ capacity: 13, exemption: 'multi_family' })).ok).toBe(true)
  const { session } = await t.ok(findSession, { sessionId }, tt.desk)
  expect(session).toMatchObject({ capacity: 13, exemption: 'multi_family', seatsTaken: 2, version: 2 })
})
