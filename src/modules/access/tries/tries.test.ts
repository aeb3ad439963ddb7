import fc from 'fast-check'
import { expect, test } from 'vitest'
import { freeTries, longestWaitSeconds, waitAfter, waitWords } from './tries.ts'

test('the first failures cost nothing, then each costs twice the one before', () => {
  expect([4, 5, 6, 7, 8].map((n) => waitAfter(n, 'account'))).toEqual([0, 5, 10, 20, 40])
  expect(waitAfter(freeTries.address - 1, 'address')).toBe(0)
})

test('waits never shrink and never exceed a quarter of an hour, however many failures', () => {
  fc.assert(
    fc.property(fc.nat(10_000), fc.constantFrom('account' as const, 'address' as const), (n, counted) => {
      const wait = waitAfter(n, counted)
      return wait <= waitAfter(n + 1, counted) && wait >= 0 && wait <= longestWaitSeconds
    }),
  )
})

test('a wait is told in whole units and never as nothing', () => {
  const say = { seconds: (n: number) => `${n} s`, minutes: (n: number) => `${n} min` }
  expect([0.2, 5, 90, 91, 900].map((s) => waitWords(s, say))).toEqual([
    '1 s',
    '5 s',
    '90 s',
    '2 min',
    '15 min',
  ])
})
