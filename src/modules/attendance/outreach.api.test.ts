import { sql } from 'kysely'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { type Persona, type TestApp, testApp } from '../../../tests/support/app.ts'
import { arrange } from '../../../tests/support/week.ts'
import { markRoster } from './attendance.actions.ts'
import type { Mark } from './attendance.ts'
import { closeOverdueRosters, raiseOutreach, tellShortWeeks } from './outreach.actions.ts'

let t: TestApp
let therapist: Persona
let siteId: string
let versionId: string
let clientId: string
let make: ReturnType<typeof arrange>

beforeAll(async () => {
  t = await testApp()
  make = arrange(t)
  siteId = await t.site({ timeZone: 'Pacific/Auckland' })
  ;({ versionId } = await make.program(siteId))
  therapist = await t.staff(['therapist', 'director'], siteId)
})
afterAll(() => t.close())
beforeEach(async () => {
  clientId = await make.client(siteId)
  await make.episode(therapist, { siteId, clientId, versionId, admittedOn: '2026-02-02' })
})

/** An evening in Auckland so many days after Monday 2 March, marked as it ends. */
async function evening(day: number, mark: Mark | 'cancelled' | 'unmarked') {
  const [zone, on] = ['Pacific/Auckland', Temporal.PlainDate.from('2026-03-02').add({ days: day })]
  const id = await make.session({ siteId, zone, on: on.toString(), starts: '18:00', minutes: 180 })
  await make.seat(id, clientId)
  t.clock.now = on.toZonedDateTime({ timeZone: zone, plainTime: '21:05' }).toInstant()
  if (mark === 'cancelled') await make.cancel(id)
  else if (mark !== 'unmarked') await set(id, mark)
  return id
}
async function evenings(...marks: (Mark | 'cancelled' | 'unmarked')[]) {
  const ids: string[] = []
  for (const [day, mark] of marks.entries()) ids.push(await evening(day, mark))
  return ids
}
const set = (sessionId: string, mark: Mark) =>
  t.act(therapist, (ctx) =>
    markRoster(ctx, {
      sessionId,
      marks: [{ clientId, mark, attendedMinutes: 90 }],
      why: 'Called and explained',
    }),
  )
const night = async () => {
  t.clock.now = t.clock.now.add({ hours: 5 })
  await t.act(undefined, raiseOutreach)
}
const told = async () =>
  (
    await sql<{ data: Record<string, string>; at: Temporal.Instant }>`
      select data, at from event where kind = 'attendance.two_absences' and client_id = ${clientId} order by at`.execute(
      t.db,
    )
  ).rows

describe('R21 two unexcused absences in a row', () => {
  test('are told in the night after the second, due in 24 hours, and once however often it is looked', async () => {
    const ids = await evenings('present', 'absent', 'absent')
    await t.act(undefined, raiseOutreach)
    expect(await told()).toEqual([])
    await night()
    await night()
    const [event, ...more] = await told()
    expect(more).toEqual([])
    expect(event?.data).toEqual({
      sinceSessionId: ids[1],
      lastSessionId: ids[2],
      dueAt: event?.at.add({ hours: 24 }).toString(),
    })
  })
  test('a third absence is the same row, an attended session ends it, and the next row is told anew', async () => {
    await evenings('absent', 'absent')
    await night()
    const more = ['absent', 'late', 'absent', 'absent'] as const
    for (const [i, mark] of more.entries()) {
      await evening(i + 2, mark)
      await night()
    }
    expect((await told()).map((e) => e.data.sinceSessionId === e.data.lastSessionId)).toEqual([false, false])
  })
  test('R20 a session cancelled by the programme between them is nobody’s absence and breaks nothing', async () => {
    await evenings('absent', 'cancelled', 'excused', 'absent')
    await night()
    expect((await told()).length).toBe(1)
  })
  test('one absence, or two that a correction excused, are not told', async () => {
    const [first = ''] = await evenings('absent', 'absent', 'unmarked')
    await set(first, 'excused')
    await night()
    expect(await told()).toEqual([])
  })
})

describe('a week that will end short', () => {
  const short = async () =>
    (
      await sql<{ data: Record<string, string> }>`
        select data from event where kind = 'attendance.week_short' and client_id = ${clientId}`.execute(t.db)
    ).rows
  test('is told from Wednesday on at the site, once, due by the end of the next day', async () => {
    await evenings('present', 'absent')
    await t.act(undefined, tellShortWeeks)
    expect(await short()).toEqual([])
    t.clock.now = t.clock.now.add({ hours: 5 })
    await t.act(undefined, tellShortWeeks)
    await t.act(undefined, tellShortWeeks)
    const midnight = Temporal.ZonedDateTime.from('2026-03-06T00:00[Pacific/Auckland]').toInstant().toString()
    expect((await short()).map((e) => e.data)).toEqual([{ monday: '2026-03-02', dueAt: midnight }])
  })
  test('is not told of a week with seats enough', async () => {
    for (const day of [0, 1, 2, 3]) await evening(day, day < 2 ? 'present' : 'unmarked')
    t.clock.now = Temporal.ZonedDateTime.from('2026-03-04T02:00[Pacific/Auckland]').toInstant()
    await t.act(undefined, tellShortWeeks)
    expect(await short()).toEqual([])
  })
})

describe('rosters that nobody closed', () => {
  test('are closed twelve hours after the end, once, and say who was left unmarked', async () => {
    const [done = '', open = ''] = await evenings('present', 'unmarked')
    t.clock.now = t.clock.now.add({ hours: 13 })
    await t.act(undefined, closeOverdueRosters)
    await t.act(undefined, closeOverdueRosters)
    const { rows } = await sql<{ kind: string; session_id: string }>`
      select kind, session_id from event where session_id in (${done}, ${open}) and kind like 'attendance.%' order by kind`.execute(
      t.db,
    )
    expect(rows).toEqual([
      { kind: 'attendance.roster_closed', session_id: done },
      { kind: 'attendance.roster_left_open', session_id: open },
    ])
  })
})
