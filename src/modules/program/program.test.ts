import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { fourStages } from './preset.ts'
import { DefinitionSchema } from './program.contract.ts'
import { ageGroupOn, checkBand, judgeDeliveredWeek } from './program.ts'

const day = Temporal.PlainDate.from
const { bands } = fourStages

describe('hours and levels of care', () => {
  test('R1 a delivered adult week under 9 hours at 2.1 is flagged, an adolescent one under 6', () => {
    expect(checkBand(bands, '2.1', 'adult', 539)).toMatchObject({
      fits: false,
      reason: 'below_minimum',
      fromMinutes: 540,
    })
    expect(checkBand(bands, '2.1', 'adult', 540)).toEqual({ fits: true })
    expect(checkBand(bands, '2.1', 'adolescent', 359)).toMatchObject({ reason: 'below_minimum' })
    expect(checkBand(bands, '2.1', 'adolescent', 360)).toEqual({ fits: true })
  })
  test('R2 a planned week above 19 hours at 2.1 exceeds the band', () => {
    expect(checkBand(bands, '2.1', 'adult', 1140)).toEqual({ fits: true })
    expect(checkBand(bands, '2.1', 'adult', 1155)).toMatchObject({ fits: false, reason: 'exceeds_band' })
  })
  test('R3 the age on the day of the session decides which figures hold', () => {
    const born = day('2008-03-10')
    expect(ageGroupOn(born, day('2026-03-09'))).toBe('adolescent')
    expect(ageGroupOn(born, day('2026-03-10'))).toBe('adult')
    expect(ageGroupOn(day('2008-02-29'), day('2026-02-28'))).toBe('adolescent')
    expect(ageGroupOn(day('2008-02-29'), day('2026-03-01'))).toBe('adult')
    expect(ageGroupOn(null, day('2026-03-10'))).toBe('adult')
  })
  test('R4 a partial week is pro-rated or left out, never below by default', () => {
    const partial = { minutes: 180, minimumMinutes: 540, daysInEpisode: 3 }
    expect(judgeDeliveredWeek({ ...partial, prorate: false })).toBe('partial_week')
    expect(judgeDeliveredWeek({ ...partial, prorate: true })).toBe('below_minimum')
    expect(judgeDeliveredWeek({ ...partial, minutes: 231, prorate: true })).toBe('met')
  })
  test('R4 a week without any day or with all the minutes is never below', () => {
    fc.assert(
      fc.property(
        fc.nat(2000),
        fc.nat(1200),
        fc.integer({ min: 0, max: 6 }),
        fc.boolean(),
        (minutes, minimum, days, prorate) => {
          const verdict = judgeDeliveredWeek({
            minutes,
            minimumMinutes: minimum,
            daysInEpisode: days,
            prorate,
          })
          if (minutes >= minimum || days === 0) expect(verdict).not.toBe('below_minimum')
          if (!prorate) expect(verdict).toBe('partial_week')
        },
      ),
    )
  })
})

test('the shipped programme is a valid definition whose weeks fit their bounds', () => {
  expect(DefinitionSchema.parse(fourStages)).toEqual(fourStages)
  for (const s of fourStages.stages) expect(s.week.daysMin).toBeLessThanOrEqual(s.week.daysMax)
})
