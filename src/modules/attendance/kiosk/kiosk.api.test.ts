import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { me } from '#modules/access/access.contract.ts'
import { changeRoles } from '#modules/access/accounts.contract.ts'
import { unlock } from '#modules/access/signIns/signIns.contract.ts'
import { type Persona, type TestApp, testApp } from '../../../../tests/support/app.ts'
import { goodPassword, type Joined, joined, visitor } from '../../../../tests/support/visitor.ts'
import { arrange } from '../../../../tests/support/week.ts'
import { markOneClient, sessionRoster } from '../attendance.contract.ts'
import { endKiosk, kiosk, openKiosk, tapHere } from './kiosk.contract.ts'

let t: TestApp
let siteId: string
let lead: Persona
let at: Joined
let sessionId: string
let ana: string
beforeAll(async () => {
  t = await testApp()
  siteId = await t.site()
})
beforeEach(async () => {
  t.clock.now = Temporal.Instant.from('2026-03-02T22:50:00Z')
  lead = await t.staff('therapist', siteId)
  at = await joined(t, lead)
  const make = arrange(t)
  sessionId = await make.session({ siteId, on: '2026-03-02', starts: '18:00', minutes: 90, lead })
  ana = await make.client(siteId, { givenName: 'Ana', familyName: 'Rowan' })
  await make.seat(sessionId, ana)
  await make.seat(sessionId, await make.client(siteId, { givenName: 'Ben', familyName: 'Ortiz' }))
})
afterAll(() => t.close())

const minutes = (n: number) => {
  t.clock.now = t.clock.now.add({ minutes: n })
}

test('no device is a tablet by itself, nor for a session of another site or one that is over', async () => {
  expect(await visitor(t).call(kiosk, {})).toMatchObject({ status: 422, problem: { reason: 'kiosk_ended' } })
  const elsewhere = await t.staff('therapist', await t.site({ name: 'Elsewhere' }))
  expect((await t.call(openKiosk, { sessionId }, elsewhere)).status).toBe(404)
  expect((await t.call(openKiosk, { sessionId }, await t.staff('biller', siteId))).status).toBe(403)
  minutes(116)
  await at.ok(unlock, { password: goodPassword })
  expect(await at.call(openKiosk, { sessionId })).toMatchObject({ problem: { reason: 'kiosk_too_late' } })
})

test('it shows initials and nothing more, and the sign-in behind it is locked', async () => {
  await at.ok(openKiosk, { sessionId })
  expect(await at.call(me, {})).toMatchObject({ status: 401, problem: { reason: 'locked' } })
  expect((await at.call(sessionRoster, { sessionId })).status).toBe(401)
  const seen = await at.ok(kiosk, {})
  expect(seen.people.map((p) => p.initials).sort()).toEqual(['A. R.', 'B. O.'])
  const text = JSON.stringify(seen)
  for (const secret of ['Ana', 'Rowan', 'Ben', 'Ortiz', ana]) expect(text).not.toContain(secret)
})

test('a tap marks, once, in the name of who put the tablet there; a key of another tablet is none', async () => {
  await at.ok(openKiosk, { sessionId })
  const { people } = await at.ok(kiosk, {})
  const key = people.find((p) => p.initials === 'A. R.')?.key ?? ''
  minutes(30)
  const after = await at.ok(tapHere, { key })
  expect(after.people.find((p) => p.key === key)?.here).toBe(true)
  minutes(20)
  await at.ok(tapHere, { key })
  const colleague = await t.staff('therapist', siteId)
  const { rows } = await t.ok(sessionRoster, { sessionId }, colleague)
  expect(rows.find((r) => r.clientId === ana)).toMatchObject({ mark: 'late', minutes: 70 })
  const { rows: marked } = { rows: await t.db.selectFrom('attendance').select('marked_by').execute() }
  expect(marked.map((m) => m.marked_by)).toContain(lead.accountId)
  expect((await at.call(tapHere, { key: 'somebody-else' })).status).toBe(404)
})

test('what staff marked stays', async () => {
  await at.ok(openKiosk, { sessionId })
  const colleague = await t.staff('therapist', siteId)
  await t.ok(markOneClient, { sessionId, clientId: ana, mark: 'excused' }, colleague)
  const { people } = await at.ok(kiosk, {})
  await at.ok(tapHere, { key: people.find((p) => p.initials === 'A. R.')?.key ?? '' })
  const { rows } = await t.ok(sessionRoster, { sessionId }, colleague)
  expect(rows.find((r) => r.clientId === ana)?.mark).toBe('excused')
})

test('it ends by hand, by the clock, and when who opened it may no longer mark', async () => {
  await at.ok(openKiosk, { sessionId })
  const director = await t.staff('director', siteId)
  await t.ok(changeRoles, { accountId: lead.accountId, roles: ['biller'] }, director)
  expect(await at.call(kiosk, {})).toMatchObject({ problem: { reason: 'kiosk_ended' } })
  await t.ok(changeRoles, { accountId: lead.accountId, roles: ['therapist'] }, director)
  expect((await at.call(kiosk, {})).ok).toBe(true)
  minutes(115)
  expect((await at.call(kiosk, {})).ok).toBe(false)
  minutes(-115)
  await at.ok(endKiosk, {})
  expect((await at.call(kiosk, {})).ok).toBe(false)
  expect((await at.call(me, {})).status).toBe(401)
})
