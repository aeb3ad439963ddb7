import { sql } from 'kysely'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { discharge, episode } from '#modules/episodes/episodes.contract.ts'
import { decidePlacement } from '#modules/intake/placement/placement.contract.ts'
import { careTeam } from '#modules/people/careTeam.contract.ts'
import { fourStages } from '#modules/program/preset.ts'
import { startProgram } from '#modules/program/program.actions.ts'
import {
  admissionInput,
  admittedClient,
  newClient,
  placementInput,
  programmeSite,
} from '../../../../tests/support/admission.ts'
import { type Persona, type TestApp, testApp, usualNow } from '../../../../tests/support/app.ts'
import { prescribedWeeks } from '../plans.contract.ts'
import { admission, admitClient } from './admission.contract.ts'

let t: TestApp
let site: string
let therapist: Persona
let clientId: string
beforeAll(async () => {
  t = await testApp()
  site = await programmeSite(t)
  therapist = await t.staff('therapist', site)
})
afterAll(() => t.close())
beforeEach(async () => {
  t.clock.now = usualNow
  clientId = await newClient(t, therapist)
})
const place = (level: '1.5' | '2.1' | '2.5' = '2.1') =>
  t.ok(decidePlacement, placementInput(clientId, level), therapist)
const admit = async (more: object = {}, as = therapist) =>
  t.call(admitClient, { ...(await admissionInput(t, therapist, clientId)), ...more }, as)
const eventsOf = (kind: string) =>
  t.db.selectFrom('event').select('data').where('kind', '=', kind).where('client_id', '=', clientId).execute()

describe('refusals', () => {
  test('front desk and billers admit nobody, another site sees nobody', async () => {
    await place()
    for (const role of ['front_desk', 'biller'] as const)
      expect((await admit({}, await t.staff(role, site))).status).toBe(403)
    const elsewhere = await t.staff('director', await programmeSite(t))
    expect((await admit({}, elsewhere)).status).toBe(404)
    expect((await t.call(admission, { clientId }, elsewhere)).status).toBe(404)
  })
  test('R8 without a placement decision nobody is admitted', async () => {
    const view = await t.ok(admission, { clientId }, therapist)
    expect(view.placement).toBeNull()
    const other = await newClient(t, therapist)
    await t.ok(decidePlacement, placementInput(other), therapist)
    const input = { ...(await admissionInput(t, therapist, other)), clientId }
    expect(await t.call(admitClient, input, therapist)).toMatchObject({
      status: 422,
      problem: { reason: 'placement_needed' },
    })
  })
  test('a newer placement decision is not passed over', async () => {
    await place()
    const input = await admissionInput(t, therapist, clientId)
    t.clock.now = t.clock.now.add({ minutes: 1 })
    await place('2.5')
    expect(await t.call(admitClient, input, therapist)).toMatchObject({
      problem: { reason: 'placement_changed' },
    })
  })
  test('a version not in force at the site, an unknown stage, a day to come', async () => {
    await place()
    const later = await t.act(therapist, (ctx) =>
      startProgram(ctx, {
        siteId: site,
        name: 'Next',
        effectiveOn: Temporal.PlainDate.from('2027-01-01'),
        definition: fourStages,
      }),
    )
    expect(await admit({ programVersionId: later.versionId })).toMatchObject({
      problem: { reason: 'version_not_in_force' },
    })
    expect(await admit({ stage: 'fifth' })).toMatchObject({ problem: { reason: 'stage_unknown' } })
    expect(await admit({ admittedOn: '2026-03-03' })).toMatchObject({
      problem: { reason: 'admitted_in_future' },
    })
  })
  test('a care team without a primary therapist, or with somebody of another site', async () => {
    await place()
    expect(await admit({ careTeam: [] })).toMatchObject({ problem: { reason: 'primary_therapist_needed' } })
    const stranger = await t.staff('therapist', await t.site())
    const careTeam = [{ staffId: stranger.staffId, role: 'primary_therapist' }]
    expect(await admit({ careTeam })).toMatchObject({ problem: { reason: 'staff_elsewhere' } })
  })
  test('a week outside 6 to 30 hours, or not in quarter hours', async () => {
    await place()
    const { week } = await admissionInput(t, therapist, clientId)
    for (const minutes of [345, 1815, 550])
      expect(await admit({ week: { ...week, minutes } })).toMatchObject({
        status: 400,
        problem: { issues: [{ path: ['week', 'minutes'] }] },
      })
    const turned = { ...week, daysMin: 5, daysMax: 4 }
    expect(await admit({ week: turned })).toMatchObject({ problem: { reason: 'days_turned' } })
  })
  test('whoever is admitted is not admitted again, and a refused admission leaves nothing', async () => {
    await place()
    expect((await admit()).status).toBe(200)
    expect(await admit()).toMatchObject({ status: 409, problem: { reason: 'episode_one_open' } })
    const count = await t.db.selectFrom('episode').selectAll().where('client_id', '=', clientId).execute()
    expect(count).toHaveLength(1)
    expect(await eventsOf('episodes.admitted')).toHaveLength(1)
  })
  test('of two who admit at once, one is told', async () => {
    await place()
    const answers = await Promise.all([admit(), admit()])
    expect(answers.map((a) => a.status).sort()).toEqual([200, 409])
  })
})

describe('admitting', () => {
  test('opens the episode with programme version, first stage, the placement’s level, team and week', async () => {
    await place()
    const answer = await admit()
    expect(answer).toMatchObject({ ok: true, body: { warnings: [] } })
    const { episode: e } = await t.ok(episode, { clientId }, therapist)
    expect(e).toMatchObject({
      stage: 'engagement',
      levelOfCare: '2.1',
      readiness: null,
      lengthOfStay: 1,
      track: 'day',
    })
    expect(e?.admittedOn.toString()).toBe('2026-03-02')
    expect(e?.changes.map((c) => [c.what, c.from, c.to])).toEqual([
      ['level', null, '2.1'],
      ['stage', null, 'engagement'],
    ])
    expect((await t.ok(careTeam, { clientId }, therapist)).team).toMatchObject([
      { staffId: therapist.staffId, role: 'primary_therapist' },
    ])
    const { current } = await t.ok(prescribedWeeks, { clientId }, therapist)
    expect(current).toMatchObject({ minutes: 540, daysMin: 3, daysMax: 4, until: null })
    expect(current?.from.toString()).toBe('2026-03-02')
  })
  test('starts from whoever admits as therapist, or from the present team', async () => {
    const view = await t.ok(admission, { clientId }, therapist)
    expect([view.team, view.prefers]).toEqual([
      [{ staffId: therapist.staffId, role: 'primary_therapist' }],
      null,
    ])
    expect((await t.ok(admission, { clientId }, await t.staff('director', site))).team).toEqual([])
    await place()
    await admit()
    const director = await t.staff('director', site)
    expect((await t.ok(admission, { clientId }, director)).team).toEqual(view.team)
  })
  test('the admission day is the site’s, late in the evening too', async () => {
    t.clock.now = Temporal.Instant.from('2026-03-04T03:30:00Z')
    await place()
    await admit()
    const { episode: e } = await t.ok(episode, { clientId }, therapist)
    expect(e?.admittedOn.toString()).toBe('2026-03-03')
  })
  test('R11 consent, notice, fees and orientation are each dated, or told as owed with a day', async () => {
    await place()
    await admit({ itemsDone: { consent_to_treat: true, part2_notice: true } })
    const { episode: e } = await t.ok(episode, { clientId }, therapist)
    expect(e?.items.map((i) => [i.item, i.doneAt !== null, i.dueOn.toString()])).toEqual([
      ['consent_to_treat', true, '2026-03-05'],
      ['part2_notice', true, '2026-03-05'],
      ['fee_schedule', false, '2026-03-05'],
      ['orientation', false, '2026-03-05'],
    ])
    expect((await eventsOf('episodes.admitted'))[0]?.data).toMatchObject({
      openItems: [
        { item: 'fee_schedule', dueOn: '2026-03-05' },
        { item: 'orientation', dueOn: '2026-03-05' },
      ],
    })
  })
  test('R1 R2 hours outside the band of the level are warned of and kept', async () => {
    await place()
    const { week } = await admissionInput(t, therapist, clientId)
    const answer = await admit({ week: { ...week, minutes: 525 } })
    expect(answer).toMatchObject({
      body: { warnings: [{ reason: 'below_minimum', fromMinutes: 540, untilMinutes: 1140 }] },
    })
    clientId = await newClient(t, therapist)
    await place()
    expect(await admit({ week: { ...week, minutes: 1200 } })).toMatchObject({
      body: { warnings: [{ reason: 'exceeds_band' }] },
    })
  })
  test('R3 the hours of adolescents hold for whoever is under 18 on the day of admission', async () => {
    clientId = await newClient(t, therapist, '2008-03-03')
    await place()
    const { week } = await admissionInput(t, therapist, clientId)
    expect(await admit({ week: { ...week, minutes: 360 } })).toMatchObject({ body: { warnings: [] } })
    clientId = await newClient(t, therapist, '2008-03-02')
    await place()
    expect(await admit({ week: { ...week, minutes: 360 } })).toMatchObject({
      body: { warnings: [{ reason: 'below_minimum' }] },
    })
  })
})

describe('coming back', () => {
  const leave = async (on: string) => {
    const first = await admittedClient(t, therapist)
    clientId = first.clientId
    t.clock.now = Temporal.Instant.from(`${on}T15:00:00Z`)
    const input = { ...first, version: 1, on, reason: 'left_early' as const, note: '' }
    await t.ok(discharge, input, therapist)
    return first.episodeId
  }
  test('R14 within 30 days the earlier episode is offered and linked, and stays closed', async () => {
    const prior = await leave('2026-03-10')
    t.clock.now = Temporal.Instant.from('2026-04-09T15:00:00Z')
    const view = await t.ok(admission, { clientId }, therapist)
    expect(view.priorEpisode).toMatchObject({ id: prior, offersLink: true, dischargeReason: 'left_early' })
    const answer = await admit({ priorEpisodeId: prior })
    expect(answer.ok && answer.body.episodeId).not.toBe(prior)
    const { episode: e, earlier } = await t.ok(episode, { clientId }, therapist)
    expect(e?.priorEpisodeId).toBe(prior)
    expect(earlier).toMatchObject([{ id: prior, discharge: { reason: 'left_early' } }])
  })
  test('R14 later it is neither offered nor linked', async () => {
    const prior = await leave('2026-03-10')
    t.clock.now = Temporal.Instant.from('2026-04-10T15:00:00Z')
    expect((await t.ok(admission, { clientId }, therapist)).priorEpisode?.offersLink).toBe(false)
    expect(await admit({ priorEpisodeId: prior })).toMatchObject({ problem: { reason: 'link_not_offered' } })
    expect((await admit()).status).toBe(200)
  })
  test('nobody is admitted for a day on which they were still in the earlier episode', async () => {
    await leave('2026-03-10')
    expect(await admit({ admittedOn: '2026-03-09' })).toMatchObject({
      problem: { reason: 'admitted_before_discharge' },
    })
  })
})

test('the database itself keeps one open episode a client', async () => {
  const { clientId: id, episodeId } = await admittedClient(t, therapist)
  await expect(
    sql`insert into episode (id, client_id, site_id, program_version_id, track, stage, level_of_care, admitted_on, admitted_at, last_contact_on)
      select gen_random_uuid(), client_id, site_id, program_version_id, track, stage, level_of_care, admitted_on, admitted_at, last_contact_on
      from episode where id = ${episodeId}`.execute(t.db),
  ).rejects.toMatchObject({ constraint: 'episode_one_open' })
  expect(id).not.toBe('')
})
