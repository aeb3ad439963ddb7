import { randomUUIDv7 } from 'node:crypto'
import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { markRoster } from '#modules/attendance/attendance.actions.ts'
import type { Mark } from '#modules/attendance/attendance.ts'
import { type Persona, type TestApp, testApp } from '../../../tests/support/app.ts'
import { arrange } from '../../../tests/support/week.ts'
import { programmeBoard } from './board.contract.ts'
import { today } from './today.contract.ts'

let t: TestApp
let make: ReturnType<typeof arrange>
let siteId: string
let versionId: string
let therapist: Persona
let director: Persona
let stranger: Persona
const at = (time: string) => {
  t.clock.now = Temporal.Instant.from(time)
}
/** Wednesday 4 March 2026 in New York, ten past six in the evening. */
const evening = '2026-03-04T23:10:00Z'
const week = { monday: '2026-03-02' }

beforeAll(async () => {
  t = await testApp()
  make = arrange(t)
  siteId = await t.site()
  ;({ versionId } = await make.program(siteId))
  therapist = await t.staff('therapist', siteId)
  director = await t.staff('director', siteId)
  stranger = await t.staff('director', await t.site({ name: 'Elsewhere' }))
})
afterAll(() => t.close())

async function admitted(familyName: string, over: { admittedOn?: string } = {}) {
  const clientId = await make.client(siteId, { familyName })
  await make.episode(therapist, { siteId, clientId, versionId, admittedOn: '2026-02-02', ...over })
  return clientId
}
async function held(
  on: string,
  marks: Record<string, Mark | null>,
  kind: 'therapy_group' | 'complementary' = 'therapy_group',
) {
  const id = await make.session({ siteId, on, starts: '18:00', minutes: 180, kind, lead: therapist })
  const given: { clientId: string; mark: Mark; attendedMinutes: number }[] = []
  for (const [clientId, mark] of Object.entries(marks)) {
    await make.seat(id, clientId)
    if (mark) given.push({ clientId, mark, attendedMinutes: 100 })
  }
  t.clock.now = Temporal.PlainDateTime.from(`${on}T19:00`).toZonedDateTime('America/New_York').toInstant()
  if (given.length > 0) await t.act(therapist, (ctx) => markRoster(ctx, { sessionId: id, marks: given }))
  return id
}

describe('the programme board', () => {
  test('of another site is not there', async () => {
    expect(await t.call(programmeBoard, { siteId, ...week }, stranger)).toMatchObject({ status: 404 })
  })
  test('has everybody admitted in the week, the most urgent first, with hours, forecast and attendance', async () => {
    const [abel, brook, chen] = [
      await admitted('Abel'),
      await admitted('Brook'),
      await admitted('Chen', { admittedOn: '2026-03-05' }),
    ]
    const later = await admitted('Later', { admittedOn: '2026-03-10' })
    await held('2026-02-24', { [abel]: 'absent', [brook]: 'present' })
    await held('2026-02-26', { [abel]: 'excused', [brook]: 'present' })
    await held('2026-03-02', { [abel]: 'absent', [brook]: 'late' })
    await held('2026-03-03', { [brook]: 'present' })
    await make.cancel(await held('2026-03-05', { [abel]: null }))
    await held('2026-03-06', { [brook]: null, [abel]: null })
    at('2026-03-04T15:00:00Z')

    const { rows, stages } = await t.ok(programmeBoard, { siteId, ...week }, director)
    expect(rows.map((r) => r.familyName)).toEqual(['Abel', 'Brook', 'Chen'])
    expect(rows.find((r) => r.clientId === later)).toBeUndefined()
    expect(rows[0]).toMatchObject({
      prescribedMinutes: 540,
      scheduledMinutes: 360,
      creditedMinutes: 0,
      aheadMinutes: 180,
      willEndAt: 180,
      needs: 360,
      verdict: 'below_minimum',
      attendanceRate: 0,
      absencesInARow: 2,
      lastAttendedOn: null,
    })
    expect(rows[1]).toMatchObject({ creditedMinutes: 280, willEndAt: 460, needs: 80, attendanceRate: 1 })
    expect(rows[1]?.lastAttendedOn?.toString()).toBe('2026-03-03')
    expect(rows.find((r) => r.clientId === chen)).toMatchObject({
      verdict: 'partial_week',
      attendanceRate: null,
    })
    expect(stages.map((s) => s.id)).toEqual(['engagement', 'early', 'mid', 'late'])
  })
  test('finds the last attended day before the four weeks too', async () => {
    const clientId = await admitted('Quiet', { admittedOn: '2025-11-03' })
    await held('2025-12-01', { [clientId]: 'present' })
    at('2026-03-04T15:00:00Z')
    const { rows } = await t.ok(programmeBoard, { siteId, ...week }, director)
    expect(rows.find((r) => r.clientId === clientId)?.lastAttendedOn?.toString()).toBe('2025-12-01')
  })
})

describe('today', () => {
  test('of another site is not there', async () => {
    expect(await t.call(today, { siteId }, stranger)).toMatchObject({ status: 404 })
  })
  test('shows who is not here yet once a session has begun, and how far its notes are', async () => {
    const house = await t.site({ name: 'Evening House' })
    const lead = await t.staff('therapist', house)
    const [here, missing] = [
      await make.client(house, { familyName: 'Here' }),
      await make.client(house, { familyName: 'Missing' }),
    ]
    const id = await make.session({ siteId: house, on: '2026-03-04', starts: '18:00', minutes: 180, lead })
    const later = await make.session({ siteId: house, on: '2026-03-04', starts: '21:30', minutes: 60 })
    for (const c of [here, missing]) await make.seat(id, c)
    at(evening)
    await t.act(lead, (ctx) =>
      markRoster(ctx, { sessionId: id, marks: [{ clientId: here, mark: 'present' }] }),
    )
    const { sessions, on, startsWithSite } = await t.ok(today, { siteId: house }, lead)
    expect(on.toString()).toBe('2026-03-04')
    expect(startsWithSite).toBe(false)
    expect(sessions).toMatchObject([
      {
        id,
        mine: true,
        state: 'open',
        seats: 2,
        marked: 1,
        attended: 1,
        notes: 'owed',
        waitedFor: [{ clientId: missing }],
      },
      { id: later, mine: false, state: 'before', seats: 0, waitedFor: [], notes: 'not_owed' },
    ])
  })
  test('keeps a roster of the evening before that still waits for marks', async () => {
    const house = await t.site({ name: 'Night House' })
    const lead = await t.staff('therapist', house)
    const id = await make.session({ siteId: house, on: '2026-03-03', starts: '18:00', minutes: 180, lead })
    await make.seat(id, await make.client(house))
    at('2026-03-04T13:00:00Z')
    expect((await t.ok(today, { siteId: house }, lead)).sessions).toMatchObject([{ id, state: 'open' }])
    at('2026-03-04T14:30:00Z')
    expect((await t.ok(today, { siteId: house }, lead)).sessions).toEqual([])
  })
  test('who leads sees everybody short of hours; a therapist those of their own care', async () => {
    const mine = await admitted('Mine')
    await sql`insert into care_team_member (client_id, staff_id, role, from_on) values (${mine}, ${therapist.staffId}, 'primary_therapist', '2026-02-02')`.execute(
      t.db,
    )
    at(evening)
    const theirs = await t.ok(today, { siteId }, therapist)
    expect(theirs.shortOfHours).toMatchObject({
      everyone: false,
      count: 1,
      clients: [{ clientId: mine, needs: 540 }],
    })
    const all = await t.ok(today, { siteId }, director)
    expect(all.shortOfHours?.everyone).toBe(true)
    expect(all.shortOfHours?.count).toBeGreaterThan(1)
  })
  test('each role gets its own: inquiries where calls are made, no client for the administrator', async () => {
    const house = await t.site({ name: 'Role House' })
    const [desk, admin] = [await t.staff('front_desk', house), await t.staff('administrator', house)]
    await sql`insert into inquiry (id, site_id, source, status, first_contact_at, given_name)
      values (${randomUUIDv7()}, ${house}, 'call', 'new', ${t.clock.now}, 'Ana'), (${randomUUIDv7()}, ${house}, 'call', 'contacted', ${t.clock.now}, 'Ben')`.execute(
      t.db,
    )
    const seen = await t.ok(today, { siteId: house }, desk)
    expect(seen.inquiries).toMatchObject({ count: 1, first: [{ name: 'Ana' }] })
    expect(seen.startsWithSite).toBe(true)
    expect(await t.ok(today, { siteId: house }, admin)).toMatchObject({
      sessions: null,
      shortOfHours: null,
      inquiries: null,
    })
  })
})
