import { randomBytes } from 'node:crypto'
import { mkdtempSync, readFileSync, rmSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { keyFileOf, newKey, openSecrets, secretsWith } from './secrets.ts'

const [one, two] = [randomBytes(32), randomBytes(32)]

test('what is sealed opens again, for the same owner only', () => {
  const secrets = secretsWith([one])
  fc.assert(
    fc.property(fc.string(), fc.string(), (plain, of) => {
      const sealed = secrets.seal(plain, of)
      expect(() => secrets.open(sealed, `${of}x`)).toThrow()
      return secrets.open(sealed, of) === plain
    }),
  )
})

test('one changed letter is noticed', () => {
  const secrets = secretsWith([one])
  const sealed = secrets.seal('a secret of some length', 'me')
  for (let i = 9; i < sealed.length - 1; i++) {
    const other = sealed[i] === 'A' ? 'B' : 'A'
    expect(() => secrets.open(sealed.slice(0, i) + other + sealed.slice(i + 1), 'me')).toThrow()
  }
})

test('keys are changed: the newest seals, the older still opens, one that is gone is named', () => {
  const sealed = secretsWith([one]).seal('old', 'me')
  const both = secretsWith([two, one])
  expect([both.open(sealed, 'me'), both.isFresh(sealed), both.isFresh(both.seal('new', 'me'))]).toEqual([
    'old',
    false,
    true,
  ])
  expect(() => secretsWith([two]).open(sealed, 'me')).toThrow(/the key [0-9a-f]{8}/)
})

test('without a key in the environment a file is made once, which only its owner may read', () => {
  const folder = mkdtempSync(join(tmpdir(), 'footbridge-key-'))
  const sealed = openSecrets(folder, undefined).seal('kept', 'me')
  expect(statSync(keyFileOf(folder)).mode & 0o777).toBe(0o600)
  expect(openSecrets(folder, undefined).open(sealed, 'me')).toBe('kept')
  const key = readFileSync(keyFileOf(folder), 'utf8').trim()
  expect(openSecrets('/nowhere', `${newKey()},${key}`).open(sealed, 'me')).toBe('kept')
  rmSync(folder, { recursive: true })
})

test('a key that is no key is refused by its name', () => {
  expect(() => openSecrets('/nowhere', 'too short')).toThrow(/FOOTBRIDGE_KEY/)
})
