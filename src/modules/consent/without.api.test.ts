import { sql } from 'kysely'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { findClients } from '#modules/people/client.contract.ts'
import { newClient, programmeSite } from '../../../tests/support/admission.ts'
import { type Persona, type TestApp, testApp, usualNow } from '../../../tests/support/app.ts'
import { consents, sending } from '../../../tests/support/consent.ts'
import { pdfText } from '../../../tests/support/pdf.ts'
import { attendanceLetter } from '../attendance/sending/sending.contract.ts'
import { breaches, doBreachDuty, recordBreach, saveBreach } from './breach/breach.contract.ts'
import { revoke } from './consent.actions.ts'
import { consentCopy, revokeConsent } from './consent.contract.ts'
import { closeEmergency, discloseInEmergency, emergencies } from './emergency/emergency.contract.ts'
import { accounting, accountingCopy, refusals } from './gate/gate.contract.ts'
import { legalDemands, recordDemand } from './legal/legal.contract.ts'
import { isSheThere } from './presence/presence.contract.ts'

let t: TestApp
let siteId: string
let director: Persona
let desk: Persona
let stranger: Persona
let clientId: string
beforeAll(async () => {
  t = await testApp()
  siteId = await programmeSite(t)
  director = await t.staff('director', siteId)
  desk = await t.staff('front_desk', siteId)
  stranger = await t.staff('director', await t.site({ name: 'Elsewhere' }))
})
beforeEach(async () => {
  t.clock.now = usualNow
  clientId = await newClient(t, director)
})
afterAll(() => t.close())

const told = {
  recipient: 'Dr. Amira Sloan',
  affiliation: 'County Hospital, emergency room',
  discloser: 'Test front_desk',
  disclosedAt: '2026-03-02T13:40:00Z',
  nature: 'Found unresponsive in the waiting room',
}
const what = { parts: ['medications' as const], transport: 'phone' as const }

describe('R86 a medical emergency', () => {
  const blank = { recipient: '', affiliation: '', discloser: '', disclosedAt: null, nature: '' }
  test('is written down at once, and cannot be closed before all four facts are there', async () => {
    const { disclosureId, closed } = await t.ok(discloseInEmergency, { clientId, ...blank, ...what }, desk)
    expect(closed).toBe(false)
    const close = (facts: object) =>
      t.call(closeEmergency, { clientId, disclosureId, version: 1, ...told, ...facts }, desk)
    for (const [facts, reason] of [
      [{ recipient: '' }, 'recipient_missing'],
      [{ affiliation: '' }, 'affiliation_missing'],
      [{ discloser: '' }, 'discloser_missing'],
      [{ disclosedAt: null }, 'time_missing'],
      [{ disclosedAt: '2026-03-02T15:00:00Z' }, 'time_ahead'],
      [{ nature: ' ' }, 'nature_missing'],
    ] as const)
      expect(await close(facts)).toMatchObject({ status: 422, problem: { reason } })
    const force = sql`update emergency_disclosure set closed_at = now(), closed_by = ${desk.accountId} where disclosure_id = ${disclosureId}`
    await expect(force.execute(t.db)).rejects.toMatchObject({ constraint: 'emergency_disclosure_whole' })
    const open = () =>
      sql`select from task where kind = 'emergency_record_open' and client_id = ${clientId} and done_at is null`.execute(
        t.db,
      )
    expect((await open()).rows.length).toBe(1)
    expect((await close({})).status).toBe(200)
    expect((await open()).rows.length).toBe(0)
    expect((await close({})).status).toBe(422)
    const { emergencies: found } = await t.ok(emergencies, { clientId }, desk)
    expect(found).toMatchObject([{ recipient: told.recipient, closedAt: expect.anything() }])
  })
  test('with all four at once is closed at once, and stands in the accounting', async () => {
    expect(await t.ok(discloseInEmergency, { clientId, ...told, ...what }, desk)).toMatchObject({
      closed: true,
    })
    const { disclosures } = await t.ok(accounting, { clientId }, desk)
    expect(disclosures).toMatchObject([
      { basis: 'emergency', recipient: `${told.recipient}, ${told.affiliation}` },
    ])
  })
  test('of a client of another site is not found', async () => {
    expect((await t.call(discloseInEmergency, { clientId, ...told, ...what }, stranger)).status).toBe(404)
  })
})

describe('R85 a demand of a court or an attorney', () => {
  const demand = {
    demandedBy: 'Attorney Quill',
    receivedOn: '2026-03-01',
    hasSubpoena: true,
    orderSection: null,
    orderedOn: null,
    parts: [],
    note: '',
  }
  test('a subpoena alone is denied; what is needed is named, and the refusal kept', async () => {
    expect(await t.ok(recordDemand, { ...demand, clientId }, director)).toMatchObject({
      mayDisclose: false,
      needed: ['part2_order'],
    })
    const { refusals: kept } = await t.ok(refusals, { clientId }, director)
    expect(kept).toMatchObject([{ exit: 'legal_demand', reason: 'subpoena_alone' }])
  })
  test('an order without a subpoena permits and does not compel: still denied', async () => {
    const order = { ...demand, hasSubpoena: false, orderSection: '2.64' as const, orderedOn: '2026-02-20' }
    expect(await t.ok(recordDemand, { ...order, clientId }, director)).toMatchObject({
      needed: ['subpoena', 'parts_named'],
    })
  })
  test('an order needs its day; both together may go, as far as the order names', async () => {
    const order = { ...demand, orderSection: '2.64' as const, parts: ['attendance' as const] }
    expect(await t.call(recordDemand, { ...order, clientId }, director)).toMatchObject({
      problem: { reason: 'order_undated' },
    })
    const whole = { ...order, orderedOn: '2026-02-20', clientId }
    expect(await t.ok(recordDemand, whole, director)).toMatchObject({ mayDisclose: true, needed: [] })
    expect((await t.ok(legalDemands, { clientId }, director)).demands).toMatchObject([{ needed: [] }])
  })
})

describe('R88 “Is she there?”', () => {
  const ask = (name: string, caller: string, as = desk) => t.ok(isSheThere, { name, caller }, as)
  test('a name that is known and one that is not are answered alike', async () => {
    const [known, unknown] = [await ask('Rosa Ito', 'Her aunt'), await ask('Nobody Atall', 'Her aunt')]
    expect(known).toEqual(unknown)
    expect(known).toEqual({ allowed: [] })
  })
  test('only a consent to this very caller, and only while it holds, says more', async () => {
    const make = consents(t, desk)
    const consentId = await make.signed(clientId, { recipient: 'Officer Zadie Wren' })
    const found = await ask('rosa ito', 'zadie wren')
    expect(found.allowed).toMatchObject([
      { clientId, recipient: 'Officer Zadie Wren', parts: ['attendance'] },
    ])
    expect(await ask('Rosa Ito', 'Officer Roe')).toEqual({ allowed: [] })
    expect(await ask('Rosa Ito', 'Zadie Wren', stranger)).toEqual({ allowed: [] })
    await t.ok(revokeConsent, { clientId, consentId, how: 'spoken' }, desk)
    expect(await ask('Rosa Ito', 'Zadie Wren')).toEqual({ allowed: [] })
  })
  test('whoever searches a client by name is not asked to use it: the script needs no search', async () => {
    expect((await t.ok(findClients, { text: 'Rosa' }, desk)).clients.length).toBeGreaterThan(0)
    expect(await ask('Ro', 'X')).toEqual({ allowed: [] })
  })
})

describe('R89 the accounting', () => {
  const period = { from: '2023-01-01', until: '2026-03-02', detail: 'sums' as const }
  test('holds three years, to others; what was given to the client stands apart; screen and paper agree', async () => {
    const make = consents(t, desk)
    const consentId = await make.signed(clientId, { expiresOn: '2036-01-01' })
    const letter = () => t.ok(attendanceLetter, { ...sending(clientId, consentId), ...period }, desk)
    await letter()
    await t.ok(consentCopy, { clientId, consentId }, desk)
    const read = () => t.ok(accounting, { clientId }, desk)
    expect(await read()).toMatchObject({
      disclosures: [
        { recipient: 'Officer Dana Lee', basis: 'consent', consentId, madeBy: 'Test front_desk' },
      ],
      own: [{ exit: 'consent_copy' }],
    })
    const paper = pdfText((await t.ok(accountingCopy, { clientId }, desk)).bytes)
    expect(paper).toContain('Officer Dana Lee')
    expect(paper).toContain('from March 2, 2023 through March 2, 2026')
    t.clock.now = usualNow.add({ hours: 24 * 365 * 3 - 1 })
    expect((await read()).disclosures.length).toBe(1)
    t.clock.now = usualNow.add({ hours: 24 * (365 * 3 + 2) })
    expect((await read()).disclosures).toEqual([])
  })
  test('R83 a consent taken back leaves what was sent before in the list', async () => {
    const consentId = await consents(t, desk).signed(clientId)
    await t.ok(attendanceLetter, { ...sending(clientId, consentId), ...period }, desk)
    await t.ok(revokeConsent, { clientId, consentId, how: 'written' }, desk)
    expect((await t.ok(accounting, { clientId }, desk)).disclosures.length).toBe(1)
  })
  test('R83 a letter asked for while the consent is being taken back waits, and is refused', async () => {
    const consentId = await consents(t, desk).signed(clientId)
    const hold = Promise.withResolvers<void>()
    const taken = Promise.withResolvers<void>()
    const revoking = t.act(desk, async (ctx) => {
      await revoke(ctx, { clientId, consentId, how: 'spoken' })
      taken.resolve()
      await hold.promise
    })
    await taken.promise
    const sent = t.call(attendanceLetter, { ...sending(clientId, consentId), ...period }, desk)
    const first = await Promise.race([
      sent.then(() => 'sent'),
      new Promise((late) => setTimeout(late, 300, 'waits')),
    ])
    expect(first).toBe('waits')
    hold.resolve()
    await revoking
    expect(await sent).toMatchObject({ status: 422, problem: { reason: 'consent_revoked' } })
    expect((await t.ok(accounting, { clientId }, desk)).disclosures).toEqual([])
  })
  test('the ledger can be neither changed nor deleted by the application', async () => {
    for (const table of ['disclosure', 'disclosure_refusal', 'consent_signature', 'legal_demand'])
      for (const text of [`update ${table} set id = id`, `delete from ${table}`])
        await expect(sql.raw(text).execute(t.db)).rejects.toThrow(/permission denied/)
  })
})

describe('R97 breaches', () => {
  const breach = {
    discoveredOn: '2026-03-01',
    happenedOn: '2026-02-27',
    what: 'A fax to a wrong number',
    people: 3,
  }
  const mine = async (id: string) => (await t.ok(breaches, {}, director)).breaches.find((b) => b.id === id)
  test('days that cannot be, a site that is not ours, and a duty that does not exist are refused', async () => {
    const record = (more: object, as = director) => t.call(recordBreach, { siteId, ...breach, ...more }, as)
    expect(await record({ discoveredOn: '2026-03-03' })).toMatchObject({
      problem: { reason: 'discovered_ahead' },
    })
    expect(await record({ happenedOn: '2026-03-02' })).toMatchObject({
      problem: { reason: 'happened_later' },
    })
    expect((await record({}, stranger)).status).toBe(404)
    const { breachId } = await t.ok(recordBreach, { siteId, ...breach }, director)
    const media = { breachId, duty: 'media' as const, doneOn: '2026-03-02' }
    expect(await t.call(doBreachDuty, media, director)).toMatchObject({ problem: { reason: 'not_a_duty' } })
    expect((await t.call(doBreachDuty, media, stranger)).status).toBe(404)
  })
  test('the clocks run from the discovery; more people add duties; what is done is done', async () => {
    const { breachId } = await t.ok(recordBreach, { siteId, ...breach }, director)
    expect((await mine(breachId))?.duties.map((d) => [d.duty, d.dueOn.toString(), d.daysLeft])).toEqual([
      ['individuals', '2026-04-30', 59],
      ['hhs', '2027-03-01', 364],
    ])
    await t.ok(doBreachDuty, { breachId, duty: 'individuals', doneOn: '2026-03-02' }, director)
    await t.ok(saveBreach, { breachId, version: 1, ...breach, people: 500 }, director)
    expect((await t.call(saveBreach, { breachId, version: 1, ...breach }, director)).status).toBe(412)
    const { rows: owed } = await sql<{ duty: string; role: string; due_at: Temporal.Instant }>`
      select params ->> 'duty' as duty, role, due_at from task
      where kind = 'breach_notice_due' and subject_key like ${`${breachId}%`} and done_at is null order by 1`.execute(
      t.db,
    )
    expect(owed.map((o) => [o.duty, o.role, o.due_at.toString()])).toEqual([
      ['hhs', 'privacy_officer', '2026-05-01T03:59:00Z'],
      ['media', 'privacy_officer', '2026-05-01T03:59:00Z'],
    ])
    const after = await mine(breachId)
    expect(after?.duties.map((d) => [d.duty, d.dueOn.toString(), d.doneOn?.toString() ?? null])).toEqual([
      ['individuals', '2026-04-30', '2026-03-02'],
      ['hhs', '2026-04-30', null],
      ['media', '2026-04-30', null],
    ])
  })
})
