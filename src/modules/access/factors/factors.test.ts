import fc from 'fast-check'
import { expect, test } from 'vitest'
import { codeKind, mayDrop, plainRecoveryCode, recoveryCodeBytes, recoveryCodeFrom } from './factors.ts'

test('six digits are a code of the app, sixteen letters a recovery code, anything else neither', () => {
  expect(codeKind('123 456')).toBe('totp')
  expect(codeKind('K7MW-2ehq tt9c vd4x')).toBe('recovery')
  for (const typed of ['', '12345', '1234567', 'k7mw-2ehq']) expect(codeKind(typed)).toBe(null)
})

test('a recovery code is the same with or without dashes, blanks and capitals', () => {
  const bytes = fc.uint8Array({ minLength: recoveryCodeBytes, maxLength: recoveryCodeBytes })
  fc.assert(
    fc.property(bytes, (b) => {
      const code = recoveryCodeFrom(b)
      if (plainRecoveryCode(code).length < 16) return b.filter((n) => n < 248).length < 16
      return (
        /^[a-z2-9]{4}(-[a-z2-9]{4}){3}$/.test(code) &&
        plainRecoveryCode(code) === plainRecoveryCode(code.toUpperCase().replaceAll('-', ' '))
      )
    }),
  )
})

test('staff keep a second factor; others may go without', () => {
  expect(mayDrop({ totp: false, passkeys: 0 }, true)).toBe(false)
  expect(mayDrop({ totp: false, passkeys: 1 }, true)).toBe(true)
  expect(mayDrop({ totp: true, passkeys: 0 }, true)).toBe(true)
  expect(mayDrop({ totp: false, passkeys: 0 }, false)).toBe(true)
})
