import { sql } from 'kysely'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { type Persona, type TestApp, testApp } from '../../../tests/support/app.ts'
import { arrange } from '../../../tests/support/week.ts'
import { openGroup } from './groups.contract.ts'
import { takeSeats } from './seats.actions.ts'
import { acceptWeek, releaseSeats } from './seats.contract.ts'

let t: TestApp
let director: Persona
let therapist: Persona
let desk: Persona
let stranger: Persona
let siteId: string
let programId: string
let versionId: string
let make: ReturnType<typeof arrange>

beforeAll(async () => {
  t = await testApp()
  make = arrange(t)
  siteId = await t.site()
  director = await t.staff('director', siteId)
  desk = await t.staff('front_desk', siteId)
  stranger = await t.staff('front_desk', await t.site({ name: 'Elsewhere' }))
  ;({ programId, versionId } = await make.program(siteId))
})
afterAll(() => t.close())

let n = 0
beforeEach(async () => {
  therapist = await t.staff('therapist', siteId)
})

const admitted = async (more: { admittedOn?: string } = {}) => {
  const clientId = await make.client(siteId, { familyName: `Client${++n}` })
  await make.episode(director, { siteId, clientId, versionId, admittedOn: '2026-02-02', ...more })
  return clientId
}
/** A weekly evening group of a therapist of its own. @returns its planned sessions in order. */
const group = async (more: Partial<Parameters<typeof t.ok<typeof openGroup>>[1]> = {}) => {
  const lead = await t.staff('therapist', siteId)
  const { groupId } = await t.ok(
    openGroup,
    {
      siteId,
      programId,
      name: 'Evening recovery',
      kind: 'therapy_group',
      track: 'evening',
      weekday: 2,
      starts: '18:00',
      minutes: 180,
      leadId: lead.staffId,
      capacity: 12,
      fromOn: '2026-03-02',
      ...more,
    },
    director,
  )
  const { rows } = await sql<{ id: string; local_on: Temporal.PlainDate }>`
    select id, local_on from session where group_id = ${groupId} order by local_on`.execute(t.db)
  return { groupId, lead, sessions: rows.map((r) => r.id), days: rows.map((r) => r.local_on.toString()) }
}
const taken = async (clientId: string) =>
  (
    await sql<{ session_id: string }>`
      select session_id from seat where client_id = ${clientId} and status = 'taken' order by during`.execute(
      t.db,
    )
  ).rows.map((r) => r.session_id)

describe('refusals', () => {
  test('a client or a session of another site is not there', async () => {
    const { sessions } = await group()
    const clientId = await admitted()
    const input = { clientId, sessionIds: sessions.slice(0, 1) }
    expect(await t.call(acceptWeek, input, stranger)).toMatchObject({ status: 404 })
    expect(await t.call(releaseSeats, input, stranger)).toMatchObject({ status: 404 })
  })
  test('R15 rejects an overlapping service, and names it', async () => {
    const clientId = await admitted()
    const a = await group({ name: 'Six to nine' })
    const b = await group({ name: 'Eight to ten', starts: '20:00', minutes: 120 })
    await t.ok(acceptWeek, { clientId, sessionIds: a.sessions.slice(0, 1) }, desk)
    const answer = await t.call(acceptWeek, { clientId, sessionIds: b.sessions.slice(0, 1) }, desk)
    expect(answer).toMatchObject({
      status: 409,
      problem: {
        reason: 'client_double_booked',
        sessions: [{ name: 'Eight to ten' }, { name: 'Six to nine' }],
      },
    })
  })
})

test('a week is planned from a group, seats are taken, given back and taken again', async () => {
  const { sessions, days } = await group()
  expect(days).toEqual([
    '2026-03-03',
    '2026-03-10',
    '2026-03-17',
    '2026-03-24',
    '2026-03-31',
    '2026-04-07',
    '2026-04-14',
    '2026-04-21',
    '2026-04-28',
  ])
  const clientId = await admitted()
  const out = await t.ok(
    acceptWeek,
    { clientId, sessionIds: sessions.slice(0, 1), repeatUntil: '2026-03-24' },
    desk,
  )
  expect(out.sessionIds.toSorted()).toEqual(sessions.slice(0, 4).toSorted())
  expect(await taken(clientId)).toEqual(sessions.slice(0, 4))
  await t.ok(releaseSeats, { clientId, sessionIds: sessions.slice(1, 4) }, desk)
  expect(await taken(clientId)).toEqual(sessions.slice(0, 1))
  await t.act(desk, (ctx) => takeSeats(ctx, { clientId, sessionIds: sessions.slice(1, 2) }))
  expect(await taken(clientId)).toEqual(sessions.slice(0, 2))
})
