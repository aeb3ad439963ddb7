import { afterAll, beforeAll, expect, test } from 'vitest'
import { type Persona, type TestApp, testApp } from '../../../tests/support/app.ts'
import { acceptInvitation, me } from './access.contract.ts'
import { changeRoles, inviteStaff, listAccounts, renewInvitation, setActive } from './accounts.contract.ts'

let t: TestApp
let site: string
let administrator: Persona
let director: Persona
beforeAll(async () => {
  t = await testApp()
  site = await t.site()
  administrator = await t.staff('administrator', site)
  director = await t.staff('director', site)
})
afterAll(() => t.close())

const person = (email: string) => ({
  givenName: 'Ines',
  familyName: 'Iver',
  title: 'Counsellor',
  email,
  roles: ['therapist' as const],
  siteIds: [site],
  credential: { label: 'LADC', supervised: true, supervisorId: null },
})

test('only who manages staff may invite, and only to sites of their own', async () => {
  const therapist = await t.staff('therapist', site)
  expect((await t.call(inviteStaff, person('a@example.org'), therapist)).status).toBe(403)
  const elsewhere = await t.site({ name: 'Elsewhere' })
  expect(
    (await t.call(inviteStaff, { ...person('a@example.org'), siteIds: [elsewhere] }, director)).status,
  ).toBe(404)
})

test('a director may not make an administrator, nor take one over by a new link', async () => {
  const made = await t.call(inviteStaff, { ...person('b@example.org'), roles: ['administrator'] }, director)
  expect(made).toMatchObject({ status: 403, problem: { reason: 'administrators_only' } })
  const renewed = await t.call(renewInvitation, { accountId: administrator.accountId }, director)
  expect(renewed.status).toBe(403)
})

test('an e-mail address belongs to one person', async () => {
  await t.ok(inviteStaff, person('twice@example.org'), director)
  const again = await t.call(inviteStaff, person('twice@example.org'), director)
  expect(again).toMatchObject({ status: 409, problem: { reason: 'staff_email_unique' } })
})

test('the invited person joins; a newer link makes the older worthless', async () => {
  const first = await t.ok(inviteStaff, person('join@example.org'), director)
  const second = await t.ok(renewInvitation, { accountId: first.accountId }, director)
  const password = 'nine herons over the weir'
  expect((await t.call(acceptInvitation, { token: first.token, password })).status).toBe(422)
  expect((await t.ok(acceptInvitation, { token: second.token, password })).standing).toBe('set_up')
  const { accounts } = await t.ok(listAccounts, {}, director)
  expect(accounts.find((a) => a.accountId === first.accountId)).toMatchObject({
    joined: true,
    credential: { label: 'LADC', supervised: true },
  })
})

test('closing an account ends its sign-ins at once; roles hold from the next request', async () => {
  const someone = await t.staff('therapist', site)
  await t.ok(changeRoles, { accountId: someone.accountId, roles: ['front_desk'] }, director)
  expect((await t.ok(me, {}, someone)).roles).toEqual(['front_desk'])
  await t.ok(setActive, { accountId: someone.accountId, active: false }, director)
  expect((await t.call(me, {}, someone)).status).toBe(401)
  expect((await t.call(renewInvitation, { accountId: someone.accountId }, director)).status).toBe(422)
})

test('the last administrator can neither leave nor be closed', async () => {
  const { accountId } = administrator
  const closed = await t.call(setActive, { accountId, active: false }, administrator)
  expect(closed).toMatchObject({ status: 422, problem: { reason: 'last_administrator' } })
  const changed = await t.call(changeRoles, { accountId, roles: ['director'] }, administrator)
  expect(changed).toMatchObject({ problem: { reason: 'last_administrator' } })
})
