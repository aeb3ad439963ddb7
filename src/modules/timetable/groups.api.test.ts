import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { fourStages } from '#modules/program/preset.ts'
import { json } from '#server/db.ts'
import { nobody, transact } from '#server/door.ts'
import { type TestApp, testApp, usualNow } from '../../../tests/support/app.ts'
import { timetable } from '../../../tests/support/timetable.ts'
import { endGroup, listGroups, listRooms, openGroup, openRoom } from './groups.contract.ts'
import { expandAhead, expandSessions } from './planning.actions.ts'
import { acceptWeek } from './seats.contract.ts'
import { openSession, programmeWeek } from './sessions.contract.ts'

let t: TestApp
let tt: Awaited<ReturnType<typeof timetable>>
beforeAll(async () => {
  t = await testApp()
  tt = await timetable(t)
})
afterAll(() => t.close())

const day = Temporal.PlainDate.from
const reasonOf = (answer: Awaited<ReturnType<typeof t.call>>) => (answer.ok ? 'ok' : answer.problem.reason)
const planned = async (groupId: string) =>
  (
    await sql<{ on: Temporal.PlainDate; at: Temporal.Instant; counts: string[]; kind: string }>`
      select local_on as on, starts_at as at, counts_toward as counts, kind from session where group_id = ${groupId} order by 1`.execute(
      t.db,
    )
  ).rows

describe('refusals', () => {
  test('rooms and groups of another site are not there', async () => {
    const { siteId } = tt
    expect(await t.call(listRooms, { siteId }, tt.stranger)).toMatchObject({ status: 404 })
    expect(await t.call(openRoom, { siteId, name: 'Blue', capacity: 12 }, tt.stranger)).toMatchObject({
      status: 404,
    })
    expect(await t.call(openGroup, await tt.groupInput(), tt.stranger)).toMatchObject({ status: 404 })
    expect(await t.call(programmeWeek, { siteId, monday: '2026-03-02' }, tt.stranger)).toMatchObject({
      status: 404,
    })
  })
  test('who does not plan the timetable opens no group', async () => {
    expect(await t.call(openGroup, await tt.groupInput(), tt.desk)).toMatchObject({ status: 403 })
  })
  test('R17 a therapy group for thirteen without the reason it is exempt', async () => {
    const input = await tt.groupInput({ capacity: 13, weekday: 6 })
    expect(await t.call(openGroup, input, tt.director)).toMatchObject({
      status: 422,
      problem: { reason: 'over_group_cap', cap: 12 },
    })
    const { groupId } = await t.ok(openGroup, { ...input, exemption: 'multi_family' }, tt.director)
    const { rows } =
      await sql`select distinct capacity, capacity_exempt_reason as reason from session where group_id = ${groupId}`.execute(
        t.db,
      )
    expect(rows).toEqual([{ capacity: 13, reason: 'multi_family' }])
    await expect(
      sql`update session set capacity_exempt_reason = null where group_id = ${groupId}`.execute(t.db),
    ).rejects.toThrow('session_group_cap')
  })
  test('R16 a facilitator or a room that is taken at that hour; nothing is planned then', async () => {
    const { roomId } = await t.ok(openRoom, { siteId: tt.siteId, name: 'Harbor', capacity: 14 }, tt.director)
    const input = await tt.groupInput({ weekday: 5, roomId })
    await t.ok(openGroup, input, tt.director)
    const busy = { ...input, name: 'Second', starts: '20:30' }
    expect(reasonOf(await t.call(openGroup, { ...busy, roomId: null }, tt.director))).toBe(
      'staff_double_booked',
    )
    const other = (await t.staff('therapist', tt.siteId)).staffId
    expect(reasonOf(await t.call(openGroup, { ...busy, leadId: other }, tt.director))).toBe(
      'room_double_booked',
    )
    const { rows } = await sql`select 1 from program_group where name = 'Second'`.execute(t.db)
    expect(rows).toEqual([])
    const co = await t.call(
      openGroup,
      { ...busy, name: 'Joined', roomId: null, coFacilitated: true },
      tt.director,
    )
    expect(co.ok).toBe(true)
  })
  test('R16 the database itself refuses a double booking of staff and of rooms', async () => {
    const lead = await t.staff('therapist', tt.siteId)
    const at = { siteId: tt.siteId, on: '2026-03-06', minutes: 60, lead }
    await tt.session({ ...at, starts: '08:00' })
    await expect(tt.session({ ...at, starts: '08:59' })).rejects.toThrow('staff_double_booked')
    await tt.session({ ...at, starts: '09:00' })
    const { roomId } = await t.ok(openRoom, { siteId: tt.siteId, name: 'Bay', capacity: 14 }, tt.director)
    const [a, b] = [
      await tt.session({ ...at, starts: '12:00' }),
      await tt.session({ ...at, starts: '13:00' }),
    ]
    await sql`update session set room_id = ${roomId} where id = ${a}`.execute(t.db)
    await sql`update session set room_id = ${roomId} where id = ${b}`.execute(t.db)
    await expect(
      sql`update session set ends_at = ends_at + interval '1 minute' where id = ${a}`.execute(t.db),
    ).rejects.toThrow('room_double_booked')
  })
  test('staff, rooms or a programme of another site; an unknown stage; an end before the start', async () => {
    const no = async (more: Parameters<typeof tt.groupInput>[0]) =>
      reasonOf(await t.call(openGroup, await tt.groupInput({ weekday: 7, ...more }), tt.director))
    expect(await no({ leadId: tt.stranger.staffId })).toBe('not_at_site')
    expect(await no({ roomId: tt.siteId })).toBe('not_at_site')
    expect(await no({ stages: ['engagement', 'sixth'] })).toBe('unknown_stage')
    expect(await no({ untilOn: '2026-03-01' })).toBe('end_before_start')
    const lead = (await t.staff('therapist', tt.siteId)).staffId
    expect(await no({ leadId: lead, coLeadId: lead })).toBe('program_group_two_leads')
  })
})

describe('R22 planning ahead', () => {
  test('keeps local time over the clock change, copies what the kind counts for, and adds nothing when run again', async () => {
    const { groupId } = await tt.group({
      kind: 'complementary',
      name: 'Yoga',
      weekday: 7,
      starts: '09:00',
      minutes: 60,
    })
    const before = await planned(groupId)
    expect(before.map((s) => s.on.toString()).slice(0, 2)).toEqual(['2026-03-08', '2026-03-15'])
    for (const s of before) expect(s.at.toZonedDateTimeISO('America/New_York').hour).toBe(9)
    expect(before[0]).toMatchObject({ kind: 'complementary', counts: ['program'] })
    const range = { siteId: tt.siteId, from: day('2026-03-02'), until: day('2026-05-04') }
    const again = await t.act(tt.director, (ctx) => expandSessions(ctx, range))
    expect(again.opened).toBe(0)
    expect(await planned(groupId)).toHaveLength(before.length)
  })
  test('runs for every site, goes on where the weeks ended, and leaves out what is taken', async () => {
    const { groupId } = await tt.group({ weekday: 1, name: 'Mondays' })
    const lead = (
      await sql<{ lead_id: string }>`select lead_id from program_group where id = ${groupId}`.execute(t.db)
    ).rows[0]
    const busy = {
      siteId: tt.siteId,
      kind: 'medical' as const,
      on: '2026-05-04',
      starts: '19:00',
      minutes: 30,
    }
    await t.ok(openSession, { ...busy, leadId: lead?.lead_id ?? '' }, tt.director)
    t.clock.now = Temporal.Instant.from('2026-03-18T12:00:00Z')
    await transact(t.platform, nobody, 'night', expandAhead)
    await transact(t.platform, nobody, 'night', expandAhead)
    const days = (await planned(groupId)).map((s) => s.on.toString())
    expect(days.at(-1)).toBe('2026-05-11')
    expect(days).not.toContain('2026-05-04')
    expect(new Set(days).size).toBe(days.length)
    const week = await t.ok(programmeWeek, { siteId: tt.siteId, monday: '2026-05-04' }, tt.desk)
    expect(week.exceptions).toContainEqual({
      groupId,
      name: 'Mondays',
      on: day('2026-05-04'),
      reason: 'not_planned',
      holiday: null,
    })
    t.clock.now = Temporal.Instant.from('2026-03-02T14:00:00Z')
  })
  test('leaves out holidays and lists them', async () => {
    const holidays = [{ on: '2026-04-03', name: 'Good Friday' }]
    await sql`update program_version set definition = ${json({ ...fourStages, holidays })} where id = ${tt.versionId}`.execute(
      t.db,
    )
    const { groupId, days } = await tt.group({ weekday: 5, name: 'Fridays' })
    expect(days).not.toContain('2026-04-03')
    const week = await t.ok(programmeWeek, { siteId: tt.siteId, monday: '2026-03-30' }, tt.desk)
    expect(week.exceptions).toContainEqual({
      groupId,
      name: 'Fridays',
      on: day('2026-04-03'),
      reason: 'holiday',
      holiday: 'Good Friday',
    })
  })
  test('of two plannings at once, none makes a session twice', async () => {
    await tt.group({ weekday: 3, name: 'Wednesdays' })
    const range = { siteId: tt.siteId, from: day('2026-06-01'), until: day('2026-07-06') }
    const runs = await Promise.all(
      [1, 2, 3, 4].map(() => t.act(tt.director, (ctx) => expandSessions(ctx, range))),
    )
    const { rows } = await sql<{
      n: number
    }>`select count(*)::int as n from session where local_on >= '2026-06-01'`.execute(t.db)
    expect(runs.map((r) => r.opened).sort((a, b) => b - a)).toEqual([rows[0]?.n, 0, 0, 0])
  })
})

test('the groups of a site are listed with who leads them and where', async () => {
  const { roomId } = await t.ok(openRoom, { siteId: tt.siteId, name: 'Garden', capacity: 10 }, tt.director)
  const { groupId } = await tt.group({
    roomId,
    weekday: 4,
    starts: '08:00',
    name: 'Early',
    untilOn: '2026-12-31',
  })
  const { groups } = await t.ok(listGroups, { siteId: tt.siteId }, tt.desk)
  expect(groups.find((g) => g.id === groupId)).toMatchObject({
    name: 'Early',
    room: { id: roomId, name: 'Garden' },
    lead: { name: 'Test therapist' },
    fromOn: day('2026-03-02'),
    untilOn: day('2026-12-31'),
  })
})

test('R20 ending a group cancels its later sessions and gives their seats back; the version must be the newest', async () => {
  const { groupId, sessions } = await tt.group({ weekday: 4, starts: '14:00', track: 'evening' })
  const clientId = await tt.admitted()
  await t.ok(acceptWeek, { clientId, sessionIds: sessions.slice(0, 3) }, tt.desk)
  const lastOn = '2026-03-12'
  expect(await t.call(endGroup, { groupId, lastOn, version: 7 }, tt.director)).toMatchObject({ status: 412 })
  const no = async (on: string) =>
    reasonOf(await t.call(endGroup, { groupId, lastOn: on, version: 1 }, tt.director))
  expect(await no('2026-03-01')).toBe('end_before_start')
  t.clock.now = Temporal.Instant.from('2026-03-12T20:00:00Z')
  expect(await no('2026-03-11')).toBe('held_since')
  const { cancelled } = await t.ok(endGroup, { groupId, lastOn, version: 1 }, tt.director)
  t.clock.now = usualNow
  expect(cancelled).toBe(sessions.length - 2)
  const { rows } = await sql`select status from seat where client_id = ${clientId} order by during`.execute(
    t.db,
  )
  expect(rows.map((r) => (r as { status: string }).status)).toEqual(['taken', 'taken', 'program_cancelled'])
})
