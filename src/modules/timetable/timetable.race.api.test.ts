import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest'
import { type Persona, type TestApp, testApp } from '../../../tests/support/app.ts'
import { arrange } from '../../../tests/support/week.ts'
import { acceptWeek, releaseSeats } from './seats.contract.ts'
import { cancelSession, openSession } from './sessions.contract.ts'

vi.setConfig({ testTimeout: 120_000 })

let t: TestApp
let director: Persona
let desk: Persona
let siteId: string
let versionId: string
let make: ReturnType<typeof arrange>

beforeAll(async () => {
  t = await testApp()
  make = arrange(t)
  siteId = await t.site()
  director = await t.staff('director', siteId)
  desk = await t.staff('front_desk', siteId)
  ;({ versionId } = await make.program(siteId))
})
afterAll(() => t.close())

const many = <T>(n: number, make: (i: number) => Promise<T>) =>
  Promise.all(Array.from({ length: n }, (_, i) => make(i)))
const admitted = async (i: number) => {
  const clientId = await make.client(siteId, { familyName: `Racer${i}` })
  await make.episode(director, { siteId, clientId, versionId, admittedOn: '2026-02-02' })
  return clientId
}
const session = (more: { on?: string; starts?: string; capacity?: number; kind?: 'education' } = {}) =>
  make.session({ siteId, on: '2026-03-03', starts: '18:00', minutes: 180, ...more })
const counts = async () =>
  (
    await sql<{ id: string; counted: number; real: number }>`
      select s.id, s.seats_taken as counted, count(seat.client_id) filter (where seat.status = 'taken')::int as real
      from session s left join seat on seat.session_id = s.id group by s.id`.execute(t.db)
  ).rows
type Answer = Awaited<ReturnType<typeof t.call>>
const outcomes = (answers: Answer[]) => {
  const tally: Record<string, number> = {}
  for (const a of answers) {
    const key = a.ok ? 'ok' : `${a.status} ${a.problem.reason}`
    tally[key] = (tally[key] ?? 0) + 1
  }
  return tally
}

test('R17 of 200 clients at once exactly one gets the last seat, and everyone else is told why', async () => {
  const sessionId = await session({ capacity: 12 })
  const seated = await many(11, admitted)
  for (const clientId of seated) await t.ok(acceptWeek, { clientId, sessionIds: [sessionId] }, desk)
  const clients = await many(200, admitted)
  const answers = await Promise.all(
    clients.map((clientId) => t.call(acceptWeek, { clientId, sessionIds: [sessionId] }, desk)),
  )
  expect(outcomes(answers)).toEqual({ ok: 1, '409 session_full': 199 })
  expect(await counts()).toContainEqual({ id: sessionId, counted: 12, real: 12 })
})

test('R16 of 200 sessions opened at once for one therapist’s hour exactly one stands', async () => {
  const lead = await t.staff('therapist', siteId)
  const open = (i: number) =>
    t.call(
      openSession,
      {
        siteId,
        kind: 'individual',
        on: '2026-03-04',
        // Same hour, a little apart: what overlaps is refused, not only what is equal.
        starts: `10:${String(i % 30).padStart(2, '0')}`,
        minutes: 60,
        leadId: lead.staffId,
      },
      director,
    )
  expect(outcomes(await many(200, open))).toEqual({ ok: 1, '409 staff_double_booked': 199 })
  const { rows } = await sql<{
    n: number
  }>`select count(*)::int as n from session_staff where staff_id = ${lead.staffId}`.execute(t.db)
  expect(rows).toEqual([{ n: 1 }])
})

test('R15 one client booked 40 times at once into overlapping sessions gets one seat', async () => {
  const clientId = await admitted(0)
  const sessions = await many(40, (i) => session({ on: '2026-03-05', starts: `18:${10 + i}` }))
  const answers = await Promise.all(
    sessions.map((id) => t.call(acceptWeek, { clientId, sessionIds: [id] }, desk)),
  )
  expect(outcomes(answers)).toEqual({ ok: 1, '409 client_double_booked': 39 })
})

test('a week of four seats with one full takes none, also while others book the rest', async () => {
  const days = ['2026-03-09', '2026-03-10', '2026-03-11', '2026-03-12']
  const [a, b, c, full] = await Promise.all(
    days.map((on) => session({ on, kind: 'education', capacity: on === '2026-03-12' ? 1 : 30 })),
  )
  const free = [a, b, c].map(String)
  await t.ok(acceptWeek, { clientId: await admitted(1), sessionIds: [String(full)] }, desk)
  const [losers, winners] = [await many(20, admitted), await many(20, admitted)]
  const answers = await Promise.all([
    ...losers.map((clientId) => t.call(acceptWeek, { clientId, sessionIds: [...free, String(full)] }, desk)),
    ...winners.map((clientId) => t.call(acceptWeek, { clientId, sessionIds: free.toReversed() }, desk)),
  ])
  expect(outcomes(answers)).toEqual({ ok: 20, '409 session_full': 20 })
  const { rows } = await sql<{ n: number }>`
    select count(*)::int as n from seat where client_id = any(${losers}::uuid[])`.execute(t.db)
  expect(rows).toEqual([{ n: 0 }])
})

describe('after hundreds of bookings, releases and cancellations at once', () => {
  test('the counter of every session equals its seats, and nobody sits in two at one time', async () => {
    const clients = await many(12, admitted)
    const sessions = await many(16, (i) =>
      session({
        on: `2026-03-${16 + (i % 4)}`,
        starts: ['09:00', '10:00', '11:30', '13:00'][i >> 2] ?? '09:00',
        capacity: 4,
      }),
    )
    // A fixed mix of who does what: the order in which it lands is the database's.
    const step = (i: number): Promise<Answer> => {
      const clientId = clients[(i * 7) % clients.length] ?? ''
      const some = [0, 5, 11].slice(0, 1 + (i % 3)).map((k) => sessions[(i * 3 + k) % sessions.length] ?? '')
      if (i % 37 === 36)
        return t.call(cancelSession, { sessionId: some[0] ?? '', reason: 'weather' }, director)
      if (i % 3 === 2) return t.call(releaseSeats, { clientId, sessionIds: some.slice(0, 1) }, desk)
      return t.call(acceptWeek, { clientId, sessionIds: [...new Set(some)] }, desk)
    }
    const tally = outcomes(await many(300, step))
    expect(tally.ok).toBeGreaterThan(20)
    expect(Object.keys(tally).filter((k) => /^5|busy/.test(k))).toEqual([])
    for (const c of await counts()) expect(c.counted).toBe(c.real)
    const { rows } = await sql`
      select 1 from seat a join seat b on a.client_id = b.client_id and a.session_id < b.session_id and a.during && b.during
      where a.status = 'taken' and b.status = 'taken'`.execute(t.db)
    expect(rows).toEqual([])
  })
})
