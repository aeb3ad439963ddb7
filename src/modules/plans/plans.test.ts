import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { fourStages } from '#modules/program/preset.ts'
import { ageGroups } from '#modules/program/program.ts'
import { WeekSchema } from './plans.contract.ts'
import { type Dated, earliestChange, endFrom, weekFaults, weekWarnings } from './plans.ts'
import { planWords } from './plans.words.ts'

const day = Temporal.PlainDate.from
const { bands } = fourStages
const week = { minutes: 540, daysMin: 3, daysMax: 4, mix: {} }
const reasons = (minutes: number, ageGroup: (typeof ageGroups)[number] = 'adult') =>
  weekWarnings({ minutes, daysMax: 7 }, { bands, level: '2.1', ageGroup }).map((w) => w.reason)

describe('hours', () => {
  test('R1 a week under 9 hours at 2.1 is warned of, R3 for adolescents under 6', () => {
    expect(reasons(525)).toEqual(['below_minimum'])
    expect(reasons(540)).toEqual([])
    expect(reasons(360, 'adolescent')).toEqual([])
  })
  test('R2 a week above 19 hours at 2.1 is warned of, with the band', () => {
    expect(weekWarnings({ minutes: 1155, daysMax: 5 }, { bands, level: '2.1', ageGroup: 'adult' })).toEqual([
      { reason: 'exceeds_band', fromMinutes: 540, untilMinutes: 1140 },
    ])
    expect(
      planWords.en.warning({ reason: 'exceeds_band', fromMinutes: 540, untilMinutes: 1140 }, 'level 2.1'),
    ).toBe('Above the 19 h a week of level 2.1. Review whether a higher level fits.')
  })
  test('R1 R2 the check of a band is monotone: once above it no longer week is below, and the other way round', () => {
    const minutes = fc.integer({ min: 0, max: 40 }).map((n) => n * 45)
    fc.assert(
      fc.property(minutes, minutes, fc.constantFrom(...ageGroups), (a, b, ageGroup) => {
        const [less, more] = [Math.min(a, b), Math.max(a, b)]
        if (reasons(less, ageGroup).includes('exceeds_band'))
          expect(reasons(more, ageGroup)).toContain('exceeds_band')
        if (reasons(more, ageGroup).includes('below_minimum'))
          expect(reasons(less, ageGroup)).toContain('below_minimum')
      }),
    )
  })
  test('the outer bounds are 6 to 30 hours in quarter hours', () => {
    for (const minutes of [345, 1815, 541, 540.5])
      expect([minutes, WeekSchema.safeParse({ ...week, minutes }).success]).toEqual([minutes, false])
    for (const minutes of [360, 540, 555, 1800])
      expect([minutes, WeekSchema.safeParse({ ...week, minutes }).success]).toEqual([minutes, true])
  })
  test('more than eight hours on every day is warned of', () => {
    expect(
      weekWarnings({ minutes: 1140, daysMax: 2 }, { bands, level: '2.1', ageGroup: 'adult' }).map(
        (w) => w.reason,
      ),
    ).toEqual(['long_days'])
  })
})

test('least and most stand the right way round', () => {
  expect(weekFaults(week)).toEqual([])
  expect(weekFaults({ ...week, daysMin: 5 }).map((f) => f.reason)).toEqual(['days_turned'])
  expect(weekFaults({ ...week, mix: { skills: { min: 3, max: 2 } } })).toEqual([
    { path: ['mix', 'skills'], reason: 'mix_turned' },
  ])
})

test('a change holds from this week on at the earliest, and never before the admission', () => {
  const wednesday = day('2026-03-04')
  expect(earliestChange(day('2026-01-05'), wednesday).toString()).toBe('2026-03-02')
  expect(earliestChange(day('2026-03-03'), wednesday).toString()).toBe('2026-03-03')
})

describe('placing', () => {
  /** What the store does with a placing. */
  function place(weeks: readonly Dated[], from: Temporal.PlainDate, id: string): Dated[] {
    const { shorten, replace } = endFrom(weeks, from)
    const kept = weeks
      .filter((w) => !replace.includes(w.id))
      .map((w) => ({ ...w, until: shorten.find((s) => s.id === w.id)?.until ?? w.until }))
    return [...kept, { id, from, until: null }]
  }
  const covers = (w: Dated, on: Temporal.PlainDate) =>
    Temporal.PlainDate.compare(w.from, on) <= 0 &&
    (w.until === null || Temporal.PlainDate.compare(on, w.until) < 0)

  test('the running week ends the day before; what was to begin later never does', () => {
    const weeks = [
      { id: 'a', from: day('2026-01-05'), until: day('2026-03-16') },
      { id: 'b', from: day('2026-03-16'), until: null },
    ]
    expect(endFrom(weeks, day('2026-03-09'))).toEqual({
      shorten: [{ id: 'a', until: day('2026-03-09') }],
      replace: ['b'],
    })
    expect(endFrom(weeks, day('2026-01-05'))).toEqual({ shorten: [], replace: ['a', 'b'] })
  })
  test('prescribed weeks never overlap, whatever is prescribed in whatever order, and the newest holds from its day', () => {
    const from = fc.integer({ min: 0, max: 60 }).map((n) => day('2026-01-01').add({ days: n }))
    fc.assert(
      fc.property(fc.array(from, { minLength: 1, maxLength: 12 }), (days) => {
        const weeks = days.reduce<Dated[]>((all, d, i) => place(all, d, String(i)), [])
        for (let n = 0; n <= 61; n++) {
          const on = day('2026-01-01').add({ days: n })
          expect(weeks.filter((w) => covers(w, on)).length).toBeLessThanOrEqual(1)
        }
        const last = days.at(-1) ?? day('2026-01-01')
        expect(weeks.find((w) => covers(w, last))?.id).toBe(String(days.length - 1))
      }),
    )
  })
})
