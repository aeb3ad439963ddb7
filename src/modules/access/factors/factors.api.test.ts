import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { type Persona, type TestApp, testApp, usualNow } from '../../../../tests/support/app.ts'
import { codeOf, emailOf, goodPassword, invited, joined, visitor } from '../../../../tests/support/visitor.ts'
import { me, signIn } from '../access.contract.ts'
import { unlock } from '../signIns/signIns.contract.ts'
import {
  addPasskey,
  askForPasskey,
  beginPasskey,
  beginTotp,
  confirmTotp,
  dropTotp,
  giveCode,
  mySecurity,
  newRecoveryCodes,
  signInByPasskey,
} from './factors.contract.ts'

let t: TestApp
let person: Persona
beforeAll(async () => {
  t = await testApp()
})
beforeEach(async () => {
  t.clock.now = usualNow
  person = await t.staff('therapist', await t.site())
})
afterAll(() => t.close())

const half = async () => {
  const at = visitor(t)
  await at.ok(signIn, { email: await emailOf(t, person), password: goodPassword })
  return at
}
const seconds = (n: number) => {
  t.clock.now = t.clock.now.add({ seconds: n })
}

describe('the authenticator app', () => {
  test('a wrong first code sets nothing up, and none is taken without one having been begun', async () => {
    const at = await invited(t, person)
    const none = await at.call(confirmTotp, { code: '123456' })
    expect(none).toMatchObject({ status: 422, problem: { reason: 'nothing_to_confirm' } })
    const { secret, uri } = await at.ok(beginTotp, {})
    expect(uri).toMatch(/^otpauth:\/\/totp\/Footbridge/)
    const right = codeOf(t, secret)
    const wrong = String((Number(right) + 1) % 1_000_000).padStart(6, '0')
    expect(await at.call(confirmTotp, { code: wrong })).toMatchObject({ problem: { reason: 'wrong_code' } })
    expect((await at.call(me, {})).status).toBe(401)
    expect((await at.ok(confirmTotp, { code: right })).recoveryCodes).toHaveLength(10)
    expect((await at.call(me, {})).ok).toBe(true)
  })

  test('a code works once, and an older one never after a newer one', async () => {
    const { secret } = await joined(t, person)
    const first = await half()
    const used = await first.call(giveCode, { code: codeOf(t, secret) })
    expect(used).toMatchObject({ status: 422, problem: { reason: 'wrong_code' } })
    seconds(60)
    const before = codeOf(t, secret, -1)
    const now = codeOf(t, secret)
    expect((await first.call(giveCode, { code: now })).ok).toBe(true)
    const second = await half()
    for (const code of [now, before])
      expect(await second.call(giveCode, { code })).toMatchObject({ problem: { reason: 'wrong_code' } })
  })

  test('two requests with one code at a time: one comes in', async () => {
    const { secret } = await joined(t, person)
    const both = [await half(), await half()]
    seconds(60)
    const code = codeOf(t, secret)
    const answers = await Promise.all(both.map((v) => v.call(giveCode, { code })))
    expect(answers.filter((a) => a.ok)).toHaveLength(1)
  })

  test('guessing codes has to wait', async () => {
    await joined(t, person)
    const at = await half()
    for (let i = 0; i < 5; i++) await at.call(giveCode, { code: '000000' })
    expect(await at.call(giveCode, { code: '000000' })).toMatchObject({ status: 429 })
  })

  test('its secret lies sealed in the database and fits only its owner', async () => {
    const { secret } = await joined(t, person)
    const row = await t.db
      .selectFrom('totp')
      .where('account_id', '=', person.accountId)
      .selectAll()
      .executeTakeFirstOrThrow()
    expect(JSON.stringify(row)).not.toContain(secret)
    const other = await t.staff('therapist', await t.site())
    await joined(t, other)
    await t.db
      .updateTable('totp')
      .set({ secret: row.secret, last_step: 0 })
      .where('account_id', '=', other.accountId)
      .execute()
    const at = visitor(t)
    await at.ok(signIn, { email: await emailOf(t, other), password: goodPassword })
    seconds(60)
    expect((await at.call(giveCode, { code: codeOf(t, secret) })).ok).toBe(false)
  })

  test('changing factors asks anew who it is; staff keep one', async () => {
    const at = await joined(t, person)
    seconds(11 * 60)
    for (const e of [beginTotp, dropTotp, newRecoveryCodes, beginPasskey])
      expect(await at.call(e, {})).toMatchObject({ status: 422, problem: { reason: 'prove_again' } })
    await at.ok(unlock, { password: goodPassword })
    expect(await at.call(dropTotp, {})).toMatchObject({ problem: { reason: 'last_factor' } })
    expect((await at.ok(mySecurity, {})).totpSince).not.toBe(null)
  })
})

describe('recovery codes', () => {
  test('each works once, typed with or without dashes; new ones replace the old', async () => {
    const at = await joined(t, person)
    const [one = '', two = ''] = at.recoveryCodes
    const first = await half()
    expect((await first.call(giveCode, { code: one.toUpperCase().replaceAll('-', ' ') })).ok).toBe(true)
    const second = await half()
    expect(await second.call(giveCode, { code: one })).toMatchObject({ problem: { reason: 'wrong_code' } })
    expect((await at.ok(mySecurity, {})).recoveryCodesLeft).toBe(9)
    const { recoveryCodes } = await at.ok(newRecoveryCodes, {})
    expect((await second.call(giveCode, { code: two })).ok).toBe(false)
    expect((await second.call(giveCode, { code: recoveryCodes[0] ?? '' })).ok).toBe(true)
  })

  test('the database holds no code, and another’s code is none', async () => {
    const mine = await joined(t, person)
    const { rows } = { rows: await t.db.selectFrom('recovery_code').selectAll().execute() }
    expect(JSON.stringify(rows)).not.toContain(mine.recoveryCodes[0]?.replaceAll('-', '') ?? '')
    const other = await t.staff('therapist', await t.site())
    await joined(t, other)
    const at = visitor(t)
    await at.ok(signIn, { email: await emailOf(t, other), password: goodPassword })
    expect((await at.call(giveCode, { code: mine.recoveryCodes[3] ?? '' })).ok).toBe(false)
  })
})

describe('passkeys', () => {
  const forged = {
    id: 'AAAA',
    response: { clientDataJSON: 'e30', authenticatorData: 'AAAA', signature: 'AAAA' },
  }
  test('an unknown one, and an unknown challenge, are refused alike', async () => {
    const at = visitor(t)
    const { challengeId } = await at.ok(askForPasskey, {})
    for (const id of [challengeId, challengeId, person.accountId])
      expect(await at.call(signInByPasskey, { challengeId: id, passkey: forged })).toMatchObject({
        status: 422,
        problem: { reason: 'passkey_refused' },
      })
  })

  test('one that was not asked for by this person is not added', async () => {
    const [mine, theirs] = [
      await joined(t, person),
      await joined(t, await t.staff('therapist', await t.site())),
    ]
    const { challengeId, options } = await theirs.ok(beginPasskey, {})
    expect(options.challenge.length).toBeGreaterThan(20)
    const passkey = { id: 'AAAA', response: { clientDataJSON: 'e30', attestationObject: 'AAAA' } }
    for (const who of [mine, theirs])
      expect(await who.call(addPasskey, { challengeId, name: 'Laptop', passkey })).toMatchObject({
        problem: { reason: 'passkey_refused' },
      })
    expect((await theirs.ok(mySecurity, {})).passkeys).toEqual([])
  })
})
