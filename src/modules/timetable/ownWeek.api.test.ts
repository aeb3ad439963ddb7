import { sql } from 'kysely'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { discharged } from '#modules/episodes/episodes.contract.ts'
import {
  assessmentCompleted,
  saveSection,
  startAssessment,
} from '#modules/intake/assessment/assessment.contract.ts'
import { type Persona, type TestApp, testApp } from '../../../tests/support/app.ts'
import { timetable } from '../../../tests/support/timetable.ts'
import { proposeWeek } from './finder/finder.contract.ts'
import { clientWeek, setBusyTimes, setWeekPreference } from './ownWeek.contract.ts'
import { acceptWeek, releaseSeats } from './seats.contract.ts'
import { openSession } from './sessions.contract.ts'

let t: TestApp
let tt: Awaited<ReturnType<typeof timetable>>
let therapist: Persona
let clientId: string
beforeAll(async () => {
  t = await testApp()
  tt = await timetable(t)
  therapist = await t.staff('therapist', tt.siteId)
})
afterAll(() => t.close())
beforeEach(async () => {
  clientId = await tt.admitted()
})

const monday = '2026-03-09'
const read = () => t.ok(clientWeek, { clientId, monday }, tt.desk)
const work = (weekday: number, from = '09:00', until = '17:00') => ({
  kind: 'work' as const,
  weekday,
  from,
  until,
  note: '',
})
const preference = {
  travelMinutes: 30,
  videoAllowed: false,
  preferredPart: 'evening' as const,
  timeZone: null,
}

describe('refusals', () => {
  test('a client of another site is not there', async () => {
    const as = tt.stranger
    expect(await t.call(clientWeek, { clientId, monday }, as)).toMatchObject({ status: 404 })
    expect(await t.call(setBusyTimes, { clientId, busy: [] }, as)).toMatchObject({ status: 404 })
    expect(await t.call(setWeekPreference, { clientId, preference }, as)).toMatchObject({ status: 404 })
    expect(await t.call(proposeWeek, { clientId, monday }, as)).toMatchObject({ status: 404 })
  })
  test('what somebody else changed meanwhile is not overwritten', async () => {
    await t.ok(setBusyTimes, { clientId, busy: [work(1)], version: 0 }, tt.desk)
    const late = await t.call(setBusyTimes, { clientId, busy: [], version: 0 }, tt.desk)
    expect(late).toMatchObject({ status: 412 })
    expect(await t.call(setWeekPreference, { clientId, preference, version: 0 }, tt.desk)).toMatchObject({
      status: 412,
    })
    expect((await read()).busy).toHaveLength(1)
  })
  test('a time zone nobody knows', async () => {
    const wrong = { ...preference, timeZone: 'Mars/Olympus' }
    const answer = await t.call(setWeekPreference, { clientId, preference: wrong }, tt.desk)
    expect(answer).toMatchObject({ status: 422, problem: { reason: 'unknown_zone' } })
  })
  test('no week is proposed to somebody who is not admitted, or for whom nothing is prescribed', async () => {
    const guest = await tt.client(tt.siteId, { familyName: 'Guest' })
    const propose = async (id: string) => {
      const answer = await t.call(proposeWeek, { clientId: id, monday }, tt.desk)
      return answer.ok ? 'ok' : answer.problem.reason
    }
    expect(await propose(guest)).toBe('not_admitted')
    await sql`update prescribed_week set during = daterange('2026-02-02', '2026-03-01') where client_id = ${clientId}`.execute(
      t.db,
    )
    expect(await propose(clientId)).toBe('nothing_prescribed')
  })
})

test('busy times are replaced as a whole, a night shift becomes two, and the version counts on', async () => {
  const busy = [work(1), work(5, '22:00', '06:00')]
  expect(await t.ok(setBusyTimes, { clientId, busy, version: 0 }, tt.desk)).toEqual({ version: 1 })
  const shown = async () => (await read()).busy.map((b) => `${b.weekday} ${b.from}-${b.until}`)
  expect(await shown()).toEqual(['1 09:00:00-17:00:00', '5 22:00:00-00:00:00', '6 00:00:00-06:00:00'])
  expect(await t.ok(setWeekPreference, { clientId, preference, version: 1 }, tt.desk)).toEqual({ version: 2 })
  expect(await t.ok(setBusyTimes, { clientId, busy: [work(2)], version: 2 }, tt.desk)).toEqual({ version: 3 })
  expect(await shown()).toEqual(['2 09:00:00-17:00:00'])
  expect(await read()).toMatchObject({
    version: 3,
    preference,
    prescribed: { minutes: 540 },
    plannedMinutes: 0,
  })
})

test('the assessment’s duties stand in the client’s week once, beside what was there', async () => {
  await t.ok(setBusyTimes, { clientId, busy: [work(1, '08:00', '13:00')] }, tt.desk)
  const { assessmentId } = await t.ok(startAssessment, { clientId }, therapist)
  const content = {
    section: 'duties',
    list: [{ key: '1', kind: 'work', weekdays: [1, 3], from: '08:00', until: '12:30' }],
    travelMinutes: 20,
    byVideo: 'yes',
  }
  await t.ok(saveSection, { clientId, assessmentId, version: 1, content: content as never }, therapist)
  for (const _ of ['first', 'again'])
    await t.act(therapist, (ctx) => ctx.tell(assessmentCompleted, { clientId }, { assessmentId }))
  const { busy, preference: told } = await read()
  expect(busy.map((b) => `${b.weekday} ${b.from}-${b.until}`)).toEqual([
    '1 08:00:00-13:00:00',
    '3 08:00:00-12:30:00',
  ])
  expect(told).toMatchObject({ travelMinutes: 20, videoAllowed: true, preferredPart: 'any' })
})

describe('the week’s proposal', () => {
  test('reaches what is prescribed around work, is taken in one go and given back again', async () => {
    for (const weekday of [1, 2, 4, 6]) await tt.group({ weekday, name: `Group ${weekday}` })
    await tt.group({ weekday: 3, starts: '10:00', name: 'Morning' })
    const busy = [1, 2, 3, 4, 5].map((d) => work(d, '09:00', d === 2 ? '17:45' : '17:00'))
    await t.ok(setBusyTimes, { clientId, busy }, tt.desk)
    await t.ok(setWeekPreference, { clientId, preference }, tt.desk)
    const proposal = await t.ok(proposeWeek, { clientId, monday }, tt.desk)
    if (proposal.outcome !== 'weeks') throw new Error(JSON.stringify(proposal))
    const [best] = proposal.weeks
    expect(best).toMatchObject({
      minutes: 540,
      weekdays: [1, 4, 6],
      overMinutes: 0,
      against: { part: 0, mode: 0 },
    })
    const sessionIds = best?.sessions.map((s) => s.id) ?? []
    const out = await t.ok(acceptWeek, { clientId, sessionIds, repeatUntil: '2026-03-29' }, tt.desk)
    expect(out.sessionIds).toHaveLength(9)
    const taken = await read()
    expect(taken.plannedMinutes).toBe(540)
    expect(taken.seats.map((s) => s.session.name)).toEqual(['Group 1', 'Group 4', 'Group 6'])
    await t.ok(releaseSeats, { clientId, sessionIds: out.sessionIds }, tt.desk)
    expect((await read()).seats).toEqual([])
  })
  test('says why there is none, and what would have to change', async () => {
    await t.ok(
      setBusyTimes,
      { clientId, busy: [work(3), work(4, '17:00', '20:00'), work(6, '08:00', '20:00')] },
      tt.desk,
    )
    await t.ok(
      setWeekPreference,
      { clientId, preference: { ...preference, videoAllowed: true, travelMinutes: 0 } },
      tt.desk,
    )
    const answer = await t.ok(proposeWeek, { clientId, monday }, tt.desk)
    if (answer.outcome !== 'none') throw new Error('found')
    expect(answer).toMatchObject({ cause: 'no_week', most: { minutes: 360 } })
    expect(answer.waysOut.map((w) => w.relaxations)).toMatchObject([
      [{ kind: 'busy', weekday: 4 }],
      [{ kind: 'busy', weekday: 6 }],
      // The morning goes against the preferred part of the day.
      [{ kind: 'busy', busyKind: 'work', weekday: 3 }],
    ])
    for (const w of answer.waysOut) expect(w.week.minutes).toBeGreaterThanOrEqual(540)
  })
})

test('whoever is discharged leaves coming seats to others, and an hour that was only theirs is cancelled', async () => {
  const { sessions } = await tt.group({ weekday: 5, starts: '18:00' })
  await t.ok(acceptWeek, { clientId, sessionIds: sessions.slice(0, 3) }, tt.desk)
  const hour = {
    siteId: tt.siteId,
    kind: 'individual' as const,
    on: '2026-03-18',
    starts: '09:00',
    minutes: 60,
  }
  const own = await t.ok(
    openSession,
    { ...hour, leadId: therapist.staffId, clientIds: [clientId] },
    therapist,
  )
  await t.act(tt.director, (ctx) =>
    ctx.tell(discharged, { clientId }, { episodeId: clientId, dischargedOn: '2026-03-06' }),
  )
  expect(await tt.taken(clientId)).toEqual(sessions.slice(0, 1))
  const { rows } = await sql`select status from session where id = ${own.sessionId}`.execute(t.db)
  expect(rows).toEqual([{ status: 'cancelled' }])
})
