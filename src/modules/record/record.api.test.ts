import { sql } from 'kysely'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import type { Part } from '#modules/consent/consent.ts'
import { previewReferral } from '#modules/intake/referral/referral.contract.ts'
import { signGroupNote } from '#modules/notes/composer/composer.contract.ts'
import { type Persona, type TestApp, testApp } from '../../../tests/support/app.ts'
import { consents, everyPart, sending } from '../../../tests/support/consent.ts'
import { cards, deliver, thatEvening, topic } from '../../../tests/support/notes.ts'
import { pdfText } from '../../../tests/support/pdf.ts'
import { arrange } from '../../../tests/support/week.ts'
import * as contract from './record.contract.ts'

let t: TestApp
let siteId: string
let versionId: string
let lead: Persona
let clientId: string
let sessionId: string
beforeAll(async () => {
  t = await testApp()
  siteId = await t.site()
  versionId = (await arrange(t).program(siteId)).versionId
})
beforeEach(async () => {
  t.clock.now = Temporal.Instant.from(thatEvening)
  lead = await t.staff('therapist', siteId)
  const group = await deliver(t, lead, { siteId, marks: ['present', 'late'] })
  clientId = group.clientIds[0] ?? ''
  sessionId = group.sessionId
  await arrange(t).episode(lead, { siteId, clientId, versionId, admittedOn: '2026-02-02' })
})
afterAll(() => t.close())

type Bundle = {
  type: string
  meta: { security: { code: string }[] }
  entry: {
    fullUrl: string
    resource: { resourceType: string; id: string; meta: { security: { code: string }[] } }
  }[]
}
const wanted: Part[] = ['attendance', 'notes', 'measures', 'assessment', 'plan', 'medications', 'contact']
const signNotes = async () => {
  const { rows } = await sql<{ client_id: string }>`
    select client_id from seat where session_id = ${sessionId} order by client_id`.execute(t.db)
  const clientIds = rows.map((r) => r.client_id)
  await t.ok(signGroupNote, { sessionId, shared: topic, sharedVersion: 0, cards: cards(clientIds) }, lead)
}
const textOf = (bytes: Uint8Array) => new TextDecoder().decode(bytes)
const send = async (parts: Part[], of = wanted) => {
  const consentId = await consents(t, lead).signed(clientId, { parts })
  const file = await t.ok(contract.sendChartFhir, { ...sending(clientId, consentId), parts: of }, lead)
  return { text: textOf(file.bytes), bundle: JSON.parse(textOf(file.bytes)) as Bundle, ...file }
}
const types = (b: Bundle) => b.entry.map((e) => e.resource.resourceType)

test('R91 what is not granted leaves no trace: the bundle is the one of a client who has none of it', async () => {
  const masked = (text: string) => text.replaceAll(/[0-9a-f]{8}-[0-9a-f-]{27}/g, 'id')
  const before = await send(['attendance'])
  await signNotes()
  const after = await send(['attendance'])
  expect(masked(after.text)).toBe(masked(before.text))
  expect(after.text).not.toContain(topic.topic)
  expect(types(after.bundle)).toEqual(['Composition', 'Patient', 'Organization', 'Encounter'])
})

test('R91 why it was withheld is kept inside, with the disclosure', async () => {
  const { disclosureId } = await send(['attendance'], ['attendance', 'notes', 'counseling_notes'])
  const { rows } = await sql<{ parts: string[]; withheld: object }>`
    select parts, withheld from disclosure where id = ${disclosureId}`.execute(t.db)
  expect(rows[0]).toEqual({
    parts: ['attendance'],
    withheld: [
      { part: 'notes', why: 'not_granted' },
      { part: 'counseling_notes', why: 'counseling_notes' },
    ],
  })
})

test('R91 the bundle and everything in it carry the labels, and the notice stands in the document', async () => {
  await signNotes()
  const { bundle, text } = await send(everyPart)
  const codes = ['R', '42CFRPart2', 'ETH', 'SUD', 'NORDSCLCD']
  expect(bundle.meta.security.map((s) => s.code)).toEqual(codes)
  for (const { resource } of bundle.entry)
    expect([resource.resourceType, resource.meta.security.map((s) => s.code)]).toEqual([
      resource.resourceType,
      codes,
    ])
  expect(text).toContain('These rules prohibit you from using or disclosing this record')
  expect(text).toContain('Sent with the written consent of')
})

test('a bundle is a document: composition first, every reference inside it, every id once', async () => {
  await signNotes()
  const { bundle, text } = await send(everyPart)
  expect([bundle.type, types(bundle)[0]]).toEqual(['document', 'Composition'])
  const urls = bundle.entry.map((e) => e.fullUrl)
  expect(new Set(urls).size).toBe(urls.length)
  for (const [, reference = ''] of text.matchAll(/"reference": "([^"]+)"/g)) expect(urls).toContain(reference)
})

test('nobody else of the group stands in it', async () => {
  await signNotes()
  const { text } = await send(everyPart)
  const { rows } = await sql<{ given_name: string; id: string }>`
    select c.given_name, c.id from client c join seat s on s.client_id = c.id where s.session_id = ${sessionId} and c.id <> ${clientId}`.execute(
    t.db,
  )
  for (const other of rows) {
    expect(text).not.toContain(other.given_name)
    expect(text).not.toContain(other.id)
  }
  expect(rows.length).toBe(1)
  expect(text).not.toContain(sessionId)
})

test('the chart as PDF has the parts that were granted, the notice first, and no other part', async () => {
  await signNotes()
  const consentId = await consents(t, lead).signed(clientId, { parts: ['attendance', 'admission'] })
  const { bytes } = await t.ok(
    contract.sendChart,
    { ...sending(clientId, consentId), parts: [...everyPart] },
    lead,
  )
  const text = pdfText(bytes)
  expect(text).toContain('Attendance')
  expect(text).toContain('Admission')
  expect(text).not.toContain('Notes')
  expect(text).not.toContain(topic.topic)
  expect(text.indexOf('42 CFR part 2')).toBeLessThan(text.indexOf('Admission'))
})

test('their own record is whole, without a consent: PDF and FHIR, labelled, and read by our own packet import', async () => {
  await signNotes()
  const pdf = pdfText((await t.ok(contract.ownRecord, { clientId }, lead)).bytes)
  for (const said of [topic.topic, 'Attendance', 'Admission', 'Prescribed hours']) expect(pdf).toContain(said)
  const { bytes } = await t.ok(contract.ownRecordFhir, { clientId }, lead)
  const bundle = JSON.parse(textOf(bytes)) as Bundle
  expect(types(bundle)).toEqual(
    expect.arrayContaining(['EpisodeOfCare', 'Encounter', 'CarePlan', 'DocumentReference']),
  )
  expect(bundle.meta.security.map((s) => s.code)).toEqual(['R', '42CFRPart2', 'ETH', 'SUD'])
  const form = new FormData()
  form.append('siteId', siteId)
  form.append('file', new Blob([bytes], { type: 'application/json' }), 'record.json')
  const encoded = new Response(form)
  const answer = await t.app.inject({
    method: 'POST',
    url: `/api${previewReferral.path}`,
    headers: { cookie: lead.cookie, 'content-type': encoded.headers.get('content-type') ?? '' },
    payload: Buffer.from(await encoded.arrayBuffer()),
  })
  expect(answer.json()).toMatchObject({
    summary: {
      person: { givenName: 'Client0', bornOn: '1990-05-01' },
      labels: expect.arrayContaining(['42CFRPart2']),
    },
  })
})

test('an answer to a referral is refused for a referral of somebody else', async () => {
  const consentId = await consents(t, lead).signed(clientId, { parts: everyPart })
  const answer = await t.call(
    contract.answerReferral,
    { ...sending(clientId, consentId), referralId: '00000000-0000-7000-8000-000000000000' },
    lead,
  )
  expect(answer).toMatchObject({ status: 422, problem: { reason: 'referral_unknown' } })
})
