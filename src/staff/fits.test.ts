import { expect, test } from 'vitest'
import { fits } from './fits.ts'

test('the start of any word finds an action, in any order', () => {
  expect(fits('Import a referral', 'ref imp')).toBe(true)
  expect(fits('Import a referral', 'REFERRAL')).toBe(true)
  expect(fits('Import a referral', 'port')).toBe(false)
  expect(fits('Step-down review', 'down')).toBe(true)
})

test('nothing typed fits everything', () => {
  expect(fits('Today', '  ')).toBe(true)
})
