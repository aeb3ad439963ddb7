import { expect, test } from 'vitest'
import { leastLength, strengthOf } from './password.ts'

const known = ['Ada Alder', 'ada@example.org', 'Harbor Street']

test.each([
  'passwordpassword',
  'qwertyuiop123',
  '123456789012345',
  'iloveyou12345',
  'AdaAlder202611',
  'Harbor Street 26',
  'aaaaaaaaaaaaaaaa',
  'short one',
])('“%s” is refused', (password) => {
  expect(strengthOf(password, known).enough).toBe(false)
})

test.each(['seven quiet herons at dusk', 'three slow boats upstream', 'kV7#wq!pLz0d'])(
  '“%s” may be chosen',
  (password) => {
    expect(strengthOf(password, known)).toMatchObject({ enough: true })
  },
)

test('a weak password says what would help', () => {
  expect(strengthOf('passwordpassword', []).advice.length).toBeGreaterThan(0)
})

test('twelve characters are the least, and the longest allowed is judged within a moment', () => {
  expect(leastLength).toBe(12)
  const began = performance.now()
  strengthOf('ab1!'.repeat(50), known)
  expect(performance.now() - began).toBeLessThan(3_000)
})
