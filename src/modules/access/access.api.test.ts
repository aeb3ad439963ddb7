import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type TestApp, testApp } from '../../../tests/support/app.ts'
import { issueLink, openStaffAccount } from './access.actions.ts'
import { acceptInvitation, linkPurpose, me, setUp, signIn, signInByLink } from './access.contract.ts'

let t: TestApp
beforeAll(async () => {
  t = await testApp()
})
afterAll(() => t.close())

const admin = {
  siteName: 'Harbor Street',
  timeZone: 'America/New_York',
  givenName: 'Ada',
  familyName: 'Alder',
  email: 'ada@example.org',
  password: 'seven quiet herons at dusk',
}
const firstToken = () =>
  t.act(undefined, (ctx) => issueLink(ctx, { accountId: null, purpose: 'first_administrator', hours: 24 }))

describe('the first administrator', () => {
  test('nobody comes in without a link', async () => {
    expect((await t.call(me, {})).status).toBe(401)
    const refusal = await t.call(setUp, { ...admin, token: 'x'.repeat(43) })
    expect(refusal).toMatchObject({ ok: false, status: 422, problem: { reason: 'link_spent' } })
  })
  test('a guessable password is refused and the link stays good', async () => {
    const token = await firstToken()
    const refusal = await t.call(setUp, { ...admin, token, password: 'passwordpassword' })
    expect(refusal).toMatchObject({ status: 422, problem: { reason: 'weak_password' } })
    expect((await t.ok(linkPurpose, { token })).purpose).toBe('first_administrator')
  })
  test('a zone that does not exist is refused', async () => {
    const refusal = await t.call(setUp, { ...admin, token: await firstToken(), timeZone: 'Mars/Olympus' })
    expect(refusal).toMatchObject({ status: 422, problem: { reason: 'unknown_time_zone' } })
  })
  test('the link sets up site and account once, and a newer link replaces an older', async () => {
    const older = await firstToken()
    const token = await firstToken()
    expect((await t.call(setUp, { ...admin, token: older })).status).toBe(422)
    const view = await t.ok(setUp, { ...admin, token })
    expect(view).toMatchObject({ name: 'Ada Alder', standing: 'set_up', ways: { password: true } })
    expect((await t.call(setUp, { ...admin, token })).status).toBe(422)
    const late = await t.call(setUp, { ...admin, token: await firstToken(), email: 'b@example.org' })
    expect(late).toMatchObject({ problem: { reason: 'already_set_up' } })
  })
})

describe('signing in', () => {
  test('unknown accounts and wrong passwords get the same answer', async () => {
    const wrong = await t.call(signIn, { email: admin.email, password: 'not this one' })
    const unknown = await t.call(signIn, { email: 'nobody@example.org', password: 'not this one' })
    for (const a of [wrong, unknown])
      expect(a).toMatchObject({ status: 422, problem: { reason: 'wrong_credentials' } })
  })
  test('a request of another site may change nothing', async () => {
    const response = await t.app.inject({
      method: 'POST',
      url: '/api/sign-in',
      headers: { 'sec-fetch-site': 'cross-site' },
      payload: { email: admin.email, password: admin.password },
    })
    expect(response.statusCode).toBe(403)
  })
  test('an invitation works once and chooses the password', async () => {
    const site = await t.site()
    const token = await t.act(undefined, async (ctx) => {
      const { accountId } = await openStaffAccount(ctx, {
        givenName: 'Theo',
        familyName: 'Thorn',
        title: 'Therapist',
        email: 'theo@example.org',
        siteIds: [site],
        roles: ['therapist'],
      })
      return issueLink(ctx, { accountId, purpose: 'invitation', hours: 24 * 7 })
    })
    expect((await t.call(signInByLink, { token })).status).toBe(422)
    const accepted = await t.ok(acceptInvitation, { token, password: 'three slow boats upstream' })
    expect(accepted).toMatchObject({ name: 'Theo Thorn', standing: 'set_up' })
    expect((await t.call(acceptInvitation, { token, password: 'three slow boats upstream' })).status).toBe(
      422,
    )
  })
  test('a role change takes effect on the next request', async () => {
    const site = await t.site()
    const someone = await t.staff('therapist', site)
    expect((await t.ok(me, {}, someone)).can['note.write']).toBe(true)
    await t.db.deleteFrom('account_role').where('account_id', '=', someone.accountId).execute()
    expect((await t.call(me, {}, someone)).status).toBe(403)
  })
})
