import { sql } from 'kysely'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { admittedClient, newClient, programmeSite } from '../../../tests/support/admission.ts'
import { type Persona, type TestApp, testApp, usualNow } from '../../../tests/support/app.ts'
import { consents, signature, someTerms } from '../../../tests/support/consent.ts'
import { pdfText } from '../../../tests/support/pdf.ts'
import * as contract from './consent.contract.ts'
import { tpo } from './consent.ts'

let t: TestApp
let director: Persona
let desk: Persona
let stranger: Persona
let make: ReturnType<typeof consents>
let clientId: string
beforeAll(async () => {
  t = await testApp()
  const siteId = await programmeSite(t)
  director = await t.staff('director', siteId)
  desk = await t.staff('front_desk', siteId)
  stranger = await t.staff('director', await t.site({ name: 'Elsewhere' }))
  make = consents(t, desk)
})
beforeEach(async () => {
  t.clock.now = usualNow
  clientId = await newClient(t, director)
})
afterAll(() => t.close())

const only = async (id = clientId) => {
  const { consents: found } = await t.ok(contract.clientConsents, { clientId: id }, desk)
  const [first] = found
  if (!first) throw new Error('no consent')
  return first
}
const signing = (consentId: string, more: object = {}) =>
  t.call(contract.signConsent, { clientId, consentId, version: 1, ...signature, ...more }, desk)

describe('refused', () => {
  test('a client of another site is not found, whatever is asked', async () => {
    const consentId = await make.write(clientId)
    const of = { clientId, consentId }
    const asked = [
      t.call(contract.clientConsents, { clientId }, stranger),
      t.call(contract.draftConsent, { ...someTerms, clientId }, stranger),
      t.call(contract.signConsent, { ...of, version: 1, ...signature }, stranger),
      t.call(contract.previewConsent, of, stranger),
      t.call(contract.revokeConsent, { ...of, how: 'written' }, stranger),
      t.call(contract.consentCopy, of, stranger),
    ]
    for (const answer of await Promise.all(asked)) expect(answer.status).toBe(404)
  })
  test('R79 what lacks an element is kept as a draft and cannot be signed; every fault is named', async () => {
    const consentId = await make.write(clientId, { recipient: '', parts: [], expiresOn: null })
    const answer = await signing(consentId)
    expect(answer).toMatchObject({
      status: 422,
      problem: {
        reason: 'recipient_missing',
        issues: [{ path: ['recipient'] }, { path: ['parts'] }, { path: ['expiresOn'] }],
      },
    })
    expect((await only()).standing).toBe('draft')
  })
  test.each([
    ['R80', 'endless_not_tpo', { expiry: 'none' as const }],
    ['R81', 'counseling_notes_apart', { parts: ['counseling_notes' as const, 'notes' as const] }],
    ['R82', 'proceedings_apart', { purposes: ['legal_proceedings' as const, 'supervision' as const] }],
  ])('%s %s', async (_rule, reason, more) => {
    const answer = await signing(await make.write(clientId, more))
    expect(answer).toMatchObject({ status: 422, problem: { reason } })
  })
  test('R80 R81 R82 the database refuses them too, whoever writes', async () => {
    for (const set of [
      `expiry = 'none', expires_on = null`,
      `parts = '{counseling_notes,notes}'`,
      `purposes = '{legal_proceedings,treatment}'`,
      `discloser = ''`,
    ]) {
      const consentId = await make.write(clientId)
      const write = sql
        .raw(
          `update consent set ${set}, status = 'active', activated_at = now(), document = '[]', document_sha256 = 'x' where id = '${consentId}'`,
        )
        .execute(t.db)
      await expect(write).rejects.toMatchObject({ code: '23514' })
    }
  })
  test('a signature needs a name, ink or the name typed, and the right to sign', async () => {
    const consentId = await make.write(clientId)
    const refusals = [
      [{ name: '' }, 'name_missing'],
      [{ typed: '' }, 'signature_missing'],
      [{ typed: 'Somebody Else' }, 'typed_differs'],
      [{ method: 'drawn', strokes: [[[1, 1]]] }, 'signature_missing'],
      [{ signer: 'authorized' }, 'authority_missing'],
      [{ signer: 'parent', authority: 'Mother' }, 'may_not_sign'],
    ] as const
    for (const [more, reason] of refusals)
      expect(await signing(consentId, more)).toMatchObject({ status: 422, problem: { reason } })
  })
  test('what changed since it was read is not signed', async () => {
    const consentId = await make.write(clientId)
    await t.ok(
      contract.saveConsent,
      { ...someTerms, recipient: 'Officer Roe', clientId, consentId, version: 1 },
      desk,
    )
    expect((await signing(consentId)).status).toBe(412)
  })
  test('a signed consent never changes, not even by the database’s own hand', async () => {
    const consentId = await make.signed(clientId)
    const again = { clientId, consentId, version: 1 }
    expect(await t.call(contract.saveConsent, { ...someTerms, ...again }, desk)).toMatchObject({
      status: 422,
    })
    expect(await t.call(contract.discardConsent, again, desk)).toMatchObject({ status: 422 })
    expect(await signing(consentId)).toMatchObject({ problem: { reason: 'not_draft' } })
    const write = sql`update consent set recipient = 'Anybody' where id = ${consentId}`.execute(t.db)
    await expect(write).rejects.toMatchObject({ constraint: 'consent_immutable' })
    await t.ok(contract.revokeConsent, { clientId, consentId, how: 'spoken' }, desk)
    const revive = sql`update consent set status = 'active', revoked_at = null, revoked_by = null, revoked_how = null where id = ${consentId}`
    await expect(revive.execute(t.db)).rejects.toMatchObject({ constraint: 'consent_immutable' })
  })
  test('a consent is taken back once, and ended only where it waits for an event', async () => {
    const consentId = await make.signed(clientId)
    expect(await t.call(contract.endConsent, { clientId, consentId }, desk)).toMatchObject({
      problem: { reason: 'no_event' },
    })
    await t.ok(contract.revokeConsent, { clientId, consentId, how: 'written' }, desk)
    expect(await t.call(contract.revokeConsent, { clientId, consentId, how: 'written' }, desk)).toMatchObject(
      {
        problem: { reason: 'not_active' },
      },
    )
  })
})

describe('signed', () => {
  test('R79 typed on the tablet: who, when, on whose tablet, and the words that were read', async () => {
    await make.signed(clientId)
    const consent = await only()
    expect(consent).toMatchObject({ standing: 'active', kind: 'release', maySign: [], disclosures: 0 })
    expect(consent.signatures).toMatchObject([{ signer: 'client', name: 'Rosa Ito', method: 'typed' }])
    expect(consent.lines.flat().join('\n')).toContain('Officer Dana Lee')
    const { rows } = await sql<{ kind: string }>`
      select kind from event where client_id = ${clientId} and kind like 'consent.%'`.execute(t.db)
    expect(rows).toEqual([{ kind: 'consent.signed' }])
  })
  test('drawn with a finger', async () => {
    const consentId = await make.write(clientId)
    const stroke = Array.from({ length: 20 }, (_, i): [number, number] => [i * 40, (i % 5) * 50])
    await t.ok(
      contract.signConsent,
      { clientId, consentId, version: 1, ...signature, method: 'drawn', typed: '', strokes: [stroke] },
      desk,
    )
    expect((await only()).signatures[0]?.strokes).toEqual([stroke])
  })
  test('one consent for treatment, payment and operations, without an end', async () => {
    await make.signed(clientId, { purposes: [...tpo], expiry: 'none', recipientClass: 'treating_provider' })
    expect(await only()).toMatchObject({ kind: 'tpo', standing: 'active' })
  })
  test('to the end of treatment: the day after the discharge it has ended', async () => {
    const stay = await admittedClient(t, director)
    await make.signed(stay.clientId, { purposes: [...tpo], expiry: 'end_of_treatment' })
    await sql`update episode set discharged_on = '2026-03-02', discharge_reason = 'graduated' where id = ${stay.episodeId}`.execute(
      t.db,
    )
    expect((await only(stay.clientId)).standing).toBe('active')
    t.clock.now = usualNow.add({ hours: 24 })
    expect((await only(stay.clientId)).standing).toBe('ended')
  })
  test('until an event: it ends when the event is recorded', async () => {
    const consentId = await make.signed(clientId, { expiry: 'event', expiresEvent: 'The hearing is over' })
    await t.ok(contract.endConsent, { clientId, consentId }, desk)
    expect((await only()).standing).toBe('ended')
  })
  test('a draft is thrown away and gone from the list', async () => {
    const consentId = await make.write(clientId)
    await t.ok(contract.discardConsent, { clientId, consentId, version: 1 }, desk)
    expect((await t.ok(contract.clientConsents, { clientId }, desk)).consents).toEqual([])
  })
  test('the copy says what was signed, word by word, and later that it was taken back', async () => {
    const consentId = await make.signed(clientId)
    const read = async () => pdfText((await t.ok(contract.consentCopy, { clientId, consentId }, desk)).bytes)
    const text = await read()
    for (const said of ['Rosa Ito', 'Officer Dana Lee', 'June 30, 2026', 'I can take this back at any time.'])
      expect(text).toContain(said)
    await t.ok(contract.revokeConsent, { clientId, consentId, how: 'written' }, desk)
    expect(await read()).toContain('Taken back: March 2, 2026')
  })
  test('what they would see: every part, whether it is granted, and how much there is', async () => {
    const stay = await admittedClient(t, director)
    const consentId = await make.write(stay.clientId, { parts: ['admission', 'plan'] })
    const { parts } = await t.ok(contract.previewConsent, { clientId: stay.clientId, consentId }, desk)
    expect(parts.filter((p) => p.granted).map((p) => [p.part, p.entries])).toEqual([
      ['admission', 1],
      ['plan', 1],
    ])
    expect(parts.find((p) => p.part === 'notes')).toMatchObject({ granted: false, entries: 0 })
  })
})

describe('R87 minors', () => {
  beforeEach(async () => {
    clientId = await newClient(t, director, '2011-03-02')
  })
  const parent = { signer: 'parent', name: 'Mia Ito', typed: 'Mia Ito', authority: 'Mother' }
  test('without a rule recorded it holds only once both have signed', async () => {
    const consentId = await make.write(clientId)
    expect(await signing(consentId, parent)).toMatchObject({
      body: { standing: 'draft', maySign: ['client'] },
    })
    expect((await only()).standing).toBe('draft')
    expect(
      await t.call(contract.saveConsent, { ...someTerms, clientId, consentId, version: 1 }, desk),
    ).toMatchObject({
      problem: { reason: 'not_draft' },
    })
    expect(await signing(consentId)).toMatchObject({ body: { standing: 'active', maySign: [] } })
  })
  test('where the state lets them consent alone, the parent cannot sign in their place', async () => {
    const siteId = await programmeSite(t)
    const here = await t.staff('director', siteId)
    const minor = await newClient(t, here, '2011-03-02')
    const rule = {
      siteId,
      jurisdiction: 'Somewhere',
      fromOn: '2020-01-01',
      adultFromAge: 18,
      selfConsentFromAge: 14,
      source: 'Sample Code 12-34',
    }
    expect((await t.call(contract.recordMinorRule, rule, director)).status).toBe(404)
    await t.ok(contract.recordMinorRule, rule, here)
    expect((await t.call(contract.recordMinorRule, rule, here)).status).toBe(409)
    const consentId = await consents(t, here).write(minor, { recipientClass: 'parent', recipient: 'Mia Ito' })
    const sign = (more: object) =>
      t.call(contract.signConsent, { clientId: minor, consentId, version: 1, ...signature, ...more }, here)
    expect(await sign(parent)).toMatchObject({ status: 422, problem: { reason: 'may_not_sign' } })
    expect(await sign({})).toMatchObject({ body: { standing: 'active' } })
  })
  test('nobody signs before the birth date is known', async () => {
    await sql`update client set born_on = null where id = ${clientId}`.execute(t.db)
    expect(await signing(await make.write(clientId))).toMatchObject({
      problem: { reason: 'birth_date_needed' },
    })
  })
})
