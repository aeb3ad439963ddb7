import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { client, findClients, listClients } from '#modules/people/client.contract.ts'
import { type Persona, type TestApp, testApp, usualNow } from '../../../../tests/support/app.ts'
import { arrange } from '../../../../tests/support/week.ts'
import {
  breakGlass,
  listBreakGlass,
  reviewBreakGlass,
  setSiteVisibility,
  siteVisibility,
} from './breakGlass.contract.ts'

let t: TestApp
let siteId: string
let make: ReturnType<typeof arrange>
let therapist: Persona
let officer: Persona
let administrator: Persona
let mine: string
let theirs: string
beforeAll(async () => {
  t = await testApp()
  make = arrange(t)
})
beforeEach(async () => {
  t.clock.now = usualNow
  siteId = await t.site()
  therapist = await t.staff('therapist', siteId)
  officer = await t.staff('privacy_officer', siteId)
  administrator = await t.staff('administrator', siteId)
  mine = await make.client(siteId, { givenName: 'Mine' })
  theirs = await make.client(siteId, { givenName: 'Theirs' })
  await takeOn(mine, therapist)
  await takeOn(theirs, await t.staff('therapist', siteId))
})
afterAll(() => t.close())

const takeOn = (clientId: string, { staffId }: Persona) =>
  t.db
    .insertInto('care_team_member')
    .values({
      client_id: clientId,
      staff_id: staffId,
      role: 'primary_therapist',
      from_on: Temporal.PlainDate.from('2026-01-05'),
    })
    .execute()
const onlyTeams = () => t.ok(setSiteVisibility, { siteId, visibility: 'care_team' }, administrator)
const sees = async (clientId: string, who: Persona) => (await t.call(client, { clientId }, who)).status
const reason = 'At the front door in crisis'

describe('who sees whom at a site', () => {
  test('only administrator and privacy officer set it, for their own sites', async () => {
    const wanted = { siteId, visibility: 'care_team' } as const
    expect((await t.call(setSiteVisibility, wanted, therapist)).status).toBe(403)
    const elsewhere = await t.staff('administrator', await t.site({ name: 'Elsewhere' }))
    expect((await t.call(setSiteVisibility, wanted, elsewhere)).status).toBe(404)
    expect((await t.ok(siteVisibility, {}, officer)).sites).toMatchObject([{ siteId, visibility: 'site' }])
  })

  test('all clients of the site, until the policy is the care team; it holds on the next request', async () => {
    expect([await sees(mine, therapist), await sees(theirs, therapist)]).toEqual([200, 200])
    await onlyTeams()
    expect([await sees(mine, therapist), await sees(theirs, therapist)]).toEqual([200, 404])
    const { clients } = await t.ok(listClients, {}, therapist)
    expect(clients.map((c) => c.id)).toEqual([mine])
    expect((await t.ok(findClients, { text: 'Theirs' }, therapist)).clients).toEqual([])
  })

  test('whoever works with the whole site still sees it; so does one who has both roles', async () => {
    await onlyTeams()
    for (const role of ['director', 'front_desk', 'biller', 'privacy_officer'] as const)
      expect([role, await sees(theirs, await t.staff(role, siteId))]).toEqual([role, 200])
    expect(await sees(theirs, await t.staff(['therapist', 'director'], siteId))).toBe(200)
  })

  test('a client nobody has taken on yet is seen, and one in a session somebody holds', async () => {
    await onlyTeams()
    const fresh = await make.client(siteId)
    expect(await sees(fresh, therapist)).toBe(200)
    const sessionId = await make.session({
      siteId,
      on: '2026-03-02',
      starts: '18:00',
      minutes: 60,
      lead: therapist,
    })
    await make.seat(sessionId, theirs)
    expect(await sees(theirs, therapist)).toBe(200)
  })

  test('leaving the care team ends it', async () => {
    await onlyTeams()
    await takeOn(theirs, therapist)
    expect(await sees(theirs, therapist)).toBe(200)
    await t.db
      .updateTable('care_team_member')
      .set({ until_on: Temporal.PlainDate.from('2026-03-01') })
      .where('staff_id', '=', therapist.staffId)
      .where('client_id', '=', theirs)
      .execute()
    expect(await sees(theirs, therapist)).toBe(404)
  })
})

describe('R90 break-glass', () => {
  test('R90 only those who treat, with a reason, for a client who exists and is not visible anyway', async () => {
    await onlyTeams()
    const desk = await t.staff('front_desk', siteId)
    expect((await t.call(breakGlass, { clientId: theirs, reason }, desk)).status).toBe(403)
    expect((await t.call(breakGlass, { clientId: theirs, reason: 'because' }, therapist)).status).toBe(400)
    expect((await t.call(breakGlass, { clientId: mine, reason }, therapist)).status).toBe(422)
    expect((await t.call(breakGlass, { clientId: therapist.staffId, reason }, therapist)).status).toBe(404)
    expect(await sees(theirs, therapist)).toBe(404)
  })

  test('R90 it opens this record, for 60 minutes, to this person; another site’s too', async () => {
    await onlyTeams()
    const far = await make.client(await t.site({ name: 'Far' }))
    const colleague = await t.staff('therapist', siteId)
    for (const clientId of [theirs, far]) {
      const { until } = await t.ok(breakGlass, { clientId, reason }, therapist)
      expect(t.clock.now.until(until).total('minutes')).toBe(60)
      expect(await sees(clientId, therapist)).toBe(200)
      expect(await sees(clientId, colleague)).toBe(404)
    }
    t.clock.now = t.clock.now.add({ minutes: 60 })
    expect([await sees(theirs, therapist), await sees(far, therapist)]).toEqual([404, 404])
  })

  test('R90 the privacy officer has an urgent task at once, reviews it, and nobody reviews themselves', async () => {
    await onlyTeams()
    const both = await t.staff(['therapist', 'privacy_officer'], await t.site({ name: 'Other' }))
    await t.db
      .insertInto('staff_site')
      .values({ staff_id: officer.staffId, site_id: both.siteIds[0] ?? '' })
      .execute()
    const owed = () =>
      t.db
        .selectFrom('task')
        .where('kind', '=', 'break_glass_review')
        .where('client_id', '=', theirs)
        .select(['urgent', 'role', 'done_at'])
        .execute()
    await t.ok(breakGlass, { clientId: theirs, reason }, both)
    expect(await owed()).toMatchObject([{ urgent: true, role: 'privacy_officer', done_at: null }])
    const [opening] = (await t.ok(listBreakGlass, {}, officer)).opened
    expect(opening).toMatchObject({ reason, clientId: theirs, verdict: null, mine: false })
    const review = { breakGlassId: opening?.id ?? '', verdict: 'not_justified', version: 1 } as const
    expect((await t.call(reviewBreakGlass, review, therapist)).status).toBe(403)
    expect((await t.call(reviewBreakGlass, review, both)).status).toBe(404)
    expect(await t.call(reviewBreakGlass, review, officer)).toMatchObject({
      problem: { reason: 'verdict_needs_note' },
    })
    await t.ok(reviewBreakGlass, { ...review, note: 'A neighbour, no emergency.' }, officer)
    expect((await t.call(reviewBreakGlass, { ...review, note: 'Again' }, officer)).status).toBe(412)
    expect((await owed())[0]?.done_at).not.toBe(null)
  })

  test('R90 what is read meanwhile is written down', async () => {
    await onlyTeams()
    await t.ok(breakGlass, { clientId: theirs, reason }, therapist)
    await t.ok(client, { clientId: theirs }, therapist)
    const reads = await t.db
      .selectFrom('audit.read')
      .where('client_id', '=', theirs)
      .where('actor_id', '=', therapist.accountId)
      .selectAll()
      .execute()
    expect(reads.length).toBeGreaterThan(0)
  })
})
