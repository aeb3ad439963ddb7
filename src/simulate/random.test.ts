import fc from 'fast-check'
import { expect, test } from 'vitest'
import { seededIds, seededRandom } from './random.ts'

test('the same words give the same chance, other words another', () => {
  const draw = (words: string) => Array.from({ length: 50 }, seededRandom(words).next)
  expect(draw('demo/1')).toEqual(draw('demo/1'))
  expect(draw('demo/1')).not.toEqual(draw('demo/2'))
})

test('a fork does not depend on what was drawn before it', () => {
  const fresh = seededRandom('a')
  const used = seededRandom('a')
  used.int(1, 6)
  expect(used.fork('client 3').next()).toBe(fresh.fork('client 3').next())
})

test('numbers stay in their bounds and a shuffle keeps every card', () => {
  fc.assert(
    fc.property(fc.string(), fc.nat(20), fc.nat(20), fc.array(fc.nat()), (words, least, span, cards) => {
      const random = seededRandom(words)
      const n = random.int(least, least + span)
      expect(n >= least && n <= least + span).toBe(true)
      expect(random.shuffled(cards).sort()).toEqual([...cards].sort())
    }),
  )
})

test('weights are kept: nothing with weight 0, about as often as they say', () => {
  const random = seededRandom('weights')
  const seen = { present: 0, absent: 0, never: 0 }
  for (let i = 0; i < 4000; i++) seen[random.weighted({ present: 9, absent: 1, never: 0 })]++
  expect(seen.never).toBe(0)
  expect(seen.present / 4000).toBeGreaterThan(0.87)
  expect(seen.present / 4000).toBeLessThan(0.93)
})

test('ids are UUIDv7 of the simulated moment, in order and without a repeat', () => {
  const now = Temporal.Instant.from('2026-03-02T14:00:00Z')
  const id = seededIds(seededRandom('ids'), () => now)
  const ids = Array.from({ length: 1000 }, id)
  expect(new Set(ids).size).toBe(1000)
  expect([...ids].sort()).toEqual(ids)
  for (const i of ids)
    expect(i).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/)
  expect(Number.parseInt(ids[0]?.replace('-', '').slice(0, 12) ?? '', 16)).toBe(now.epochMilliseconds)
})
