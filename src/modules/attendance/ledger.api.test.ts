import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type Persona, type TestApp, testApp } from '../../../tests/support/app.ts'
import { arrange } from '../../../tests/support/week.ts'
import { markRoster } from './attendance.actions.ts'
import { weekLedger } from './ledger.actions.ts'
import { clientLedger } from './ledger.contract.ts'

let t: TestApp
let therapist: Persona
let stranger: Persona
let siteId: string
let versionId: string
let make: ReturnType<typeof arrange>

const monday = Temporal.PlainDate.from('2026-03-02')
const at = (time: string) => {
  t.clock.now = Temporal.Instant.from(time)
}
beforeAll(async () => {
  t = await testApp()
  make = arrange(t)
  siteId = await t.site()
  ;({ versionId } = await make.program(siteId))
  therapist = await t.staff(['therapist', 'director'], siteId)
  stranger = await t.staff('therapist', await t.site({ name: 'Elsewhere' }))
})
afterAll(() => t.close())

/** Three evenings of three hours, Monday, Wednesday, Friday, with a seat in each. */
async function threeEvenings(over: { admittedOn?: string; bornOn?: string; minutes?: number } = {}) {
  const { admittedOn = '2026-02-02', bornOn = '1990-05-01', ...rest } = over
  const clientId = await make.client(siteId, { bornOn })
  await make.episode(therapist, { siteId, clientId, versionId, admittedOn, ...rest })
  const sessions: string[] = []
  for (const on of ['2026-03-02', '2026-03-04', '2026-03-06']) {
    const id = await make.session({ siteId, on, starts: '18:00', minutes: 180 })
    await make.seat(id, clientId)
    sessions.push(id)
  }
  return { clientId, sessions: sessions as [string, string, string] }
}
const mark = (
  sessionId: string,
  clientId: string,
  m: 'present' | 'late' | 'excused' | 'absent',
  attended?: number,
) =>
  t.act(therapist, (ctx) =>
    markRoster(ctx, { sessionId, marks: [{ clientId, mark: m, attendedMinutes: attended }], why: 'test' }),
  )
const weekOf = async (clientId: string) => {
  const [week] = await t.act(therapist, (ctx) => weekLedger(ctx, [clientId], monday))
  if (!week) throw new Error('no week')
  return week
}

describe('the ledger of a week', () => {
  test('is not there for a client of another site', async () => {
    const { clientId } = await threeEvenings()
    const answer = await t.call(clientLedger, { clientId, monday: '2026-03-02' }, stranger)
    expect(answer).toMatchObject({ status: 404 })
    expect(await t.act(stranger, (ctx) => weekLedger(ctx, [clientId], monday))).toEqual([])
  })
  test('one evening attended, one missed in part, one ahead: it will end at 8 h 30 and needs 30 minutes', async () => {
    const { clientId, sessions } = await threeEvenings()
    at('2026-03-05T15:00:00Z')
    await mark(sessions[0], clientId, 'present')
    await mark(sessions[1], clientId, 'late', 150)
    const { minutes, forecast, frame } = await weekOf(clientId)
    expect(minutes).toEqual({
      scheduled: 540,
      credited: 330,
      excused: 0,
      missed: 30,
      ahead: 180,
      unmarked: 0,
      madeUp: 0,
      programCancelled: 0,
    })
    expect(frame).toEqual({ prescribedMinutes: 540, minimumMinutes: 540, daysInEpisode: 7 })
    expect(forecast).toEqual({ verdict: 'below_minimum', willEndAt: 510, needs: 30 })
  })
  test('a make-up counts, and says what of the credit it is', async () => {
    const { clientId, sessions } = await threeEvenings()
    at('2026-03-08T15:00:00Z')
    await mark(sessions[0], clientId, 'absent')
    const saturday = await make.session({ siteId, on: '2026-03-07', starts: '10:00', minutes: 90 })
    await make.seat(saturday, clientId, sessions[0])
    await mark(saturday, clientId, 'present')
    expect((await weekOf(clientId)).minutes).toMatchObject({
      scheduled: 630,
      credited: 90,
      madeUp: 90,
      missed: 180,
      unmarked: 360,
    })
  })
  test('R20 R24 what the programme cancelled is no absence, and complementary time counts to the programme only', async () => {
    const { clientId, sessions } = await threeEvenings()
    at('2026-03-08T15:00:00Z')
    await make.cancel(sessions[2])
    await mark(sessions[0], clientId, 'present')
    await mark(sessions[1], clientId, 'excused')
    const yoga = await make.session({
      siteId,
      on: '2026-03-05',
      starts: '18:00',
      minutes: 60,
      kind: 'complementary',
    })
    await make.seat(yoga, clientId)
    await mark(yoga, clientId, 'present')
    const { minutes, creditedBy } = await weekOf(clientId)
    expect(minutes).toMatchObject({
      scheduled: 360,
      credited: 180,
      excused: 180,
      missed: 0,
      programCancelled: 180,
    })
    expect(creditedBy).toEqual({ level_of_care: 180, per_diem: 180, medicare: 180, program: 240 })
  })
  test('R4 the week of admission is judged by itself, never as short', async () => {
    const { clientId, sessions } = await threeEvenings({ admittedOn: '2026-03-05' })
    at('2026-03-08T15:00:00Z')
    await mark(sessions[2], clientId, 'present')
    const { forecast, frame } = await weekOf(clientId)
    expect(frame.daysInEpisode).toBe(4)
    expect(forecast.verdict).toBe('partial_week')
  })
  test('R1 R3 an adolescent’s minimum is six hours, by the age in that week', async () => {
    const young = await threeEvenings({ bornOn: '2010-01-01', minutes: 360 })
    expect((await weekOf(young.clientId)).frame.minimumMinutes).toBe(360)
    const grown = await threeEvenings({ bornOn: '2008-02-28', minutes: 540 })
    expect((await weekOf(grown.clientId)).frame.minimumMinutes).toBe(540)
  })
  test('the client’s page gets the week, eight before it, and what became of each seat', async () => {
    const { clientId, sessions } = await threeEvenings()
    at('2026-03-05T15:00:00Z')
    await mark(sessions[0], clientId, 'late', 100)
    const seen = await t.ok(clientLedger, { clientId, monday: '2026-03-04' }, therapist)
    expect(seen.week.monday.toString()).toBe('2026-03-02')
    expect(seen.history.map((w) => w.monday.toString())).toEqual([
      '2026-01-05',
      '2026-01-12',
      '2026-01-19',
      '2026-01-26',
      '2026-02-02',
      '2026-02-09',
      '2026-02-16',
      '2026-02-23',
    ])
    expect(seen.sessions.map((s) => [s.mark, s.minutes, s.scheduledMinutes])).toEqual([
      ['late', 100, 180],
      [null, 0, 180],
      [null, 0, 180],
    ])
  })
})
