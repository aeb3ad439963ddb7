import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type Persona, type TestApp, testApp } from '../../../../tests/support/app.ts'
import { registerClient } from '../../people/client.actions.ts'
import { client } from '../../people/client.contract.ts'
import { notAsked } from '../../people/client.ts'
import { markAssessed } from './inquiry.actions.ts'
import {
  askForHelp,
  inquiry,
  inquiryMatches,
  listInquiries,
  moveInquiry,
  openInquiry,
  openSites,
  saveInquiry,
  startClient,
} from './inquiry.contract.ts'

let t: TestApp
let site: string
let frontDesk: Persona
let elsewhere: Persona
let biller: Persona
beforeAll(async () => {
  t = await testApp()
  site = await t.site()
  frontDesk = await t.staff('front_desk', site)
  biller = await t.staff('biller', site)
  elsewhere = await t.staff('front_desk', await t.site({ name: 'Mill Road' }))
})
afterAll(() => t.close())

const asked = {
  givenName: 'Dana',
  familyName: 'Okafor',
  preferredName: '',
  bornOn: '1988-04-12',
  phone: '555-010-2233',
  email: '',
  contact: { ...notAsked, mayLeaveMessage: false, nameToUse: 'D.' },
  askedBy: '',
  askedByRelation: '',
  reason: 'Wants to stop drinking',
  barriers: 'Works nights',
}
const open = async (more: object = {}) =>
  (await t.ok(openInquiry, { ...asked, siteId: site, source: 'call', ...more }, frontDesk)).inquiryId
const move = (inquiryId: string, version: number, more: object) =>
  t.call(moveInquiry, { inquiryId, version, status: 'contacted', ...more }, frontDesk)
const ask = (more: object = {}) => {
  const { preferredName: _, bornOn: __, ...rest } = asked
  return t.call(askForHelp, { ...rest, siteId: site, ...more })
}
const openNames = async (as = frontDesk) =>
  (await t.ok(listInquiries, {}, as)).inquiries.map((i) => i.givenName)

describe('who is refused', () => {
  test('staff of another site, and roles without intake', async () => {
    const inquiryId = await open({ givenName: 'Hidden' })
    const writing = { ...asked, inquiryId, version: 1 }
    expect((await t.call(inquiry, { inquiryId }, elsewhere)).status).toBe(404)
    expect((await t.call(saveInquiry, writing, elsewhere)).status).toBe(404)
    expect((await t.call(inquiryMatches, { inquiryId }, elsewhere)).status).toBe(404)
    expect((await t.call(startClient, { inquiryId, version: 1, clientId: null }, elsewhere)).status).toBe(404)
    expect((await t.call(openInquiry, { ...asked, siteId: site, source: 'call' }, elsewhere)).status).toBe(
      404,
    )
    expect((await t.call(listInquiries, {}, biller)).status).toBe(403)
    expect(await openNames(elsewhere)).toEqual([])
  })
  test('a nameless inquiry and a first contact in the future', async () => {
    const nameless = await t.call(
      openInquiry,
      { ...asked, givenName: ' ', siteId: site, source: 'call' },
      frontDesk,
    )
    expect(nameless).toMatchObject({ status: 400, problem: { issues: [{ path: ['givenName'] }] } })
    const firstContactAt = t.clock.now.add({ minutes: 1 }).toString()
    const early = await t.call(
      openInquiry,
      { ...asked, firstContactAt, siteId: site, source: 'call' },
      frontDesk,
    )
    expect(early).toMatchObject({ status: 422, problem: { reason: 'first_contact_in_future' } })
  })
  test('moves without what they need, and on an old version', async () => {
    const inquiryId = await open()
    expect(await move(inquiryId, 1, { status: 'assessed' })).toMatchObject({
      problem: { reason: 'move_not_possible' },
    })
    expect(await move(inquiryId, 1, { status: 'closed' })).toMatchObject({
      problem: { reason: 'closing_without_reason' },
    })
    expect(await move(inquiryId, 1, { status: 'assessment_booked' })).toMatchObject({
      problem: { reason: 'booking_without_time' },
    })
    expect(await move(inquiryId, 9, {})).toMatchObject({ status: 412 })
    expect((await t.ok(inquiry, { inquiryId }, frontDesk)).status).toBe('new')
  })
  test('a record for somebody without a family name, for somebody invisible, or twice', async () => {
    const inquiryId = await open({ familyName: '' })
    const start = (clientId: string | null, version = 1) =>
      t.call(startClient, { inquiryId, version, clientId }, frontDesk)
    expect(await start(null)).toMatchObject({ status: 422, problem: { reason: 'name_incomplete' } })
    const [, far = ''] = await Promise.all([
      0,
      t.act(elsewhere, (ctx) =>
        registerClient(ctx, { siteId: elsewhere.siteIds[0] ?? '', givenName: 'Far', familyName: 'Away' }),
      ),
    ])
    expect((await start(far)).status).toBe(404)
    const near = await t.act(frontDesk, (ctx) =>
      registerClient(ctx, { siteId: site, givenName: 'Near', familyName: 'By' }),
    )
    expect((await start(near)).ok).toBe(true)
    expect(await start(near, 2)).toMatchObject({ problem: { reason: 'already_linked' } })
  })
})

describe('the public form', () => {
  test('somebody nobody could call back is told so', async () => {
    expect(await ask({ phone: '' })).toMatchObject({ status: 422, problem: { reason: 'unreachable' } })
  })
  test('machines, unknown sites and people get the same answer; only people are written down', async () => {
    const before = (await openNames()).length
    const answers = [
      await ask({ givenName: 'Machine', website: 'https://spam.example' }),
      await ask({ givenName: 'Stranger', siteId: '00000000-0000-7000-8000-000000000000' }),
      await ask({ givenName: 'Person' }),
    ]
    for (const a of answers) expect(a).toEqual({ ok: true, status: 200, body: {} })
    const rows = await t.db
      .selectFrom('inquiry')
      .select(['given_name', 'source'])
      .where('source', '=', 'web_form')
      .execute()
    expect(rows.map((r) => r.given_name).sort()).toEqual(['Person', 'Stranger'])
    expect((await openNames()).length).toBeGreaterThan(before)
  })
  test('who asks is known only to the staff of that site, and the sites tell names only', async () => {
    expect(await openNames()).toContain('Person')
    expect(await openNames(elsewhere)).not.toContain('Person')
    const { sites } = await t.ok(openSites, {})
    expect(sites.map((s) => Object.keys(s).sort())).toEqual(sites.map(() => ['id', 'name']))
  })
})

describe('an inquiry', () => {
  test('keeps what was asked, with who may be called how', async () => {
    const inquiryId = await open({ askedBy: 'Ana Okafor', askedByRelation: 'sister' })
    expect(await t.ok(inquiry, { inquiryId }, frontDesk)).toMatchObject({
      status: 'new',
      source: 'call',
      askedBy: 'Ana Okafor',
      barriers: 'Works nights',
      contact: { mayLeaveMessage: false, nameToUse: 'D.' },
      moves: ['contacted', 'assessment_booked', 'closed'],
    })
    const events = await t.db
      .selectFrom('event')
      .selectAll()
      .where('kind', '=', 'intake.inquiry_opened')
      .execute()
    expect(events.map((e) => e.data)).toContainEqual({ inquiryId, siteId: site, source: 'call' })
  })
  test('is listed by how long it waits, and leaves the list when closed; it can be opened again', async () => {
    const firstContactAt = t.clock.now.subtract({ hours: 24 * 9 }).toString()
    const oldest = await open({ givenName: 'Oldest', firstContactAt })
    expect((await openNames())[0]).toBe('Oldest')
    const closed = await move(oldest, 1, { status: 'closed', closedReason: 'no_contact' })
    expect(closed).toMatchObject({ body: { status: 'closed', closedReason: 'no_contact', version: 2 } })
    expect(await openNames()).not.toContain('Oldest')
    const ended = await t.ok(listInquiries, { show: 'closed' }, frontDesk)
    expect(ended.inquiries.map((i) => i.givenName)).toEqual(['Oldest'])
    expect(await move(oldest, 2, {})).toMatchObject({ body: { status: 'contacted', closedReason: null } })
  })
  test('books the assessment, and forgets the time when it is cancelled', async () => {
    const inquiryId = await open()
    const assessmentAt = t.clock.now.add({ hours: 30 })
    const booked = await move(inquiryId, 1, {
      status: 'assessment_booked',
      assessmentAt: assessmentAt.toString(),
    })
    expect(booked).toMatchObject({ body: { status: 'assessment_booked' } })
    expect(booked.ok && booked.body.assessmentAt?.equals(assessmentAt)).toBe(true)
    expect(await move(inquiryId, 2, {})).toMatchObject({ body: { status: 'contacted', assessmentAt: null } })
  })
  test('becomes a client with what it tells, and offers who may be the same person', async () => {
    const first = await open()
    const { clientId } = await t.ok(startClient, { inquiryId: first, version: 1, clientId: null }, frontDesk)
    expect(await t.ok(client, { clientId }, frontDesk)).toMatchObject({
      givenName: 'Dana',
      phone: '555-010-2233',
      contact: { nameToUse: 'D.' },
      status: 'inquiry',
    })
    const second = await open({ givenName: 'Dana', familyName: 'Okafor' })
    const { matches } = await t.ok(inquiryMatches, { inquiryId: second }, frontDesk)
    expect(matches[0]).toMatchObject({
      client: { id: clientId },
      strength: 'sure',
      why: ['same_birth_date', 'same_name', 'same_phone'],
    })
    await t.ok(startClient, { inquiryId: second, version: 1, clientId }, frontDesk)
    expect(await t.ok(inquiry, { inquiryId: second }, frontDesk)).toMatchObject({
      clientId,
      clientName: 'Dana Okafor',
    })
  })
  test('is assessed when the client’s assessment is done, and admitted when an episode begins', async () => {
    const inquiryId = await open({ givenName: 'Admitted' })
    const { clientId } = await t.ok(startClient, { inquiryId, version: 1, clientId: null }, frontDesk)
    await t.act(frontDesk, (ctx) => markAssessed(ctx, clientId))
    expect(await t.ok(inquiry, { inquiryId }, frontDesk)).toMatchObject({
      status: 'assessed',
      moves: ['closed'],
    })
    await admitOn(clientId)
    expect(await t.ok(inquiry, { inquiryId }, frontDesk)).toMatchObject({ status: 'admitted', moves: [] })
    expect(await openNames()).not.toContain('Admitted')
    expect((await t.ok(client, { clientId }, frontDesk)).status).toBe('admitted')
  })
})

/** An episode as admission writes it; only that it exists matters here. */
async function admitOn(clientId: string) {
  const id = t.platform.newId
  const [program, version] = [id(), id()]
  await t.db.insertInto('program').values({ id: program, site_id: site, name: 'IOP' }).execute()
  const definition = JSON.stringify({ stages: [{ id: 'engagement', name: 'Engagement' }] })
  await t.db
    .insertInto('program_version')
    .values({ id: version, program_id: program, number: 1, effective_on: '2026-01-01' as never, definition })
    .execute()
  await t.db
    .insertInto('episode')
    .values({
      id: id(),
      client_id: clientId,
      site_id: site,
      program_version_id: version,
      track: 'day',
      stage: 'engagement',
      level_of_care: '2.1',
      admitted_on: '2026-03-02' as never,
      admitted_at: t.clock.now,
      last_contact_on: '2026-03-02' as never,
    })
    .execute()
}
