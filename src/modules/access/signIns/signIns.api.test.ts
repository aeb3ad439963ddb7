import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { type Persona, type TestApp, testApp, usualNow } from '../../../../tests/support/app.ts'
import {
  codeOf,
  emailOf,
  goodPassword,
  invited,
  type Joined,
  joined,
  visitor,
} from '../../../../tests/support/visitor.ts'
import { issueLink } from '../access.actions.ts'
import { changePassword, me, signIn, signInByLink } from '../access.contract.ts'
import { listAccounts, resetFactors } from '../accounts.contract.ts'
import { giveCode, mySecurity } from '../factors/factors.contract.ts'
import {
  endOtherSignIns,
  endSignIn,
  lock,
  mySignIns,
  signedIn,
  signOut,
  stay,
  unlock,
} from './signIns.contract.ts'

let t: TestApp
let site: string
let person: Persona
beforeAll(async () => {
  t = await testApp()
  site = await t.site()
})
beforeEach(async () => {
  t.clock.now = usualNow
  person = await t.staff('therapist', site)
})
afterAll(() => t.close())

const pass = (minutes: number) => {
  t.clock.now = t.clock.now.add({ seconds: Math.round(minutes * 60) })
}
const signInWith = async (address: string, password: string, from = visitor(t)) =>
  from.call(signIn, { email: address, password })

describe('tries to come in', () => {
  test('an unknown account, one without a password and a wrong password get one answer, and must wait alike', async () => {
    const [known, bare] = [person, await t.staff('therapist', site)]
    await invited(t, known)
    const answers = []
    for (const email of [await emailOf(t, known), await emailOf(t, bare), 'nobody@example.org']) {
      const from = visitor(t)
      const statuses = []
      for (let i = 0; i < 6; i++) statuses.push(await from.call(signIn, { email, password: 'not this one' }))
      answers.push(statuses.map((a) => (a.ok ? a : [a.status, a.problem.reason, a.problem.title])))
    }
    expect(answers[0]?.[0]).toEqual([422, 'wrong_credentials', expect.any(String)])
    expect(answers[0]?.[5]).toEqual([429, 'wait', 'Too many tries. Wait 5 seconds, then try again.'])
    expect(answers[1]).toEqual(answers[0])
    expect(answers[2]).toEqual(answers[0])
  })

  test('an unknown account takes as long as a known one', async () => {
    await invited(t, person)
    const email = await emailOf(t, person)
    const timed = async (who: string) => {
      const began = performance.now()
      await signInWith(who, 'not this one')
      // The next try need not wait.
      pass(60)
      return performance.now() - began
    }
    const times: Record<'known' | 'unknown', number[]> = { known: [], unknown: [] }
    for (let i = 0; i < 9; i++) {
      times.known.push(await timed(email))
      times.unknown.push(await timed('stranger@example.org'))
    }
    // The least of nine says what it takes, not what else runs beside it.
    const ratio = Math.min(...times.known) / Math.min(...times.unknown)
    expect(ratio).toBeGreaterThan(0.5)
    expect(ratio).toBeLessThan(2)
  })

  test('the wait grows with each failure, holds for the right password too, and ends with it', async () => {
    await invited(t, person)
    const email = await emailOf(t, person)
    const from = visitor(t)
    for (let i = 0; i < 5; i++) await from.call(signIn, { email, password: 'not this one' })
    for (const wait of [5, 10, 20]) {
      const blocked = await from.call(signIn, { email, password: goodPassword })
      expect(blocked).toMatchObject({ status: 429, problem: { reason: 'wait', waitSeconds: wait } })
      t.clock.now = t.clock.now.add({ seconds: wait })
      await from.call(signIn, { email, password: 'not this one' })
    }
    pass(15)
    expect((await from.call(signIn, { email, password: goodPassword })).ok).toBe(true)
  })

  test('one address that tries many accounts waits, others do not', async () => {
    const [here, there] = [visitor(t, '192.0.2.7'), visitor(t, '192.0.2.8')]
    for (let i = 0; i < 30; i++)
      await here.call(signIn, { email: `sweep${i}@example.org`, password: 'not this one' })
    const blocked = await here.call(signIn, { email: 'sweep99@example.org', password: 'not this one' })
    expect(blocked).toMatchObject({ status: 429 })
    const other = await there.call(signIn, { email: 'sweep99@example.org', password: 'not this one' })
    expect(other).toMatchObject({ status: 422 })
  })
})

describe('the second factor', () => {
  test('staff reach nothing by password alone: first they set one up, later they give it', async () => {
    const at = await invited(t, person)
    expect(await at.ok(signedIn, {})).toMatchObject({ standing: 'set_up' })
    expect(await at.call(me, {})).toMatchObject({ status: 401, problem: { reason: 'set_up' } })
    expect(await at.call(unlock, { password: goodPassword })).toMatchObject({ status: 401 })

    await joined(t, person)
    const again = visitor(t)
    const email = await emailOf(t, person)
    const half = await again.ok(signIn, { email, password: goodPassword })
    expect(half).toMatchObject({ standing: 'second_factor', ways: { totp: true, recovery: true } })
    expect(await again.call(me, {})).toMatchObject({ status: 401, problem: { reason: 'second_factor' } })
    expect(await again.call(unlock, { password: goodPassword })).toMatchObject({ status: 401 })
  })

  test('a sign-in that is never finished is gone after a quarter of an hour', async () => {
    const at = await invited(t, person)
    pass(15)
    expect((await at.ok(signedIn, {})).standing).toBe('out')
  })

  test('a one-time link is one factor only, outside a demo', async () => {
    const token = await t.act(undefined, (ctx) =>
      issueLink(ctx, { accountId: person.accountId, purpose: 'sign_in', hours: 1 }),
    )
    const at = visitor(t)
    expect(await at.ok(signInByLink, { token })).toMatchObject({ standing: 'set_up' })
    expect((await at.call(me, {})).status).toBe(401)
  })
})

describe('R92 the idle lock', () => {
  let at: Joined
  beforeEach(async () => {
    at = await joined(t, person)
  })

  test('R92 after 15 minutes without anything done, nothing is answered until it is unlocked', async () => {
    pass(14.5)
    expect((await at.call(mySignIns, {})).ok).toBe(true)
    pass(15)
    expect(await at.call(me, {})).toMatchObject({ status: 401, problem: { reason: 'locked' } })
    expect(await at.call(listAccounts, {})).toMatchObject({ status: 401, problem: { reason: 'locked' } })
    expect(await at.ok(signedIn, {})).toMatchObject({ standing: 'locked', idleMinutes: 15 })
    expect(await at.call(unlock, { password: 'not this one' })).toMatchObject({
      status: 422,
      problem: { reason: 'wrong_password' },
    })
    expect(await at.ok(unlock, { password: goodPassword })).toMatchObject({ standing: 'in' })
    expect((await at.call(me, {})).ok).toBe(true)
  })

  test('R92 what a page asks by itself is not being at work, and saying so is', async () => {
    pass(10)
    await at.idly(me, {})
    pass(6)
    expect((await at.call(me, {})).status).toBe(401)
    await at.ok(unlock, { password: goodPassword })
    pass(10)
    await at.ok(stay, {})
    pass(10)
    expect((await at.call(me, {})).ok).toBe(true)
  })

  test('R92 the screen can be locked at once; a code of the app does not unlock it', async () => {
    await at.ok(lock, {})
    expect(await at.call(me, {})).toMatchObject({ status: 401, problem: { reason: 'locked' } })
    expect((await at.call(giveCode, { code: codeOf(t, at.secret, 1) })).status).toBe(422)
    expect((await at.call(me, {})).status).toBe(401)
    await at.ok(unlock, { password: goodPassword })
  })

  test('twelve hours after signing in it ends, however busy', async () => {
    for (let i = 0; i < 72; i++) {
      pass(10)
      await at.call(stay, {})
    }
    expect((await at.ok(signedIn, {})).standing).toBe('out')
  })
})

describe('my sign-ins', () => {
  test('somebody else’s cannot be ended, nor one that does not exist', async () => {
    const [mine, theirs] = [await joined(t, person), await joined(t, await t.staff('therapist', site))]
    const { signIns } = await theirs.ok(mySignIns, {})
    const signInId = signIns[0]?.id ?? ''
    expect((await mine.call(endSignIn, { signInId })).status).toBe(404)
    expect((await theirs.call(mySignIns, {})).ok).toBe(true)
  })

  test('they are listed by device, and one or all others can be ended', async () => {
    const first = await joined(t, person)
    const email = await emailOf(t, person)
    const others = []
    for (const later of [1, 2]) {
      // Each code works once.
      t.clock.now = t.clock.now.add({ seconds: 60 })
      const other = visitor(t, '192.0.2.44')
      await other.ok(signIn, { email, password: goodPassword })
      await other.ok(giveCode, { code: codeOf(t, first.secret) })
      others.push(other)
      expect((await first.ok(mySignIns, {})).signIns.filter((s) => s.address === '192.0.2.44')).toHaveLength(
        later,
      )
    }
    const { signIns } = await first.ok(mySignIns, {})
    expect(signIns.filter((s) => s.current)).toHaveLength(1)
    expect(signIns.find((s) => s.current)?.device).toBe('Chrome · Windows')
    const [one, two] = others
    const ended = signIns.find((s) => s.address === '192.0.2.44')?.id ?? ''
    await first.ok(endSignIn, { signInId: ended })
    const left = [await one?.call(me, {}), await two?.call(me, {})].filter((a) => a?.ok)
    expect(left).toHaveLength(1)
    // The test's own cookie of this person is another sign-in.
    expect((await first.ok(endOtherSignIns, {})).ended).toBeGreaterThanOrEqual(1)
    for (const o of others) expect((await o.call(me, {})).status).toBe(401)
    await first.ok(signOut, {})
    expect((await first.call(me, {})).status).toBe(401)
  })
})

describe('the password', () => {
  test('changing it asks the present one, refuses a weak one, and ends all other sign-ins', async () => {
    const at = await joined(t, person)
    const other = person
    const password = 'four grey stones in the ford'
    const wrong = await at.call(changePassword, { current: 'not this one', password })
    expect(wrong).toMatchObject({ status: 422, problem: { reason: 'wrong_current' } })
    const weak = await at.call(changePassword, { current: goodPassword, password: 'password12345678' })
    expect(weak).toMatchObject({ problem: { reason: 'weak_password', advice: expect.any(Array) } })
    expect((await t.call(me, {}, other)).ok).toBe(true)
    await at.ok(changePassword, { current: goodPassword, password })
    expect((await t.call(me, {}, other)).status).toBe(401)
    expect((await at.call(me, {})).ok).toBe(true)
    expect((await signInWith(await emailOf(t, person), goodPassword)).ok).toBe(false)
    expect((await signInWith(await emailOf(t, person), password)).ok).toBe(true)
  })

  test('whoever lost their second factors gets them reset by who manages staff, and sets up anew', async () => {
    const lost = await joined(t, person)
    const director = await joined(t, await t.staff('director', site))
    const { accountId } = person
    expect((await lost.call(resetFactors, { accountId })).status).toBe(403)
    pass(11)
    const stale = await director.call(resetFactors, { accountId })
    expect(stale).toMatchObject({ status: 422, problem: { reason: 'prove_again' } })
    await director.ok(unlock, { password: goodPassword })
    await director.ok(resetFactors, { accountId })
    expect((await lost.call(mySecurity, {})).status).toBe(401)
    const again = visitor(t)
    const back = await again.ok(signIn, { email: await emailOf(t, person), password: goodPassword })
    expect(back.standing).toBe('set_up')
  })
})
