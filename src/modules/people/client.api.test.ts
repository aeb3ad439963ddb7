import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type Persona, type TestApp, testApp } from '../../../tests/support/app.ts'
import { registerClient } from './client.actions.ts'
import { addSupport, client, findClients, listClients, saveClient, saveSupport } from './client.contract.ts'
import { notAsked } from './client.ts'

let t: TestApp
let site: string
let frontDesk: Persona
let elsewhere: Persona
let sam: string
const d = Temporal.PlainDate.from
const samRivera = {
  givenName: 'Samuel',
  familyName: 'Rivera',
  preferredName: 'Sam',
  bornOn: d('1990-03-04'),
  phone: '(555) 010-7407',
  identifiers: [
    { system: 'http://hospital.example/mrn', value: 'MRN-88', kind: 'MR' },
    { system: 'http://hl7.org/fhir/sid/us-ssn', value: '999-47-3333', kind: 'SS' },
  ],
}
beforeAll(async () => {
  t = await testApp()
  site = await t.site()
  frontDesk = await t.staff('front_desk', site)
  elsewhere = await t.staff('front_desk', await t.site({ name: 'Mill Road' }))
  sam = await t.act(frontDesk, (ctx) => registerClient(ctx, { ...samRivera, siteId: site }))
})
afterAll(() => t.close())

const demographics = async () => {
  const { givenName, familyName, preferredName, bornOn, ...view } = await t.ok(
    client,
    { clientId: sam },
    frontDesk,
  )
  const { sex, pronouns, phone, email, language, address, contact, version } = view
  const who = { givenName, familyName, preferredName, bornOn: bornOn?.toString() ?? null, sex, pronouns }
  return { ...who, phone, email, language, address, contact, version, clientId: sam }
}

describe('who is refused', () => {
  test('staff of another site find nobody, and the record does not exist for them', async () => {
    expect(await t.call(client, { clientId: sam }, elsewhere)).toMatchObject({ status: 404 })
    expect(await t.call(saveClient, await demographics(), elsewhere)).toMatchObject({ status: 404 })
    const support = { clientId: sam, name: 'Ana', relation: '', phone: '', emergencyContact: false }
    expect(await t.call(addSupport, support, elsewhere)).toMatchObject({ status: 404 })
    for (const text of ['Rivera', '3/4/1990', 'MRN-88', '5550107407'])
      expect((await t.ok(findClients, { text }, elsewhere)).clients).toEqual([])
    expect((await t.ok(listClients, { status: 'all' }, elsewhere)).clients).toEqual([])
  })
  test('nobody is registered at a site of others', async () => {
    const attempt = t.act(elsewhere, (ctx) => registerClient(ctx, { ...samRivera, siteId: site }))
    await expect(attempt).rejects.toMatchObject({ code: 'not_found' })
  })
  test('a birth date in the future is refused at its field', async () => {
    const refusal = await t.call(saveClient, { ...(await demographics()), bornOn: '2031-01-01' }, frontDesk)
    expect(refusal).toMatchObject({
      status: 422,
      problem: { reason: 'born_in_future', issues: [{ path: ['bornOn'] }] },
    })
  })
  test('a nameless client and an impossible e-mail address are refused, each at its field', async () => {
    const refusal = await t.call(
      saveClient,
      { ...(await demographics()), givenName: ' ', email: 'nowhere' },
      frontDesk,
    )
    expect(refusal).toMatchObject({ status: 400 })
    if (!refusal.ok) expect(refusal.problem.issues?.map((i) => i.path[0])).toEqual(['givenName', 'email'])
  })
  test('who read an older version saves nothing', async () => {
    const read = await demographics()
    await t.ok(saveClient, { ...read, pronouns: 'they/them' }, frontDesk)
    const late = await t.call(saveClient, { ...read, pronouns: 'he/him' }, frontDesk)
    expect(late).toMatchObject({ status: 412, problem: { reason: 'stale' } })
    expect((await t.ok(client, { clientId: sam }, frontDesk)).pronouns).toBe('they/them')
  })
})

describe('the record', () => {
  test('tells who it is, with age on the site’s day and guarded government numbers', async () => {
    const view = await t.ok(client, { clientId: sam }, frontDesk)
    expect(view).toMatchObject({
      givenName: 'Samuel',
      preferredName: 'Sam',
      age: 35,
      status: 'inquiry',
      standing: null,
    })
    expect(view.identifiers.map((i) => i.shown)).toEqual(['MRN-88', '••••3333'])
    t.clock.now = Temporal.Instant.from('2026-03-04T05:00:00Z')
    expect((await t.ok(client, { clientId: sam }, frontDesk)).age).toBe(36)
    t.clock.now = Temporal.Instant.from('2026-03-04T04:59:59Z')
    expect((await t.ok(client, { clientId: sam }, frontDesk)).age).toBe(35)
  })
  test('keeps contact preferences, and who looked is logged', async () => {
    const contact = { ...notAsked, mayLeaveMessage: false, nameToUse: 'S.', doNotText: true }
    await t.ok(saveClient, { ...(await demographics()), contact }, frontDesk)
    expect((await t.ok(client, { clientId: sam }, frontDesk)).contact).toEqual(contact)
    const reads = await t.db.selectFrom('audit.read').selectAll().where('client_id', '=', sam).execute()
    expect(reads.every((r) => r.what === '/clients/:clientId')).toBe(true)
    expect(reads.some((r) => r.actor_id === frontDesk.accountId)).toBe(true)
  })
  test('supports are named, changed, removed and put back', async () => {
    const ana = { clientId: sam, name: 'Ana Rivera', relation: 'sister', phone: '', emergencyContact: true }
    const { supportId } = await t.ok(addSupport, ana, frontDesk)
    const put = (removed: boolean, version: number) =>
      t.call(saveSupport, { ...ana, supportId, removed, version }, frontDesk)
    expect(await put(true, 1)).toMatchObject({ ok: true, body: { version: 2 } })
    expect(await put(true, 1)).toMatchObject({ status: 412 })
    expect((await t.ok(client, { clientId: sam }, frontDesk)).supports).toEqual([])
    await put(false, 2)
    expect((await t.ok(client, { clientId: sam }, frontDesk)).supports).toMatchObject([
      { name: 'Ana Rivera', emergencyContact: true, version: 3 },
    ])
  })
})

describe('finding', () => {
  test.each([
    'rivera',
    'Riv',
    'sam riv',
    'rivera, sam',
    'SAMUEL',
    '3/4/1990',
    '1990-03-04',
    'rivera 3/4/1990',
    '555 010 7407',
    'mrn-88',
    '999-47-3333',
    'Rivera Samual',
  ])('%s finds Sam Rivera', async (text) => {
    const { clients } = await t.ok(findClients, { text }, frontDesk)
    expect(clients.map((c) => c.id)).toContain(sam)
  })
  test.each(['riverside', 'rivera 4/3/1990', 'r', '', '%', "'; select", '12/31/1899', '9999999'])(
    '%s does not',
    async (text) => {
      const { clients } = await t.ok(findClients, { text }, frontDesk)
      expect(clients.map((c) => c.id)).not.toContain(sam)
    },
  )
  test('accents need not be typed', async () => {
    const jose = await t.act(frontDesk, (ctx) =>
      registerClient(ctx, { siteId: site, givenName: 'José', familyName: 'Núñez-O’Brien' }),
    )
    for (const text of ['jose nunez', 'José', 'obrien', 'O’Brien'])
      expect([text, (await t.ok(findClients, { text }, frontDesk)).clients.map((c) => c.id)]).toEqual([
        text,
        [jose],
      ])
  })
})

test('800 clients are listed by name page by page, each once, and found by the beginnings of both names', async () => {
  const big = await t.site({ name: 'Big' })
  const desk = await t.staff('front_desk', big)
  await t.act(desk, async (ctx) => {
    for (let i = 0; i < 800; i++)
      await registerClient(ctx, {
        siteId: big,
        givenName: `Given${i % 37}`,
        familyName: `${i % 2 ? 'Family' : 'family'}${i % 91}`,
        bornOn: d('1960-01-01').add({ days: i * 11 }),
      })
  })
  const seen: string[] = []
  let cursor: string | null = ''
  while (cursor !== null) {
    const { clients, next }: { clients: { id: string }[]; next: string | null } = await t.ok(
      listClients,
      cursor ? { status: 'inquiry', cursor } : { status: 'inquiry' },
      desk,
    )
    seen.push(...clients.map((c) => c.id))
    cursor = next
  }
  expect([seen.length, new Set(seen).size]).toEqual([800, 800])
  for (let i = 0; i < 21; i++)
    expect((await t.ok(findClients, { text: `given${i} fam` }, desk)).clients.length).toBe(20)
}, 60_000)
