import { randomUUIDv7 } from 'node:crypto'
import { globSync, readFileSync } from 'node:fs'
import { sql } from 'kysely'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { endConsent, revokeConsent } from '#modules/consent/consent.contract.ts'
import { recordDemand } from '#modules/consent/legal/legal.contract.ts'
import { shortNotice } from '#modules/consent/notice.ts'
import { admittedClient, newClient, programmeSite } from './support/admission.ts'
import { type Persona, type TestApp, testApp, usualNow } from './support/app.ts'
import { consents, everyPart, sending, type someTerms } from './support/consent.ts'
import { pdfText } from './support/pdf.ts'

let t: TestApp
let director: Persona
let stranger: Persona
let make: ReturnType<typeof consents>
let clientId: string
beforeAll(async () => {
  t = await testApp()
  const siteId = await programmeSite(t)
  director = await t.staff('director', siteId)
  stranger = await t.staff('director', await t.site({ name: 'Elsewhere' }))
  make = consents(t, director)
})
beforeEach(async () => {
  t.clock.now = usualNow
  clientId = (await admittedClient(t, director)).clientId
})
afterAll(() => t.close())

const exits = () => t.bound.map((b) => b.endpoint).filter((e) => e.exit)
const period = { from: '2026-01-01', until: '2026-03-31' }
/** What each exit by consent is sent with besides the consent itself. A new exit fails here until it has its line. */
const byConsent: Record<string, () => Promise<object>> = {
  '/clients/:clientId/letters/attendance': async () => ({ ...period, detail: 'days' }),
  '/clients/:clientId/tables/attendance': async () => period,
  '/clients/:clientId/chart': async () => ({ parts: ['attendance', 'admission'] }),
  '/clients/:clientId/chart/fhir': async () => ({ parts: ['attendance', 'admission'] }),
  '/clients/:clientId/referral-answers': async () => ({ referralId: await referralOf(clientId) }),
}
/** What is the client's own, or has another basis than a consent: what makes it ready, and its basis in the ledger. */
const others: Record<string, { basis: string; input: () => Promise<object> }> = {
  '/clients/:clientId/consents/:consentId/copy': {
    basis: 'own_request',
    input: async () => ({ consentId: await make.signed(clientId) }),
  },
  '/clients/:clientId/accounting/copy': { basis: 'own_request', input: async () => ({}) },
  '/clients/:clientId/emergency-disclosures': {
    basis: 'emergency',
    input: async () => ({
      ...{ recipient: '', affiliation: '', discloser: '', disclosedAt: null, nature: 'Overdose' },
      ...{ parts: ['medications'], transport: 'phone' },
    }),
  },
  '/clients/:clientId/legal-demands/:demandId/chart': {
    basis: 'court_order',
    input: async () => ({ demandId: await orderFor(clientId), transport: 'mail' }),
  },
  '/clients/:clientId/own-record': { basis: 'own_request', input: async () => ({}) },
  '/clients/:clientId/own-record/fhir': { basis: 'own_request', input: async () => ({}) },
}

async function referralOf(of: string) {
  const id = randomUUIDv7()
  await sql`insert into referral (id, site_id, client_id, source_organization, summary, received_at, received_by)
    select ${id}, site_id, id, 'County Hospital', '{}', ${t.clock.now}, ${director.accountId} from client where id = ${of}`.execute(
    t.db,
  )
  return id
}

async function orderFor(of: string) {
  const order = { orderSection: '2.64', orderedOn: '2026-02-20', parts: ['attendance'] } as const
  const demand = { demandedBy: 'County Court', receivedOn: '2026-03-01', hasSubpoena: true, note: '' }
  const { demandId } = await t.ok(
    recordDemand,
    { ...demand, ...order, parts: [...order.parts], clientId: of },
    director,
  )
  return demandId
}

async function send(path: string, body: Record<string, unknown>, as = director) {
  const url = `/api${path.replace(/:(\w+)/g, (_, name: string) => String(body[name] ?? clientId))}`
  const response = await t.app.inject({ method: 'POST', url, headers: { cookie: as.cookie }, payload: body })
  return { ...response, bytes: Uint8Array.from(response.rawPayload) }
}
const rowsOf = async (of = clientId) => {
  const { rows } = await sql<{
    id: string
    basis: string
    exit: string
    consent_id: string | null
    notice: boolean
    recipient: string
  }>`select id, basis, exit, consent_id, notice, recipient from disclosure where client_id = ${of} order by id`.execute(
    t.db,
  )
  return rows
}
const refusalsOf = async (of = clientId) => {
  const { rows } = await sql<{
    reason: string
  }>`select reason from disclosure_refusal where client_id = ${of} order by id`.execute(t.db)
  return rows.map((r) => r.reason)
}

describe('every way out is known', () => {
  test('whatever answers a file is an exit, and every exit is tried below', () => {
    expect(t.bound.filter((b) => b.endpoint.file && !b.endpoint.exit)).toEqual([])
    const tried = [...Object.keys(byConsent), ...Object.keys(others)].sort()
    expect(
      exits()
        .map((e) => e.path)
        .sort(),
    ).toEqual(tried)
  })
  test('no code but the door answers bytes, and none calls another host or sends mail', () => {
    const files = globSync('src/{modules,server}/**/*.ts').filter((f) => !/\.test\.ts$|\/web\//.test(f))
    const found = files.filter((f) =>
      /content-disposition|application\/pdf['"]\)|nodemailer|\bfetch\(|node:https?'|node:net'|node:tls'|node:dgram'/.test(
        readFileSync(f, 'utf8'),
      ),
    )
    // The door sends files; the embedded database asks this machine for a free port.
    expect(found.sort()).toEqual(allowedToSend)
  })
  test('only the part that owns the gate writes the ledger', () => {
    const files = globSync('src/**/*.ts').filter((f) =>
      /insertInto\('disclosure'\)|insert into disclosure\b/.test(readFileSync(f, 'utf8')),
    )
    expect(files).toEqual(['src/modules/consent/gate/gate.store.ts'])
  })
})
const allowedToSend = ['src/server/door.ts', 'src/server/embedded.ts']

describe.each(Object.entries(byConsent))('%s', (path, more) => {
  const under = async (consentId: string | null, change: object = {}) =>
    send(path, { ...sending(clientId, consentId), ...(await more()), ...change })
  const refused = async (answer: Awaited<ReturnType<typeof send>>, reason: string) => {
    expect([answer.statusCode, answer.json().reason]).toEqual([422, reason])
    expect(await rowsOf()).toEqual([])
    expect(await refusalsOf()).toEqual([reason])
  }
  const all = (change: Partial<typeof someTerms> = {}) =>
    make.signed(clientId, { parts: everyPart, ...change })

  test('R78 without a consent: refused, and the attempt is kept', async () => {
    await refused(await under(null), 'no_consent')
  })
  test('R78 with another client’s consent: as without one', async () => {
    const other = await newClient(t, director)
    await refused(await under(await make.signed(other, { parts: everyPart })), 'no_consent')
  })
  test('R78 with one that is not signed', async () => {
    await refused(await under(await make.write(clientId, { parts: everyPart })), 'not_signed')
  })
  test('R78 for another purpose, and for somebody else', async () => {
    await refused(await under(await all(), { purpose: 'employment' }), 'wrong_purpose')
  })
  test('R78 for somebody whom it does not name', async () => {
    await refused(await under(await all(), { recipient: 'Officer Roe' }), 'wrong_recipient')
  })
  test('R78 for a class, without saying who', async () => {
    await refused(await under(await all({ recipientKind: 'class' })), 'recipient_needed')
  })
  test('R78 for a part that it does not cover', async () => {
    await refused(await under(await all({ parts: ['billing'] })), 'part_not_granted')
  })
  test('R78 the day after it expired', async () => {
    const consentId = await all({ expiresOn: '2026-03-02' })
    t.clock.now = usualNow.add({ hours: 24 })
    await refused(await under(consentId), 'consent_expired')
  })
  test('R78 after the event it was to last until', async () => {
    const consentId = await all({ expiry: 'event', expiresEvent: 'The hearing' })
    await t.ok(endConsent, { clientId, consentId }, director)
    await refused(await under(consentId), 'consent_ended')
  })
  test('R83 once it is taken back: the next request is refused, the earlier disclosure stays listed', async () => {
    const consentId = await all()
    expect((await under(consentId)).statusCode).toBe(200)
    await t.ok(revokeConsent, { clientId, consentId, how: 'written' }, director)
    const answer = await under(consentId)
    expect([answer.statusCode, answer.json().reason]).toEqual([422, 'consent_revoked'])
    expect((await rowsOf()).length).toBe(1)
    expect(await refusalsOf()).toEqual(['consent_revoked'])
  })
  test('R84 with the right consent: the notice and the consent’s scope go along, and the ledger has its row', async () => {
    const consentId = await all()
    const answer = await under(consentId)
    expect(answer.statusCode).toBe(200)
    const [row, ...rest] = await rowsOf()
    expect(rest).toEqual([])
    expect(row).toMatchObject({ basis: 'consent', consent_id: consentId, notice: true })
    expect(row?.recipient).toBe('Officer Dana Lee')
    expect(answer.headers['x-disclosure-id']).toBe(row?.id)
    const text = readable(answer)
    expect(/42 CFR part 2/.test(text)).toBe(true)
    expect(text).toContain('Sent with the written consent of Rosa Ito, signed March 2, 2026')
    expect(text).toContain('Officer Dana Lee')
  })
  test('a client of another site is not found, and nothing is kept of it', async () => {
    const consentId = await all()
    const body = { ...sending(clientId, consentId), ...(await more()) }
    expect((await send(path, body, stranger)).statusCode).toBe(404)
    expect([await rowsOf(), await refusalsOf()]).toEqual([[], []])
  })
})

/** The words of what was sent, whatever its form. */
function readable({ headers, bytes, body }: Awaited<ReturnType<typeof send>>): string {
  return headers['content-type'] === 'application/pdf' ? pdfText(bytes) : body
}

describe.each(Object.entries(others))('%s', (path, { basis, input }) => {
  test('leaves its row in the ledger, with its basis', async () => {
    const answer = await send(path, { clientId, ...(await input()) })
    expect(answer.statusCode).toBe(200)
    const id = answer.headers['x-disclosure-id'] ?? answer.json().disclosureId
    expect(await rowsOf()).toMatchObject([{ id, basis }])
  })
  test('a client of another site is not found', async () => {
    const body = { clientId, ...(await input()) }
    expect((await send(path, body, stranger)).statusCode).toBe(404)
    expect(await rowsOf()).toEqual([])
  })
})

test('R84 the short statement is the law’s, with its words “use or”', () => {
  expect(shortNotice).toBe('42 CFR part 2 prohibits unauthorized use or disclosure of these records.')
})
