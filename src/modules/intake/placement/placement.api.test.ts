import { sql } from 'kysely'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { registerClient } from '#modules/people/client.actions.ts'
import { startFirstProgram } from '#modules/program/program.actions.ts'
import { type Persona, type TestApp, testApp } from '../../../../tests/support/app.ts'
import { currentPlacement } from './placement.actions.ts'
import { decidePlacement, placements } from './placement.contract.ts'
import { dimensions } from './placement.ts'

let t: TestApp
let site: string
let therapist: Persona
let clientId: string
beforeAll(async () => {
  t = await testApp()
  site = await t.site()
  therapist = await t.staff('therapist', site, { label: 'LCSW' })
  await t.act(undefined, (ctx) => startFirstProgram(ctx, { siteId: site, timeZone: 'America/New_York' }))
})
afterAll(() => t.close())
beforeEach(async () => {
  clientId = await t.act(therapist, (ctx) =>
    registerClient(ctx, { siteId: site, givenName: 'Rosa', familyName: 'Ito' }),
  )
})

const decision = (more: object = {}) => ({
  clientId,
  edition: '4' as const,
  ratings: dimensions['4'].map((dimension) => ({ dimension, rating: 2, narrative: 'As told' })),
  indicatedLevel: '2.1' as const,
  actualLevel: '2.1' as const,
  differenceReason: null,
  differenceNote: '',
  whyNotLower: 'Used daily under less support',
  whyNotHigher: 'Stable home',
  corrects: null,
  correctionReason: '',
  ...more,
})
const decide = (more: object = {}, as = therapist) => t.call(decidePlacement, decision(more), as)

describe('who may decide', () => {
  test('case managers read, front desk does not even that, another site sees nobody', async () => {
    const caseManager = await t.staff('case_manager', site)
    expect((await decide({}, caseManager)).status).toBe(403)
    expect((await t.call(placements, { clientId }, caseManager)).status).toBe(200)
    expect((await t.call(placements, { clientId }, await t.staff('front_desk', site))).status).toBe(403)
    const elsewhere = await t.staff('therapist', await t.site())
    expect((await decide({}, elsewhere)).status).toBe(404)
    expect((await t.call(placements, { clientId }, elsewhere)).status).toBe(404)
  })
  test('without a credential in force on the day nobody decides', async () => {
    const lapsed = await t.staff('therapist', site)
    await sql`update credential set until_on = '2026-03-01' where staff_id = ${lapsed.staffId}`.execute(t.db)
    expect(await decide({}, lapsed)).toMatchObject({ status: 422, problem: { reason: 'no_credential' } })
  })
})

describe('deciding', () => {
  test('R6 a placement at another than the indicated level is refused without a reason', async () => {
    expect(await decide({ actualLevel: '1.5' })).toMatchObject({
      status: 422,
      problem: { reason: 'difference_needs_reason', issues: [{ path: ['differenceReason'] }] },
    })
    expect((await t.ok(placements, { clientId }, therapist)).placements).toEqual([])
  })
  test('R6 the database holds it too', async () => {
    await expect(
      sql`insert into placement (id, client_id, edition, ratings, indicated_level, actual_level, why_not_lower, why_not_higher,
        decided_at, decided_by, credential, next_review_on) values (gen_random_uuid(), ${clientId}, '4', '[]', '2.1', '1.5', 'a', 'b',
        now(), ${therapist.staffId}, 'LCSW', '2026-04-01')`.execute(t.db),
    ).rejects.toMatchObject({ constraint: 'placement_difference_explained' })
  })
  test('ratings and both reasons are asked, each at its place', async () => {
    const refusal = await decide({ ratings: [], whyNotHigher: ' ' })
    if (refusal.ok) throw new Error('decided')
    expect(refusal.problem.issues?.map((i) => i.path.join('.'))).toEqual([
      ...dimensions['4'].map((d) => `ratings.${d}.rating`),
      'whyNotHigher',
    ])
  })
  test('keeps credential, edition and the programme’s review date', async () => {
    await t.ok(decidePlacement, decision(), therapist)
    const view = await t.ok(placements, { clientId }, therapist)
    expect(view.placements[0]).toMatchObject({
      credential: 'LCSW',
      edition: '4',
      decidedBy: 'Test therapist',
    })
    expect(view.placements[0]?.nextReviewOn.toString()).toBe('2026-04-01')
    await sql`update credential set label = 'LICSW' where staff_id = ${therapist.staffId}`.execute(t.db)
    expect((await t.ok(placements, { clientId }, therapist)).placements[0]?.credential).toBe('LCSW')
  })
  test('a correction is a new decision with a reason; the old one stays and cannot be changed', async () => {
    const { placementId: first } = await t.ok(decidePlacement, decision(), therapist)
    expect(await decide({ corrects: first })).toMatchObject({
      problem: { reason: 'correction_needs_reason' },
    })
    expect(await decide({ correctionReason: 'Typing error' })).toMatchObject({
      problem: { reason: 'correction_of_nothing' },
    })
    t.clock.now = t.clock.now.add({ minutes: 5 })
    const correction = decision({
      corrects: first,
      correctionReason: 'Wrong level',
      indicatedLevel: '2.5',
      actualLevel: '2.5',
    })
    const { placementId: second } = await t.ok(decidePlacement, correction, therapist)
    expect(await decide({ corrects: first, correctionReason: 'Again' })).toMatchObject({
      problem: { reason: 'correction_of_older' },
    })
    const view = await t.ok(placements, { clientId }, therapist)
    expect(view.placements.map((p) => [p.id, p.correctedBy, p.actualLevel])).toEqual([
      [second, null, '2.5'],
      [first, second, '2.1'],
    ])
    expect((await t.act(therapist, (ctx) => currentPlacement(ctx, clientId)))?.id).toBe(second)
    await expect(sql`update placement set actual_level = '1.5'`.execute(t.db)).rejects.toThrow(
      /permission denied/,
    )
  })
})
