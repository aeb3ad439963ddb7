import { sql } from 'kysely'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { registerClient } from '#modules/people/client.actions.ts'
import { addSupport, client as clientEndpoint } from '#modules/people/client.contract.ts'
import { type Persona, type TestApp, testApp } from '../../../../tests/support/app.ts'
import { typedSummary } from '../referral/typed.ts'
import { dutiesOf } from './assessment.actions.ts'
import {
  assessment,
  completeAssessment,
  listAssessments,
  saveSection,
  startAssessment,
} from './assessment.contract.ts'
import { assessmentInstruments, symptoms } from './sections.ts'

let t: TestApp
let site: string
let therapist: Persona
let frontDesk: Persona
let elsewhere: Persona
let clientId: string
beforeAll(async () => {
  t = await testApp()
  site = await t.site()
  therapist = await t.staff('therapist', site)
  frontDesk = await t.staff('front_desk', site)
  elsewhere = await t.staff('therapist', await t.site())
})
afterAll(() => t.close())
beforeEach(async () => {
  clientId = await t.act(therapist, (ctx) =>
    registerClient(ctx, {
      siteId: site,
      givenName: 'Rosa',
      familyName: 'Ito',
      bornOn: Temporal.PlainDate.from('1990-05-01'),
    }),
  )
})

const begin = async () => (await t.ok(startAssessment, { clientId }, therapist)).assessmentId
const save = (assessmentId: string, content: object, version = 1, as = therapist) =>
  t.call(saveSection, { clientId, assessmentId, version, content: content as never }, as)
const events = async (kind: string) =>
  (
    await t.db
      .selectFrom('event')
      .selectAll()
      .where('kind', '=', kind)
      .where('client_id', '=', clientId)
      .execute()
  ).length

/** Answers every section; the questionnaires are declined. */
async function answerAll(assessmentId: string) {
  const rated = Object.fromEntries(symptoms.map((s) => [s, 'none']))
  const contents = [
    { section: 'reason', inOwnWords: 'I want to sleep again' },
    {
      section: 'substances',
      overdoses: 'none',
      list: [{ key: '1', substance: 'alcohol', route: 'oral', frequency: 'daily', lastUsedOn: '2026-03-01' }],
    },
    { section: 'medical', noConditions: true, noAllergies: true, pregnancy: 'no' },
    { section: 'medications', noneTaken: true },
    { section: 'symptoms', rated, harmSelf: 'none', harmOthers: 'none' },
    { section: 'family', household: 'Alone', nobody: true, safeAtHome: 'yes' },
    { section: 'personal', housing: 'own_home', employment: 'part_time' },
    { section: 'strengths', strengths: ['Humor'] },
    { section: 'barriers', none: true },
    {
      section: 'duties',
      list: [{ key: '1', kind: 'work', weekdays: [1, 3], from: '08:00', until: '12:30' }],
      byVideo: 'yes',
    },
    {
      section: 'measures',
      declined: assessmentInstruments.map((instrument, i) => ({
        key: String(i),
        instrument,
        reason: 'Tired',
      })),
    },
    { section: 'summary', impression: 'Ready to begin' },
  ]
  for (const content of contents) expect(await save(assessmentId, content)).toMatchObject({ ok: true })
}

describe('who may', () => {
  test('somebody not signed in, and roles without clinical work, read no assessment', async () => {
    const assessmentId = await begin()
    expect((await t.call(assessment, { clientId, assessmentId })).status).toBe(401)
    expect((await t.call(assessment, { clientId, assessmentId }, frontDesk)).status).toBe(403)
    expect((await t.call(listAssessments, { clientId }, frontDesk)).status).toBe(403)
    expect((await save(assessmentId, { section: 'reason' }, 1, frontDesk)).status).toBe(403)
  })
  test('a client of another site is not there', async () => {
    const assessmentId = await begin()
    expect((await t.call(startAssessment, { clientId }, elsewhere)).status).toBe(404)
    expect((await t.call(listAssessments, { clientId }, elsewhere)).status).toBe(404)
    expect((await t.call(assessment, { clientId, assessmentId }, elsewhere)).status).toBe(404)
    expect((await save(assessmentId, { section: 'reason' }, 1, elsewhere)).status).toBe(404)
    expect((await t.call(completeAssessment, { clientId, assessmentId }, elsewhere)).status).toBe(404)
  })
  test('an assessment is found by its own client only', async () => {
    const assessmentId = await begin()
    const other = await t.act(therapist, (ctx) =>
      registerClient(ctx, { siteId: site, givenName: 'Lee', familyName: 'Fox' }),
    )
    expect((await t.call(assessment, { clientId: other, assessmentId }, therapist)).status).toBe(404)
  })
})

describe('writing', () => {
  test('a second assessment is refused while one is open', async () => {
    await begin()
    const refusal = await t.call(startAssessment, { clientId }, therapist)
    expect(refusal).toMatchObject({ status: 409, problem: { reason: 'assessment_one_draft' } })
  })
  test('what is no answer is refused with its place', async () => {
    const assessmentId = await begin()
    const wrong = { section: 'duties', list: [{ key: '1', from: '25:00' }] }
    const refusal = await save(assessmentId, wrong)
    expect(refusal).toMatchObject({
      status: 400,
      problem: { issues: [{ path: ['content', 'list', 0, 'from'] }] },
    })
  })
  test('a stale section is refused and theirs stays; other sections are not touched by it', async () => {
    const assessmentId = await begin()
    expect(await save(assessmentId, { section: 'reason', inOwnWords: 'Mine' })).toMatchObject({
      body: { version: 2 },
    })
    expect(await save(assessmentId, { section: 'reason', inOwnWords: 'Late' })).toMatchObject({
      status: 412,
      problem: { reason: 'stale' },
    })
    expect(await save(assessmentId, { section: 'summary', impression: 'Beside' })).toMatchObject({ ok: true })
    const view = await t.ok(assessment, { clientId, assessmentId }, therapist)
    const reason = view.sections.find((s) => s.section === 'reason')
    expect(reason).toMatchObject({ version: 2, content: { inOwnWords: 'Mine' }, savedBy: 'Test therapist' })
  })
  test('of two who save the same section at once, one is told', async () => {
    const assessmentId = await begin()
    const answers = await Promise.all(
      ['a', 'b'].map((inOwnWords) => save(assessmentId, { section: 'reason', inOwnWords })),
    )
    expect(answers.map((a) => a.status).sort()).toEqual([200, 412])
  })
  test('thoughts of harm now are told once, without what was said', async () => {
    const assessmentId = await begin()
    await save(assessmentId, { section: 'symptoms', harmSelf: 'now' }, 1)
    await save(assessmentId, { section: 'symptoms', harmSelf: 'now', harmNote: 'A plan' }, 2)
    expect(await events('intake.assessment_risk')).toBe(1)
    const { rows } = await sql`select from event where data::text like '%plan%'`.execute(t.db)
    expect(rows).toEqual([])
  })
})

describe('prefilling', () => {
  test('the inquiry’s reason and the named supports are there, marked with their source', async () => {
    await sql`insert into inquiry (id, site_id, client_id, source, status, first_contact_at, given_name, reason, barriers)
      values (gen_random_uuid(), ${site}, ${clientId}, 'call', 'new', '2026-03-01T02:00:00Z', 'Rosa', 'Cannot stop alone', 'No car')`.execute(
      t.db,
    )
    const support = { clientId, name: 'Ken', relation: 'brother', phone: '', emergencyContact: false }
    await t.ok(addSupport, support, therapist)
    const assessmentId = await begin()
    const { sections } = await t.ok(assessment, { clientId, assessmentId }, therapist)
    expect(sections.find((s) => s.section === 'reason')).toMatchObject({
      content: { whyNow: 'Cannot stop alone' },
      // 1 March, 02:00 UTC was still February in New York.
      sources: { whyNow: { kind: 'inquiry', on: '2026-02-28' } },
    })
    expect(sections.find((s) => s.section === 'family')).toMatchObject({
      content: { people: [{ name: 'Ken', relation: 'brother' }] },
      sources: { 'people.1': { kind: 'client_record' } },
    })
    await save(assessmentId, { section: 'reason', whyNow: 'Cannot stop alone, said again' })
    const changed = await t.ok(assessment, { clientId, assessmentId }, therapist)
    expect(changed.sections.find((s) => s.section === 'reason')?.sources).toEqual({})
    expect((await t.ok(clientEndpoint, { clientId }, therapist)).supports).toHaveLength(1)
  })
})

test('what the referral tells of history, allergies and medications is there, marked with its day', async () => {
  const summary = typedSummary({
    ...{ organization: 'Bay Hospital', organizationPhone: '', contactName: '', preferredName: '' },
    ...{ givenName: 'Rosa', familyName: 'Ito', bornOn: null, sex: null, phone: '', email: '' },
    reason: 'Detox finished on Friday',
    diagnoses: 'Alcohol dependence\nHypertension',
    medications: 'Naltrexone 50 mg',
    allergies: 'Penicillin',
    ...{ payer: '', memberId: '' },
  })
  await sql`insert into referral (id, site_id, client_id, summary, received_at, received_by)
    values (gen_random_uuid(), ${site}, ${clientId}, ${JSON.stringify(summary)}::jsonb, '2026-03-02T03:00:00Z', ${therapist.accountId})`.execute(
    t.db,
  )
  const { sections } = await t.ok(assessment, { clientId, assessmentId: await begin() }, therapist)
  const of = (name: string) => sections.find((s) => s.section === name)
  const from = { kind: 'referral', on: '2026-03-01' }
  expect(of('reason')).toMatchObject({
    content: { whyNow: 'Detox finished on Friday' },
    sources: { whyNow: from },
  })
  expect(of('medical')).toMatchObject({
    content: {
      conditions: [{ name: 'Alcohol dependence', state: 'current' }, { name: 'Hypertension' }],
      allergies: [{ substance: 'Penicillin' }],
    },
    sources: { 'conditions.1': from, 'allergies.1': from },
  })
  expect(of('medications')).toMatchObject({
    content: { list: [{ name: 'Naltrexone 50 mg', taking: null }] },
    sources: { 'list.1': from },
  })
})

describe('completing', () => {
  test('is refused while something is missing, which is listed with its place', async () => {
    const assessmentId = await begin()
    const refusal = await t.call(completeAssessment, { clientId, assessmentId }, therapist)
    if (refusal.ok) throw new Error('completed')
    expect(refusal).toMatchObject({ status: 422, problem: { reason: 'incomplete' } })
    expect(refusal.problem.issues).toContainEqual({
      path: ['symptoms', 'harmSelf'],
      message: 'Current symptoms, Thoughts of ending their life or hurting themselves: fill this in',
    })
  })
  test('tells it once, carries the duties, and nothing can be changed after it', async () => {
    const assessmentId = await begin()
    await answerAll(assessmentId)
    await t.ok(completeAssessment, { clientId, assessmentId }, therapist)
    expect(await events('intake.assessment_completed')).toBe(1)
    const view = await t.ok(assessment, { clientId, assessmentId }, therapist)
    expect(view).toMatchObject({ status: 'completed', completedBy: 'Test therapist', can: { edit: false } })

    const { duties, byVideo } = await t.act(therapist, (ctx) => dutiesOf(ctx, assessmentId))
    expect(byVideo).toBe(true)
    expect(duties.map((d) => `${d.kind} ${d.weekday} ${d.from}-${d.until}`)).toEqual([
      'work 1 08:00:00-12:30:00',
      'work 3 08:00:00-12:30:00',
    ])

    const again = await t.call(completeAssessment, { clientId, assessmentId }, therapist)
    expect(again).toMatchObject({ status: 422, problem: { reason: 'assessment_final' } })
    const late = await save(assessmentId, { section: 'summary', impression: 'Changed' }, 2)
    expect(late).toMatchObject({ status: 422, problem: { reason: 'assessment_final' } })
    await expect(
      sql`update assessment_section set content = '{}' where assessment_id = ${assessmentId}`.execute(t.db),
    ).rejects.toMatchObject({ constraint: 'assessment_final' })
  })
  test('the next one starts from it where things rarely change', async () => {
    const first = await begin()
    await answerAll(first)
    await t.ok(completeAssessment, { clientId, assessmentId: first }, therapist)
    const list = await t.ok(listAssessments, { clientId }, therapist)
    expect(list).toMatchObject({ assessments: [{ id: first, status: 'completed' }], can: { start: true } })
    const { sections } = await t.ok(assessment, { clientId, assessmentId: await begin() }, therapist)
    expect(sections.find((s) => s.section === 'personal')).toMatchObject({
      content: { housing: 'own_home' },
      sources: { housing: { kind: 'assessment', on: '2026-03-02' } },
    })
    expect(sections.find((s) => s.section === 'summary')?.content).toMatchObject({ impression: '' })
  })
})
