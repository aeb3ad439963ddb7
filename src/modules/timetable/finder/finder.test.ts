import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { Mix, SessionKind } from '#modules/program/program.ts'
import { compareWeeks, describeWeek, isLegalWeek, offered, type Week } from './legal.ts'
import type { Candidate, WeekProblem } from './problem.ts'
import { findMost, findReachable } from './reach.ts'
import { findBestWeek, findWeeks } from './search.ts'

const kinds = ['therapy_group', 'skills', 'individual'] as const satisfies SessionKind[]

const candidate = fc.record({
  kind: fc.constantFrom(...kinds),
  day: fc.integer({ min: 0, max: 3 }),
  start: fc.constantFrom(540, 570, 600, 630, 660, 720),
  minutes: fc.constantFrom(60, 90, 120, 180),
  byVideo: fc.boolean(),
  conflicts: fc.integer({ min: 0, max: 2 }),
  fixed: fc.constantFrom(false, false, false, false, true),
})
const range = fc
  .tuple(fc.integer({ min: 0, max: 2 }), fc.integer({ min: 0, max: 4 }))
  .map(([min, more]) => ({ min, max: min + more }))
const problem: fc.Arbitrary<WeekProblem> = fc
  .record({
    drawn: fc.array(candidate, { maxLength: 11 }),
    minutes: fc.constantFrom(60, 180, 360, 480, 540),
    daysMin: fc.integer({ min: 1, max: 3 }),
    moreDays: fc.integer({ min: 0, max: 2 }),
    mix: fc.option(fc.record({ therapy_group: range, skills: range, individual: range }), { nil: {} as Mix }),
    travel: fc.constantFrom(0, 30, 60),
  })
  .map(({ drawn, moreDays, ...rest }) => ({
    ...rest,
    daysMax: rest.daysMin + moreDays,
    candidates: inOrder(drawn),
  }))

function inOrder(drawn: (Omit<Candidate, 'id' | 'end'> & { day: number })[]): Candidate[] {
  const placed = drawn
    .map((c, i) => ({
      ...c,
      id: `s${i}`,
      start: c.day * 1440 + c.start,
      end: c.day * 1440 + c.start + c.minutes,
    }))
    .sort((a, b) => a.start - b.start || a.id.localeCompare(b.id))
  // Two seats the client has already never overlap: the database sees to it.
  return placed.map((c, i) => ({
    ...c,
    fixed: c.fixed && !placed.some((o, j) => j !== i && o.fixed && o.start < c.end && c.start < o.end),
  }))
}

/** Every subset, judged by the definition alone. */
function byBruteForce(p: WeekProblem, most: number): Week[] {
  const legal: Week[] = []
  for (let set = 0; set < 2 ** p.candidates.length; set++) {
    const picks = p.candidates.flatMap((_, i) => (set & (1 << i) ? [i] : []))
    if (isLegalWeek(p, picks)) legal.push(describeWeek(p, picks))
  }
  return offered(legal, most)
}

describe('the best weeks of one client', () => {
  test('are exactly those that trying everything finds', () => {
    fc.assert(
      fc.property(problem, fc.integer({ min: 1, max: 6 }), (p, most) => {
        expect(findWeeks(p, most)).toEqual(byBruteForce(p, most))
      }),
      { numRuns: 300 },
    )
  }, 30_000)
  test('are sorted, and no two are the same', () => {
    fc.assert(
      fc.property(problem, (p) => {
        const weeks = findWeeks(p, 5)
        for (const [i, w] of weeks.slice(1).entries()) expect(compareWeeks(weeks[i]!, w)).toBeLessThan(0)
      }),
    )
  })
})

describe('the most minutes there are', () => {
  test('are found whatever kinds are missing', () => {
    fc.assert(
      fc.property(problem, (p) => {
        const mix = Object.fromEntries(Object.entries(p.mix).map(([k, r]) => [k, { min: 0, max: r.max }]))
        const loose = { ...p, minutes: 1, daysMin: 0, mix }
        const sets = Array.from({ length: 2 ** p.candidates.length }, (_, set) =>
          p.candidates.flatMap((_, i) => (set & (1 << i) ? [i] : [])),
        )
        const most = Math.max(
          0,
          ...sets.filter((picks) => isLegalWeek(loose, picks)).map((picks) => describeWeek(p, picks).minutes),
        )
        expect(findMost(p)?.minutes ?? 0).toBe(most)
      }),
      { numRuns: 150 },
    )
  }, 30_000)
  test('asking quickly whether there is a week gives the same answer', () => {
    fc.assert(
      fc.property(problem, (p) => {
        expect(findReachable(p)).toEqual(findBestWeek(p))
      }),
      { numRuns: 300 },
    )
  })
})

test('five weeks are found among forty sessions', () => {
  const slots = [540, 600, 660, 690, 750, 780, 840, 900, 960]
  const lengths = [60, 75, 90, 120]
  const all = ['therapy_group', 'skills', 'education', 'individual', 'family'] as const
  const candidates = inOrder(
    Array.from({ length: 40 }, (_, i) => ({
      kind: all[(i * 7) % 5] ?? 'skills',
      day: i % 6,
      start: slots[(i * 5) % slots.length] ?? 540,
      minutes: lengths[(i * 3) % 4] ?? 60,
      byVideo: i % 5 === 0,
      conflicts: i % 3 === 0 ? 1 : 0,
      fixed: false,
    })),
  )
  const mix: Mix = {
    therapy_group: { min: 2, max: 4 },
    skills: { min: 2, max: 4 },
    education: { min: 0, max: 2 },
    individual: { min: 0, max: 1 },
    family: { min: 0, max: 1 },
  }
  const p: WeekProblem = { candidates, minutes: 540, daysMin: 3, daysMax: 4, travel: 30, mix }
  expect(findWeeks(p, 5)).toHaveLength(5)
})
