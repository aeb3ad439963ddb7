import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { closeSessionRoster, markSession } from '#modules/attendance/attendance.contract.ts'
import { completeAdmissionItem, discharge, dischargeProposed } from '#modules/episodes/episodes.contract.ts'
import { beginInquiry } from '#modules/intake/inquiry/inquiry.actions.ts'
import { moveInquiry } from '#modules/intake/inquiry/inquiry.contract.ts'
import { decidePlacement } from '#modules/intake/placement/placement.contract.ts'
import { changeCareTeam } from '#modules/people/careTeam.contract.ts'
import { notAsked } from '#modules/people/client.ts'
import { admittedClient, newClient, placementInput, programmeSite } from '../../../tests/support/admission.ts'
import { type Persona, type TestApp, testApp, usualNow } from '../../../tests/support/app.ts'
import { arrange } from '../../../tests/support/week.ts'
import { clientTasks, listTasks } from './tasks.contract.ts'

let t: TestApp
let site: string
let therapist: Persona
let frontDesk: Persona
beforeAll(async () => {
  t = await testApp()
  site = await programmeSite(t)
  therapist = await t.staff('therapist', site)
  frontDesk = await t.staff('front_desk', site)
})
beforeEach(() => {
  t.clock.now = usualNow
})
afterAll(() => t.close())

const owed = async (clientId: string) => (await t.ok(clientTasks, { clientId }, therapist)).tasks
const kinds = async (clientId: string) => [...new Set((await owed(clientId)).map((x) => x.kind))].sort()
const items = async (clientId: string) =>
  (await owed(clientId)).flatMap((x) => (x.kind === 'admission_item_due' ? [x.params.item] : [])).sort()

describe('admission', () => {
  test('R11 each item without a date is a task until the end of its day, and goes when it is ticked', async () => {
    const at = await admittedClient(t, therapist)
    expect(await items(at.clientId)).toEqual([
      'consent_to_treat',
      'fee_schedule',
      'orientation',
      'part2_notice',
    ])
    const consent = (await owed(at.clientId)).find((x) => x.params.item === 'consent_to_treat')
    // Admitted on Monday 2 March in New York, due within three days.
    expect(consent?.dueAt.toString()).toBe('2026-03-06T04:59:00Z')
    expect(consent).toMatchObject({ role: 'front_desk', doneThere: true })
    const tick = (done: boolean) =>
      t.ok(completeAdmissionItem, { ...at, item: 'consent_to_treat', done }, frontDesk)
    await tick(true)
    expect(await items(at.clientId)).not.toContain('consent_to_treat')
    await tick(false)
    expect(await items(at.clientId)).toContain('consent_to_treat')
  })
  test('the placement is looked at again on the day it says; a new decision moves the day', async () => {
    const waiting = await newClient(t, therapist)
    await t.ok(decidePlacement, placementInput(waiting), therapist)
    expect(await kinds(waiting)).toEqual([])
    const { clientId } = await admittedClient(t, therapist)
    const due = async () =>
      (await owed(clientId)).filter((x) => x.kind === 'placement_review_due').map((x) => x.dueAt.toString())
    expect(await due()).toEqual(['2026-04-02T03:59:00Z'])
    t.clock.now = usualNow.add({ hours: 24 * 10 })
    await t.ok(decidePlacement, placementInput(clientId), therapist)
    expect(await due()).toEqual(['2026-04-12T03:59:00Z'])
  })
  test('after discharge nothing of the episode is owed', async () => {
    const at = await admittedClient(t, therapist)
    const end = { on: '2026-03-02', reason: 'graduated', note: '' } as const
    await t.ok(discharge, { ...at, version: 1, ...end }, therapist)
    expect(await kinds(at.clientId)).toEqual([])
  })
})

test('open tasks follow the care team; what was given to somebody who is still on it stays', async () => {
  const at = await admittedClient(t, therapist)
  const colleague = await t.staff('therapist', site)
  const caseManager = await t.staff('case_manager', site)
  const owners = async () =>
    Object.fromEntries((await owed(at.clientId)).map((x) => [x.kind, x.owner?.id ?? x.role]))
  expect(await owners()).toEqual({
    admission_item_due: 'front_desk',
    placement_review_due: therapist.staffId,
  })
  const team = [
    { staffId: colleague.staffId, role: 'primary_therapist' as const },
    { staffId: caseManager.staffId, role: 'case_manager' as const },
  ]
  t.clock.now = usualNow.add({ hours: 24 })
  await t.ok(changeCareTeam, { clientId: at.clientId, team }, therapist)
  expect(await owners()).toEqual({
    admission_item_due: caseManager.staffId,
    placement_review_due: colleague.staffId,
  })
})

describe('inquiries', () => {
  const begin = () =>
    t.act(undefined, (ctx) =>
      beginInquiry(ctx, {
        ...{ siteId: site, clientId: null, source: 'web_form', firstContactAt: ctx.now, givenName: 'Kit' },
        ...{
          familyName: '',
          preferredName: '',
          bornOn: null,
          phone: '555-0100',
          email: '',
          contact: notAsked,
        },
        ...{ askedBy: '', askedByRelation: '', reason: '', barriers: '' },
      }),
    )
  test('whoever asked for help is to be called back, until somebody has', async () => {
    const inquiryId = await begin()
    const waiting = async () =>
      (await t.ok(listTasks, { kind: 'inquiry_waiting' }, frontDesk)).tasks.map((x) => x.subjectKey)
    expect(await waiting()).toContain(inquiryId)
    await t.ok(moveInquiry, { inquiryId, version: 1, status: 'contacted' }, frontDesk)
    expect(await waiting()).not.toContain(inquiryId)
  })
})

describe('silence', () => {
  test('R13 a proposal is one task; it goes when the client attends again', async () => {
    const at = await admittedClient(t, therapist)
    const propose = () =>
      t.act(undefined, (ctx) =>
        ctx.tell(
          dischargeProposed,
          { clientId: at.clientId },
          { episodeId: at.episodeId, lastContactOn: '2026-02-01' },
        ),
      )
    for (const _ of [1, 2]) await propose()
    const proposed = (await owed(at.clientId)).filter((x) => x.kind === 'administrative_discharge_proposed')
    expect(proposed).toHaveLength(1)
    expect(proposed[0]?.owner?.id).toBe(therapist.staffId)

    const sessionId = await arrange(t).session({
      ...{ siteId: site, on: '2026-03-03', starts: '18:00', minutes: 180, lead: therapist },
    })
    await arrange(t).seat(sessionId, at.clientId)
    t.clock.now = Temporal.Instant.from('2026-03-04T02:10:00Z')
    await t.ok(markSession, { sessionId, restPresent: true }, therapist)
    await t.ok(closeSessionRoster, { sessionId }, therapist)
    expect(await kinds(at.clientId)).not.toContain('administrative_discharge_proposed')
  })
})
