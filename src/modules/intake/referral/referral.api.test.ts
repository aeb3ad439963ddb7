import { createHash } from 'node:crypto'
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { z } from 'zod'
import type { Endpoint, Out } from '#kit/endpoint.ts'
import { type Answer, type Persona, type TestApp, testApp } from '../../../../tests/support/app.ts'
import { registerClient } from '../../people/client.actions.ts'
import { client } from '../../people/client.contract.ts'
import { inquiry, listInquiries } from '../inquiry/inquiry.contract.ts'
import {
  clientReferrals,
  importReferral,
  previewReferral,
  referral,
  typeReferral,
} from './referral.contract.ts'

let t: TestApp
let site: string
let frontDesk: Persona
let elsewhere: Persona
beforeAll(async () => {
  t = await testApp()
  site = await t.site()
  frontDesk = await t.staff('front_desk', site)
  elsewhere = await t.staff('front_desk', await t.site({ name: 'Mill Road' }))
})
afterAll(() => t.close())

/** A multipart form, as a browser sends it. */
async function send<E extends Endpoint>(
  e: E,
  fields: Record<string, string>,
  bytes: Uint8Array,
  as?: Persona,
): Promise<Answer<E>> {
  const edge = 'edge-7d1f'
  const part = (head: string, body: Uint8Array | string) => [
    `--${edge}\r\ncontent-disposition: form-data; ${head}\r\n\r\n`,
    body,
    '\r\n',
  ]
  const payload = Buffer.concat(
    [
      ...Object.entries(fields).flatMap(([name, value]) => part(`name="${name}"`, value)),
      ...part('name="file"; filename="packet.json"\r\ncontent-type: application/json', bytes),
      `--${edge}--\r\n`,
    ].map((p) => Buffer.from(p)),
  )
  const response = await t.app.inject({
    method: e.method,
    url: `/api${e.path}`,
    headers: {
      'content-type': `multipart/form-data; boundary=${edge}`,
      ...(as ? { cookie: as.cookie } : {}),
    },
    payload,
  })
  const body = response.json()
  return response.statusCode === 200
    ? { ok: true, status: 200, body: z.decode(e.output, body) as Out<E> }
    : { ok: false, status: response.statusCode, problem: body }
}
async function sent<E extends Endpoint>(...of: Parameters<typeof send<E>>): Promise<Out<E>> {
  const answer = await send(...of)
  if (!answer.ok) throw new Error(JSON.stringify(answer.problem))
  return answer.body
}

const patient = {
  resourceType: 'Patient',
  id: 'p1',
  name: [{ family: 'Rivera', given: ['Samuel'] }],
  birthDate: '1990-03-04',
  identifier: [{ system: 'http://hospital.example/mrn', value: 'MRN-4711' }],
}
const packet = (who: object = {}, ...resources: object[]) =>
  Buffer.from(
    JSON.stringify({
      resourceType: 'Bundle',
      type: 'transaction',
      entry: [{ ...patient, ...who }, ...resources].map((resource) => ({ resource })),
    }),
  )
const count = async () => {
  const tables = ['client', 'inquiry', 'referral', 'client_identifier', 'event'] as const
  const counted = tables.map(async (table) => {
    const { n } = await t.db
      .selectFrom(table)
      .select((eb) => eb.fn.countAll().as('n'))
      .executeTakeFirstOrThrow()
    return [table, Number(n)]
  })
  return Object.fromEntries(await Promise.all(counted))
}

describe('what is refused leaves nothing behind', () => {
  test.each<[string, Uint8Array, string, object]>([
    [
      'a damaged file',
      Buffer.from('{"resourceType": "Bundle",\n "entry": [}'),
      'not_json',
      { line: 2, column: 12 },
    ],
    ['no bundle', Buffer.from('{}'), 'not_a_bundle', {}],
    ['nobody in it', Buffer.from('{"resourceType":"Bundle"}'), 'no_patient', {}],
    [
      'two people in it',
      packet({}, patient),
      'several_patients',
      { issues: [{ path: ['entry', 0, 'resource'] }, {}] },
    ],
    [
      'a wrong form',
      packet({ birthDate: 1990 }),
      'broken',
      {
        issues: [
          {
            path: ['entry', 0, 'resource', 'birthDate'],
            message: 'entry[0].resource.birthDate: text should stand here, not a number',
          },
        ],
      },
    ],
  ])('%s, at preview and at import', async (_, bytes, reason, facts) => {
    const before = await count()
    for (const e of [previewReferral, importReferral])
      expect(await send(e, { siteId: site }, bytes, frontDesk)).toMatchObject({
        status: 400,
        problem: { reason, ...facts },
      })
    expect(await count()).toEqual(before)
  })
  test('a person without a name, until it is entered', async () => {
    const bytes = packet({ name: [], id: 'nameless', identifier: [] })
    const before = await count()
    const refusal = await send(importReferral, { siteId: site }, bytes, frontDesk)
    expect(refusal).toMatchObject({
      status: 422,
      problem: { reason: 'name_missing', issues: [{ path: ['givenName'] }, { path: ['familyName'] }] },
    })
    expect(await count()).toEqual(before)
    const given = { siteId: site, givenName: 'Jo', familyName: 'Doe', bornOn: '1999-09-09' }
    const { clientId } = await sent(importReferral, given, bytes, frontDesk)
    // The packet's own birth date stands; only what it does not tell is taken from the form.
    expect((await t.ok(client, { clientId }, frontDesk)).bornOn?.toString()).toBe('1990-03-04')
  })
  test('a client of another site, a site of others, and somebody without a sign-in', async () => {
    const far = await t.act(elsewhere, (ctx) =>
      registerClient(ctx, { siteId: elsewhere.siteIds[0] ?? '', givenName: 'Far', familyName: 'Away' }),
    )
    const before = await count()
    const bytes = packet({ id: 'x' })
    expect((await send(importReferral, { siteId: site, clientId: far }, bytes, frontDesk)).status).toBe(404)
    expect((await send(previewReferral, { siteId: site }, bytes, elsewhere)).status).toBe(404)
    expect((await send(importReferral, { siteId: site }, bytes, elsewhere)).status).toBe(404)
    expect((await send(importReferral, { siteId: site }, bytes)).status).toBe(401)
    expect(await count()).toEqual(before)
  })
  test('a form without a file, and something that is no form', async () => {
    expect((await t.call(importReferral, { siteId: site } as never, frontDesk)).status).toBe(400)
    const response = await t.app.inject({
      method: 'POST',
      url: '/api/referrals/preview',
      headers: { cookie: frontDesk.cookie, 'content-type': 'multipart/form-data; boundary=x' },
      payload: `--x\r\ncontent-disposition: form-data; name="siteId"\r\n\r\n${site}\r\n--x--\r\n`,
    })
    expect(response.statusCode).toBe(400)
    expect(response.json()).toMatchObject({ issues: [{ path: ['file'] }] })
  })
  test('a file larger than what is taken', async () => {
    const refusal = await send(
      previewReferral,
      { siteId: site },
      Buffer.alloc(13 * 1024 * 1024, 32),
      frontDesk,
    )
    expect(refusal.status).toBe(413)
  })
})

describe('a packet', () => {
  test('is previewed without storing anything', async () => {
    const before = await count()
    const { summary, matches, imported } = await sent(
      previewReferral,
      { siteId: site },
      packet({ id: 'p0' }),
      frontDesk,
    )
    expect(summary.person).toMatchObject({ givenName: 'Samuel', familyName: 'Rivera' })
    expect([matches, imported]).toEqual([[], null])
    expect(await count()).toEqual(before)
  })
  test('makes a client, an inquiry and a referral, and keeps the very bytes', async () => {
    const bytes = packet(
      {},
      { resourceType: 'Condition', code: { text: 'Alcoholism' } },
      { resourceType: 'Immunization' },
    )
    const done = await sent(importReferral, { siteId: site }, bytes, frontDesk)
    expect(await t.ok(client, { clientId: done.clientId }, frontDesk)).toMatchObject({
      familyName: 'Rivera',
      identifiers: [{ shown: 'MRN-4711' }],
    })
    expect(await t.ok(inquiry, { inquiryId: done.inquiryId }, frontDesk)).toMatchObject({
      source: 'referral',
      reason: 'Alcoholism',
      clientId: done.clientId,
      referralId: done.referralId,
    })
    const view = await t.ok(referral, { referralId: done.referralId }, frontDesk)
    expect(view).toMatchObject({
      receivedBy: 'Test front_desk',
      original: {
        name: 'packet.json',
        bytes: bytes.length,
        sha256: createHash('sha256').update(bytes).digest('hex'),
      },
      summary: { diagnoses: [{ matters: 'substance_use' }], notUnderstood: [{ type: 'Immunization' }] },
    })
    expect(await originalOf(done.referralId)).toEqual(bytes)
    const { referrals } = await t.ok(clientReferrals, { clientId: done.clientId }, frontDesk)
    expect(referrals.map((r) => r.id)).toEqual([done.referralId])
    const told = await t.db
      .selectFrom('event')
      .selectAll()
      .where('kind', '=', 'intake.referral_received')
      .execute()
    expect(told).toMatchObject([
      { client_id: expect.any(String) },
      { client_id: done.clientId, data: { referralId: done.referralId } },
    ])
    expect((await t.call(referral, { referralId: done.referralId }, elsewhere)).status).toBe(404)
    expect((await t.call(clientReferrals, { clientId: done.clientId }, elsewhere)).status).toBe(404)
  })
  test('is recognised when it comes a second time, and refused', async () => {
    const bytes = packet({ id: 'twice', identifier: [] })
    const first = await sent(importReferral, { siteId: site }, bytes, frontDesk)
    const { imported } = await sent(previewReferral, { siteId: site }, bytes, frontDesk)
    expect(imported?.inquiryId).toBe(first.inquiryId)
    const before = await count()
    expect(await send(importReferral, { siteId: site }, bytes, frontDesk)).toMatchObject({
      status: 409,
      problem: { reason: 'referral_original_once', inquiryId: first.inquiryId },
    })
    expect(await count()).toEqual(before)
  })
  test('sent twice at the same moment is taken in once', async () => {
    const bytes = packet({ id: 'race', name: [{ family: 'Race', given: ['Two'] }], identifier: [] })
    const answers = await Promise.all(
      [1, 2, 3, 4].map(() => send(importReferral, { siteId: site }, bytes, frontDesk)),
    )
    expect(answers.map((a) => a.status).sort()).toEqual([200, 409, 409, 409])
    const names = (await t.ok(listInquiries, {}, frontDesk)).inquiries.filter((i) => i.familyName === 'Race')
    expect(names).toHaveLength(1)
  })
  test('offers who it may be, and joins the client that is chosen', async () => {
    const bytes = packet({ id: 'again', name: [{ family: 'Rivera', given: ['Sam'] }] })
    const { matches } = await sent(previewReferral, { siteId: site }, bytes, frontDesk)
    expect(matches[0]).toMatchObject({
      strength: 'sure',
      why: ['same_identifier', 'same_birth_date', 'similar_name'],
    })
    const clientId = matches[0]?.client.id ?? ''
    const before = await count()
    const done = await sent(importReferral, { siteId: site, clientId }, bytes, frontDesk)
    expect(done.clientId).toBe(clientId)
    expect((await count()).client).toBe(before.client)
    expect((await t.ok(client, { clientId }, frontDesk)).givenName).toBe('Samuel')
  })
  test('of any encoding and with any marks is kept byte by byte', async () => {
    const text = packet({ identifier: [] }).toString()
    const files = [
      Buffer.from(`\ufeff${text.replace('"p1"', '"bom"')}`, 'utf8'),
      Buffer.from(`\ufeff${text.replace('"p1"', '"utf16"')}`, 'utf16le'),
      Buffer.from(text.replace('Rivera', 'Riv\u00e9ra'), 'latin1'),
      Buffer.from(text.replace('"p1"', '"crlf"').replaceAll(',', ',\r\n\t')),
    ]
    for (const bytes of files) {
      const { referralId } = await sent(importReferral, { siteId: site }, bytes, frontDesk)
      expect(await originalOf(referralId)).toEqual(bytes)
    }
  })
  test('with any bytes in a text is kept byte by byte', async () => {
    const text = packet({ identifier: [] }).toString()
    await fc.assert(
      fc.asyncProperty(fc.uint8Array({ minLength: 1, maxLength: 60 }), fc.uuid(), async (junk, id) => {
        const [head = '', tail = ''] = text.replace('"p1"', `"${id}"`).split('Samuel')
        const safe = junk.filter((b) => b >= 0x20 && b !== 0x22 && b !== 0x5c)
        const bytes = Buffer.concat([Buffer.from(`${head}S`), safe, Buffer.from(tail)])
        const { referralId } = await sent(importReferral, { siteId: site }, bytes, frontDesk)
        expect(await originalOf(referralId)).toEqual(bytes)
      }),
      { numRuns: 15 },
    )
  })
  test('cannot be changed afterwards, by nobody', async () => {
    const change = t.db.updateTable('referral').set({ file_name: 'other' }).execute()
    await expect(change).rejects.toThrow(/permission denied/)
  })
})

describe('a typed referral', () => {
  const typed = {
    organization: 'Mercy Hospital',
    organizationPhone: '555-0100',
    contactName: 'Dr. Towne',
    givenName: 'Kim',
    familyName: 'Lund',
    preferredName: '',
    bornOn: null,
    sex: null,
    phone: '555-010-9000',
    email: '',
    reason: 'Leaves detox on Friday',
    diagnoses: 'Hypertension\nOpioid use disorder, severe\n\n',
    medications: 'Buprenorphine 8 mg',
    allergies: 'NKDA',
    payer: 'Blue Plan',
    memberId: 'W-1',
  }
  test('needs who refers, whom and why', async () => {
    const refusal = await t.call(
      typeReferral,
      { ...typed, siteId: site, organization: '', reason: '' },
      frontDesk,
    )
    expect(refusal).toMatchObject({
      status: 400,
      problem: { issues: [{ path: ['organization'] }, { path: ['reason'] }] },
    })
    expect((await t.call(typeReferral, { ...typed, siteId: site }, elsewhere)).status).toBe(404)
  })
  test('becomes the same summary as a packet, and an inquiry', async () => {
    const { inquiryId, referralId } = await t.ok(typeReferral, { ...typed, siteId: site }, frontDesk)
    const view = await t.ok(referral, { referralId }, frontDesk)
    expect(view).toMatchObject({
      original: null,
      clientId: null,
      summary: {
        source: 'typed',
        from: { organization: 'Mercy Hospital, Dr. Towne' },
        diagnoses: [
          { text: 'Opioid use disorder, severe', matters: 'substance_use' },
          { text: 'Hypertension', matters: null },
        ],
        medications: [{ matters: 'recovery_medication' }],
        allergies: [{ none: true }],
        coverage: [{ payer: 'Blue Plan', memberId: 'W-1' }],
      },
    })
    expect(await t.ok(inquiry, { inquiryId }, frontDesk)).toMatchObject({
      referredBy: 'Mercy Hospital, Dr. Towne',
      referralId,
    })
  })
})

const originalOf = async (referralId: string) =>
  (
    await t.db
      .selectFrom('referral')
      .select('original')
      .where('id', '=', referralId)
      .executeTakeFirstOrThrow()
  ).original

const packets = join(import.meta.dirname, '../../../../../shared/referrals')
const files = existsSync(packets) ? readdirSync(packets).filter((f) => f.endsWith('.json')) : []
describe.runIf(files.length > 0)('the packets of hospitals, where they are at hand', () => {
  test.each(files)(
    '%s is told in under two seconds, goes in whole and comes back unchanged',
    async (file) => {
      const bytes = readFileSync(join(packets, file))
      const from = performance.now()
      const { summary, matches } = await sent(previewReferral, { siteId: site }, bytes, frontDesk)
      expect(performance.now() - from).toBeLessThan(2_000)
      const [givenName, familyName] = file.split('_')
      expect(summary.person).toMatchObject({ givenName, familyName })
      // What matters for the programme stands before the rest, and what was not read is listed.
      const matters = summary.diagnoses.map((d) => d.matters !== null)
      expect(matters[0]).toBe(true)
      expect(matters).toEqual(matters.toSorted((a, b) => Number(b) - Number(a)))
      expect(summary.notUnderstood.length).toBeGreaterThan(0)
      expect(matches).toEqual([])
      const done = await sent(importReferral, { siteId: site }, bytes, frontDesk)
      expect(await originalOf(done.referralId)).toEqual(bytes)
      expect((await t.ok(inquiry, { inquiryId: done.inquiryId }, frontDesk)).reason).not.toBe('')
    },
  )
})
