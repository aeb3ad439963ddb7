import fc from 'fast-check'
import { sql } from 'kysely'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { admittedClient, programmeSite } from '../../../tests/support/admission.ts'
import { type Persona, type TestApp, testApp, usualNow } from '../../../tests/support/app.ts'
import { prescribedWeeks, prescribeWeek } from './plans.contract.ts'

let t: TestApp
let site: string
let therapist: Persona
let at: { clientId: string; episodeId: string }
beforeAll(async () => {
  t = await testApp()
  site = await programmeSite(t)
  therapist = await t.staff('therapist', site)
})
afterAll(() => t.close())
beforeEach(async () => {
  t.clock.now = usualNow
  at = await admittedClient(t, therapist)
})
const weeks = () => t.ok(prescribedWeeks, { clientId: at.clientId }, therapist)
const week = { minutes: 720, daysMin: 3, daysMax: 5, mix: { therapy_group: { min: 2, max: 3 } } }
const prescribe = async (from: string, more: object = {}, as = therapist) => {
  const latestId = (await weeks()).weeks[0]?.id ?? null
  const input = { ...at, ...week, from, reason: 'More support', latestId, ...more }
  return t.call(prescribeWeek, input, as)
}
const spans = async () =>
  (await weeks()).weeks.map((w) => `${w.from} ${w.replaced ? 'never' : (w.until ?? 'open')} ${w.minutes}`)

describe('refusals', () => {
  test('front desk neither reads nor prescribes, another site sees nobody', async () => {
    const frontDesk = await t.staff('front_desk', site)
    expect((await t.call(prescribedWeeks, { clientId: at.clientId }, frontDesk)).status).toBe(403)
    expect((await prescribe('2026-03-09', {}, frontDesk)).status).toBe(403)
    const elsewhere = await t.staff('therapist', await t.site())
    expect((await prescribe('2026-03-09', {}, elsewhere)).status).toBe(404)
  })
  test('weeks that are over stay as they were', async () => {
    t.clock.now = Temporal.Instant.from('2026-03-18T15:00:00Z')
    expect(await prescribe('2026-03-15')).toMatchObject({ status: 422, problem: { reason: 'from_in_past' } })
    expect((await prescribe('2026-03-16')).status).toBe(200)
  })
  test('somebody else’s newer prescription is not passed over', async () => {
    const latestId = (await weeks()).weeks[0]?.id
    await prescribe('2026-03-09')
    expect(await prescribe('2026-03-16', { latestId })).toMatchObject({ status: 412 })
    const both = await Promise.all([prescribe('2026-03-16'), prescribe('2026-03-23')])
    expect(both.map((a) => a.status).sort()).toEqual([200, 412])
  })
  test('R2 hours above the band are warned of, not refused', async () => {
    expect(await prescribe('2026-03-09', { minutes: 1155 })).toMatchObject({
      ok: true,
      body: { warnings: [{ reason: 'exceeds_band', untilMinutes: 1140 }] },
    })
  })
})

test('a new week ends the running one and takes the place of later ones, which stay readable', async () => {
  await prescribe('2026-03-16')
  await prescribe('2026-03-09', { minutes: 600 })
  expect(await spans()).toEqual(['2026-03-09 open 600', '2026-03-16 never 720', '2026-03-02 2026-03-09 540'])
  expect((await weeks()).current?.minutes).toBe(540)
  t.clock.now = Temporal.Instant.from('2026-03-09T15:00:00Z')
  expect((await weeks()).current?.minutes).toBe(600)
  // The same day again: the earlier one never held.
  await prescribe('2026-03-09', { minutes: 660 })
  expect((await weeks()).current?.minutes).toBe(660)
})

test('prescribed weeks never overlap under any sequence, and one holds on every day from admission', async () => {
  const starts = fc.array(fc.integer({ min: 0, max: 40 }), { minLength: 1, maxLength: 6 })
  await fc.assert(
    fc.asyncProperty(starts, async (days) => {
      at = await admittedClient(t, therapist)
      for (const n of days) {
        const from = Temporal.PlainDate.from('2026-03-02').add({ days: n }).toString()
        expect((await prescribe(from)).status).toBe(200)
      }
      const { rows } = await sql<{ holding: number }>`
        select count(w.id)::int as holding from generate_series('2026-03-02'::date, '2026-04-20'::date, '1 day') d
        left join prescribed_week w on w.episode_id = ${at.episodeId} and w.during @> d::date group by d`.execute(
        t.db,
      )
      expect(new Set(rows.map((r) => r.holding))).toEqual(new Set([1]))
    }),
    { numRuns: 6 },
  )
})

test('the database refuses two weeks on one day', async () => {
  await expect(
    sql`insert into prescribed_week (id, episode_id, client_id, during, minutes, days_min, days_max, prescribed_at, prescribed_by)
      values (gen_random_uuid(), ${at.episodeId}, ${at.clientId}, '[2026-04-01,)', 540, 3, 4, now(), ${therapist.accountId})`.execute(
      t.db,
    ),
  ).rejects.toMatchObject({ constraint: 'prescribed_week_one_at_a_time' })
})
