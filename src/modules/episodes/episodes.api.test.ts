import { sql } from 'kysely'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { decidePlacement } from '#modules/intake/placement/placement.contract.ts'
import { careTeam, changeCareTeam } from '#modules/people/careTeam.contract.ts'
import { prescribedWeeks } from '#modules/plans/plans.contract.ts'
import { admittedClient, placementInput, programmeSite } from '../../../tests/support/admission.ts'
import { type Persona, type TestApp, testApp, usualNow } from '../../../tests/support/app.ts'
import { proposeAdministrativeDischarges, recordContact } from './episodes.actions.ts'
import {
  changeLevel,
  changeStage,
  completeAdmissionItem,
  discharge,
  episode,
  rateReadiness,
} from './episodes.contract.ts'

let t: TestApp
let site: string
let therapist: Persona
let frontDesk: Persona
let at: { clientId: string; episodeId: string }
beforeAll(async () => {
  t = await testApp()
  site = await programmeSite(t)
  therapist = await t.staff('therapist', site)
  frontDesk = await t.staff('front_desk', site)
})
afterAll(() => t.close())
beforeEach(async () => {
  t.clock.now = usualNow
  at = await admittedClient(t, therapist)
})
const open = async () => {
  const { episode: e } = await t.ok(episode, { clientId: at.clientId }, therapist)
  if (!e) throw new Error('not admitted')
  return e
}
const eventsOf = (kind: string) =>
  t.db
    .selectFrom('event')
    .select('data')
    .where('kind', '=', kind)
    .where('client_id', '=', at.clientId)
    .execute()

describe('who may', () => {
  test('front desk ticks items and reads, changes nothing else; another site sees nobody', async () => {
    const stage = { ...at, version: 1, stage: 'early', reason: 'Ready' }
    expect((await t.call(changeStage, stage, frontDesk)).status).toBe(403)
    expect((await t.call(episode, { clientId: at.clientId }, frontDesk)).status).toBe(200)
    const tick = { ...at, item: 'orientation' as const, done: true }
    expect((await t.call(completeAdmissionItem, tick, frontDesk)).status).toBe(200)
    const elsewhere = await t.staff('therapist', await t.site())
    expect((await t.call(changeStage, stage, elsewhere)).status).toBe(404)
    expect((await t.call(completeAdmissionItem, tick, elsewhere)).status).toBe(404)
    expect((await t.call(episode, { clientId: at.clientId }, elsewhere)).status).toBe(404)
    expect((await t.call(careTeam, { clientId: at.clientId }, elsewhere)).status).toBe(404)
  })
})

describe('stage, level, readiness', () => {
  test('a stage needs a reason, must be another one of the programme, and the version read', async () => {
    const move = (more: object) =>
      t.call(changeStage, { ...at, version: 1, stage: 'early', reason: 'Ready', ...more }, therapist)
    expect(await move({ reason: ' ' })).toMatchObject({ status: 400 })
    expect(await move({ stage: 'fifth' })).toMatchObject({ problem: { reason: 'stage_unknown' } })
    expect(await move({ stage: 'engagement' })).toMatchObject({ problem: { reason: 'stage_same' } })
    expect(await move({ version: 7 })).toMatchObject({ status: 412 })
  })
  test('R9 back is always possible and does not end the episode', async () => {
    const go = (version: number, stage: string) =>
      t.ok(changeStage, { ...at, version, stage, reason: 'See note' }, therapist)
    t.clock.now = t.clock.now.add({ minutes: 1 })
    await go(1, 'mid')
    t.clock.now = t.clock.now.add({ minutes: 1 })
    await go(2, 'engagement')
    const e = await open()
    expect(e).toMatchObject({ stage: 'engagement', discharge: null, version: 3 })
    expect(e.changes.slice(0, 2).map((c) => [c.from, c.to, c.reason, c.by])).toEqual([
      ['mid', 'engagement', 'See note', 'Test therapist'],
      ['engagement', 'mid', 'See note', 'Test therapist'],
    ])
  })
  test('R10 changing one of stage, level and readiness leaves the other two', async () => {
    await t.ok(rateReadiness, { ...at, version: 1, readiness: 'preparing', reason: '' }, therapist)
    expect(await open()).toMatchObject({ stage: 'engagement', levelOfCare: '2.1', readiness: 'preparing' })
    await t.ok(changeStage, { ...at, version: 2, stage: 'early', reason: 'Ready' }, therapist)
    expect(await open()).toMatchObject({ stage: 'early', levelOfCare: '2.1', readiness: 'preparing' })
    t.clock.now = t.clock.now.add({ minutes: 1 })
    const { placementId } = await t.ok(decidePlacement, placementInput(at.clientId, '1.5'), therapist)
    expect(await open()).toMatchObject({ levelOfCare: '2.1', offeredLevel: { placementId, level: '1.5' } })
    await t.ok(changeLevel, { ...at, version: 3, placementId, reason: '' }, therapist)
    expect(await open()).toMatchObject({
      ...{ stage: 'early', levelOfCare: '1.5', readiness: 'preparing', offeredLevel: null },
    })
  })
  test('a level comes from the newest placement decision, and from nowhere else', async () => {
    const [first] = await t.db
      .selectFrom('placement')
      .select('id')
      .where('client_id', '=', at.clientId)
      .execute()
    const take = (placementId: string) =>
      t.call(changeLevel, { ...at, version: 1, placementId, reason: '' }, therapist)
    expect(await take(first?.id ?? '')).toMatchObject({ problem: { reason: 'level_unchanged' } })
    t.clock.now = t.clock.now.add({ minutes: 1 })
    await t.ok(decidePlacement, placementInput(at.clientId, '2.5'), therapist)
    expect(await take(first?.id ?? '')).toMatchObject({ problem: { reason: 'placement_not_newest' } })
  })
})

describe('admission items', () => {
  test('R11 a tick is dated and told once; taking it back is told too', async () => {
    const tick = (done: boolean) =>
      t.ok(completeAdmissionItem, { ...at, item: 'fee_schedule', done }, frontDesk)
    await tick(true)
    await tick(true)
    const item = async () => (await open()).items.find((i) => i.item === 'fee_schedule')
    expect(await item()).toMatchObject({ doneBy: 'Test front_desk', doneAt: usualNow })
    expect(await eventsOf('episodes.admission_item_done')).toHaveLength(1)
    await tick(false)
    expect(await item()).toMatchObject({ doneAt: null, doneBy: null })
    expect((await eventsOf('episodes.admission_item_reopened'))[0]?.data).toMatchObject({
      item: 'fee_schedule',
      dueOn: '2026-03-05',
    })
  })
})

describe('care team', () => {
  test('whoever leaves was there until the day before, whoever stays keeps their date', async () => {
    const colleague = await t.staff('case_manager', site)
    t.clock.now = Temporal.Instant.from('2026-03-09T15:00:00Z')
    const team = [
      { staffId: therapist.staffId, role: 'primary_therapist' as const },
      { staffId: colleague.staffId, role: 'case_manager' as const },
    ]
    const change = (to: typeof team) => t.call(changeCareTeam, { clientId: at.clientId, team: to }, therapist)
    expect(await change([])).toMatchObject({ problem: { reason: 'primary_therapist_needed' } })
    expect((await t.call(changeCareTeam, { clientId: at.clientId, team }, frontDesk)).status).toBe(403)
    await change(team)
    const view = await t.ok(careTeam, { clientId: at.clientId }, therapist)
    expect(view.team.map((m) => [m.role, m.fromOn.toString()])).toEqual([
      ['primary_therapist', '2026-03-02'],
      ['case_manager', '2026-03-09'],
    ])
    await change(team.slice(0, 1))
    await change(team)
    expect((await t.ok(careTeam, { clientId: at.clientId }, therapist)).team).toHaveLength(2)
    expect(await eventsOf('people.care_team_changed')).toHaveLength(4)
  })
})

/** An attended session on a day, as timetable and attendance store it. */
const attended = (on: string, mark = 'present') => sql`
  with s as (insert into session (id, site_id, kind, name, counts_toward, starts_at, ends_at, local_on, capacity)
    values (gen_random_uuid(), ${site}, 'skills', 'Skills', '{program}', ${`${on}T15:00:00Z`}, ${`${on}T16:00:00Z`}, ${on}, 12) returning id, during),
  seated as (insert into seat (session_id, client_id, during, taken_at) select id, ${at.clientId}, during, now() from s returning session_id)
  insert into attendance (session_id, client_id, mark, minutes, marked_at, marked_by)
  select session_id, ${at.clientId}, ${mark}, ${mark === 'absent' ? 0 : 60}, now(), ${therapist.accountId} from seated`

describe('last contact', () => {
  test('R12 length of stay runs from admission to the last attended session or contact', async () => {
    expect((await open()).lengthOfStay).toBe(1)
    await attended('2026-03-12').execute(t.db)
    await attended('2026-03-19', 'absent').execute(t.db)
    expect((await open()).lengthOfStay).toBe(10)
    await t.act(therapist, (ctx) =>
      recordContact(ctx, { clientId: at.clientId, on: Temporal.PlainDate.from('2026-03-15') }),
    )
    await t.act(therapist, (ctx) =>
      recordContact(ctx, { clientId: at.clientId, on: Temporal.PlainDate.from('2026-03-13') }),
    )
    expect((await open()).lengthOfStay).toBe(13)
  })
  test('R13 after 30 days of silence administrative discharge is proposed once, dated by the last contact', async () => {
    const nightly = () => t.act(undefined, proposeAdministrativeDischarges)
    const proposed = async () => (await eventsOf('episodes.discharge_proposed')).map((e) => e.data)
    await attended('2026-03-12').execute(t.db)
    t.clock.now = Temporal.Instant.from('2026-04-11T03:59:00Z') // still the 10th in New York
    await nightly()
    expect(await proposed()).toEqual([])
    t.clock.now = Temporal.Instant.from('2026-04-11T04:01:00Z')
    await nightly()
    await nightly()
    expect(await proposed()).toEqual([{ episodeId: at.episodeId, lastContactOn: '2026-03-12' }])
    expect(await open()).toMatchObject({ dischargeProposed: true, discharge: null })
    await attended('2026-04-11').execute(t.db)
    expect(await open()).toMatchObject({ dischargeProposed: false })
  })
})

describe('discharge', () => {
  const leave = (more: object = {}) =>
    t.call(
      discharge,
      { ...at, version: 1, on: '2026-03-20', reason: 'graduated', note: '', ...more } as never,
      therapist,
    )
  test('is refused before the last contact, in the future, with a stale version, and twice', async () => {
    await attended('2026-03-12').execute(t.db)
    t.clock.now = Temporal.Instant.from('2026-03-20T15:00:00Z')
    expect(await leave({ on: '2026-03-11' })).toMatchObject({
      problem: { reason: 'discharge_before_last_contact' },
    })
    expect(await leave({ on: '2026-03-21' })).toMatchObject({ problem: { reason: 'discharge_in_future' } })
    expect(await leave({ reason: 'lost_contact' })).toMatchObject({
      problem: { reason: 'lost_contact_dated' },
    })
    expect(await leave({ version: 9 })).toMatchObject({ status: 412 })
    expect(await leave()).toMatchObject({ ok: true, body: { lengthOfStay: 10 } })
    expect(await leave({ version: 2 })).toMatchObject({ problem: { reason: 'episode_closed' } })
    expect(
      await t.call(completeAdmissionItem, { ...at, item: 'orientation', done: true }, frontDesk),
    ).toMatchObject({ problem: { reason: 'episode_closed' } })
  })
  test('R12 keeps the last contact, and no prescribed week holds after the last day', async () => {
    await attended('2026-03-12').execute(t.db)
    t.clock.now = Temporal.Instant.from('2026-03-20T15:00:00Z')
    await leave({ on: '2026-03-12', reason: 'lost_contact' })
    const e = await open()
    expect([e.lastContactOn.toString(), e.discharge?.on.toString()]).toEqual(['2026-03-12', '2026-03-12'])
    const { weeks, current, can } = await t.ok(prescribedWeeks, { clientId: at.clientId }, therapist)
    expect(weeks.map((w) => w.until?.toString())).toEqual(['2026-03-13'])
    expect([current, can.edit]).toEqual([null, false])
    expect((await eventsOf('episodes.discharged'))[0]?.data).toEqual({
      episodeId: at.episodeId,
      dischargedOn: '2026-03-12',
    })
  })
})
