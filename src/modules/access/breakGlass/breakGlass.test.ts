import { expect, test } from 'vitest'
import { mayReview, openMinutes } from './breakGlass.ts'

test('R90 an opening lasts an hour', () => {
  expect(openMinutes).toBe(60)
})

test('R90 nobody reviews themselves, and a verdict against somebody says why', () => {
  const by = { accountId: 'officer', note: '' }
  expect(mayReview({ accountId: 'officer' }, { ...by, verdict: 'justified' })).toEqual({
    ok: false,
    reason: 'own_opening',
  })
  const theirs = { accountId: 'somebody' }
  expect(mayReview(theirs, { ...by, verdict: 'not_justified' })).toMatchObject({
    reason: 'verdict_needs_note',
  })
  expect(mayReview(theirs, { ...by, verdict: 'not_justified', note: 'A neighbour.' })).toEqual({ ok: true })
  expect(mayReview(theirs, { ...by, verdict: 'justified' })).toEqual({ ok: true })
})
