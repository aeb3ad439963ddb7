import { afterAll, beforeAll, expect, test } from 'vitest'
import { issueLink } from '#modules/access/access.actions.ts'
import { setUp } from '#modules/access/access.contract.ts'
import { type TestApp, testApp } from '../../../tests/support/app.ts'
import { fourStages } from './preset.ts'
import { startProgram } from './program.actions.ts'
import { listPrograms } from './program.contract.ts'

let t: TestApp
beforeAll(async () => {
  t = await testApp()
})
afterAll(() => t.close())

test('who is not signed in sees no programme', async () => {
  expect((await t.call(listPrograms, {})).status).toBe(401)
})

test('the first site starts with the shipped programme, in force on its own day', async () => {
  // Late Sunday evening in UTC: already Monday in Auckland.
  t.clock.now = Temporal.Instant.from('2026-03-01T22:30:00Z')
  const token = await t.act(undefined, (ctx) =>
    issueLink(ctx, { accountId: null, purpose: 'first_administrator', hours: 24 }),
  )
  const response = await t.app.inject({
    method: 'POST',
    url: '/api/links/set-up',
    payload: {
      token,
      siteName: 'Tui Street',
      timeZone: 'Pacific/Auckland',
      givenName: 'Ada',
      familyName: 'Alder',
      email: 'ada@example.org',
      password: 'seven quiet herons at dusk',
    },
  })
  expect(response.statusCode).toBe(200)
  expect(setUp.path).toBe('/links/set-up')
  const { id } = await t.db
    .selectFrom('site')
    .select('id')
    .where('name', '=', 'Tui Street')
    .executeTakeFirstOrThrow()
  const { programs } = await t.ok(listPrograms, {}, await t.staff('director', id))
  expect(programs).toHaveLength(1)
  expect(programs[0]).toMatchObject({ number: 1, definition: fourStages })
  expect(programs[0]?.effectiveOn.toString()).toBe('2026-03-02')
})

test('a version is in force from its day on at the site, and other sites do not see it', async () => {
  const site = await t.site({ timeZone: 'America/New_York' })
  const director = await t.staff('director', site)
  const elsewhere = await t.staff('director', await t.site())
  t.clock.now = Temporal.Instant.from('2026-03-03T04:30:00Z') // still 2 March in New York
  await t.act(director, (ctx) =>
    startProgram(ctx, {
      siteId: site,
      name: 'Evening programme',
      effectiveOn: Temporal.PlainDate.from('2026-03-03'),
      definition: fourStages,
    }),
  )
  expect((await t.ok(listPrograms, {}, director)).programs).toEqual([])
  t.clock.now = Temporal.Instant.from('2026-03-03T05:00:00Z')
  expect((await t.ok(listPrograms, {}, director)).programs).toHaveLength(1)
  expect((await t.ok(listPrograms, {}, elsewhere)).programs).toEqual([])
})
