import { expect, test } from 'vitest'
import { castOf, cohortOn, isThereOn, stageOn } from './cast.ts'
import { demoSize } from './demoSize.ts'
import { cohortKeys, cohortOf } from './plan.ts'

const today = Temporal.PlainDate.from('2026-11-21')
const days = Array.from({ length: 56 }, (_, i) => today.subtract({ days: i }))
const everybody = castOf('1', today, demoSize)
const there = everybody.filter((c) => isThereOn(c, today))

test('about 60 people are there today, in every stage, and some have left', () => {
  expect(there.length).toBeGreaterThan(54)
  expect(there.length).toBeLessThan(66)
  const stages = Map.groupBy(there, (c) => stageOn(c, today))
  for (const stage of ['engagement', 'early', 'mid', 'late'] as const)
    expect(stages.get(stage)?.length ?? 0, stage).toBeGreaterThan(1)
  expect(everybody.filter((c) => c.leaves).length).toBeGreaterThan(4)
})

test('no cohort ever holds more than its twelve', () => {
  for (const day of days)
    for (const key of cohortKeys) {
      const seated = everybody.filter((c) => isThereOn(c, day) && cohortOn(c, day) === key)
      expect(seated.length, `${key} on ${day}`).toBeLessThanOrEqual(12)
    }
})

test('one cohort is full today, others have the places that the plan says', () => {
  for (const key of cohortKeys.filter((k) => k !== 'mid')) {
    const seated = there.filter((c) => cohortOn(c, today) === key && c.seating === 'usual')
    expect(seated.length, key).toBe(12 - cohortOf(key).free)
  }
})

test('no two people have the same name, and everybody is an adult', () => {
  expect(new Set(everybody.map((c) => `${c.person.givenName} ${c.person.familyName}`)).size).toBe(
    everybody.length,
  )
  for (const c of everybody)
    expect(c.person.bornOn.until(today, { largestUnit: 'years' }).years).toBeGreaterThan(18)
})
