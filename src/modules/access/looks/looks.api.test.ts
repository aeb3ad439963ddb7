import { sql } from 'kysely'
import { afterAll, beforeEach, describe, expect, test } from 'vitest'
import { client } from '#modules/people/client.contract.ts'
import { type Persona, type TestApp, testApp } from '../../../../tests/support/app.ts'
import { arrange } from '../../../../tests/support/week.ts'
import { clientLooks, listLooks } from './looks.contract.ts'
import { chartsAnHour } from './looks.ts'

const t: TestApp = await testApp()
afterAll(() => t.close())

let siteId: string
let officer: Persona
let therapist: Persona
let clientId: string
beforeEach(async () => {
  siteId = await t.site()
  officer = await t.staff('privacy_officer', siteId)
  therapist = await t.staff('therapist', siteId)
  clientId = await arrange(t).client(siteId, { givenName: 'Ana', familyName: 'Rowan' })
})

/** Looks as the door wrote them, at the test's clock: the database's own clock is ahead of it. */
const looked = (who: Persona, at: string, ids: readonly string[] = [clientId]) =>
  sql`insert into audit.read (at, actor_id, client_id, what)
      select ${at}::timestamptz, ${who.accountId}, id, '/clients/:clientId/notes' from unnest(${ids}::uuid[]) id`.execute(
    t.db,
  )
const hourAgo = () => t.clock.now.subtract({ hours: 1 }).toString()
const seen = async () =>
  (await t.ok(listLooks, { days: 7 }, officer)).looks.filter((l) => l.accountId === therapist.accountId)

describe('refused', () => {
  test('R93 whoever is not the privacy officer or the director', async () => {
    for (const role of ['therapist', 'front_desk', 'biller', 'administrator'] as const) {
      const who = await t.staff(role, siteId)
      expect((await t.call(listLooks, {}, who)).status).toBe(403)
      expect((await t.call(clientLooks, { clientId }, who)).status).toBe(403)
    }
  })
  test('R93 another site’s client is not found, and nobody’s looks at them are listed', async () => {
    const stranger = await t.staff('privacy_officer', await t.site())
    await looked(therapist, hourAgo())
    expect((await t.call(clientLooks, { clientId }, stranger)).status).toBe(404)
    expect((await t.ok(listLooks, {}, stranger)).looks).toEqual([])
  })
})

describe('who looked', () => {
  test('R93 a look through the door is listed with person, part and time', async () => {
    await t.ok(client, { clientId }, therapist)
    t.clock.now = Temporal.Now.instant().add({ seconds: 5 })
    const { looks } = await t.ok(clientLooks, { clientId }, await t.staff('director', siteId))
    expect(looks.find((l) => l.accountId === therapist.accountId)).toMatchObject({
      name: 'Test therapist',
      roles: ['therapist'],
      client: { familyName: 'Rowan' },
      parts: ['record'],
      count: 1,
    })
  })
  test('R93 one row for each person, record and day; older days only when asked for', async () => {
    await looked(therapist, hourAgo())
    await looked(therapist, hourAgo())
    await looked(therapist, t.clock.now.subtract({ hours: 24 * 20 }).toString())
    expect((await seen()).map((l) => l.count)).toEqual([2])
    const month = await t.ok(listLooks, { days: 30 }, officer)
    expect(month.looks.filter((l) => l.accountId === therapist.accountId)).toHaveLength(2)
  })
  test('R93 odd: no care relation, until they join the team; the same surname', async () => {
    await looked(therapist, hourAgo())
    expect((await seen()).map((l) => l.odd)).toEqual([['no_care_relation']])
    await sql`insert into care_team_member (client_id, staff_id, role, from_on)
              values (${clientId}, ${therapist.staffId}, 'primary_therapist', '2020-01-01')`.execute(t.db)
    expect((await seen()).map((l) => l.odd)).toEqual([[]])
    await sql`update staff set family_name = 'ROWAN' where id = ${therapist.staffId}`.execute(t.db)
    expect((await seen()).map((l) => l.odd)).toEqual([['same_surname']])
  })
  test('R93 odd: more records in an hour than anybody’s work needs', async () => {
    const ids = [clientId]
    for (let i = 0; i < chartsAnHour; i++)
      ids.push(await arrange(t).client(siteId, { givenName: 'Ben', familyName: `Other-${i}` }))
    const at = t.clock.now.round({ smallestUnit: 'hour', roundingMode: 'floor' }).subtract({ minutes: 30 })
    await looked(therapist, at.toString(), ids)
    expect(new Set((await seen()).flatMap((l) => l.odd))).toEqual(
      new Set(['no_care_relation', 'many_charts']),
    )
  })
})
