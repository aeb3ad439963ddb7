import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { byUrgency, forecastWeek, isShort, noMinutes, type WeekFrame } from './ledger.ts'

const adult: WeekFrame = { prescribedMinutes: 540, minimumMinutes: 540, daysInEpisode: 7 }

describe('the forecast of a week', () => {
  test('credited and ahead tell where it will end, and what it needs', () => {
    expect(forecastWeek({ ...noMinutes, credited: 270, ahead: 180 }, adult)).toEqual({
      verdict: 'below_minimum',
      willEndAt: 450,
      needs: 90,
    })
  })
  test('R1 a week that cannot reach the level’s minimum is below it; one that only misses what is prescribed is short', () => {
    const more = { ...adult, prescribedMinutes: 720 }
    expect(forecastWeek({ ...noMinutes, credited: 360, ahead: 180 }, more)).toMatchObject({
      verdict: 'short',
      needs: 180,
    })
    expect(forecastWeek({ ...noMinutes, credited: 360, ahead: 150 }, more).verdict).toBe('below_minimum')
    const adolescent = { ...adult, prescribedMinutes: 360, minimumMinutes: 360 }
    expect(forecastWeek({ ...noMinutes, credited: 360 }, adolescent).verdict).toBe('reached')
  })
  test('R4 a week of which the episode covers only some days is never called short', () => {
    fc.assert(
      fc.property(
        fc.nat(900),
        fc.nat(900),
        fc.integer({ min: 0, max: 6 }),
        (credited, ahead, daysInEpisode) => {
          const forecast = forecastWeek({ ...noMinutes, credited, ahead }, { ...adult, daysInEpisode })
          expect(isShort(forecast)).toBe(false)
        },
      ),
    )
  })
  test('R24 hours that count toward nothing do not help: only what is credited to the level of care is asked', () => {
    expect(forecastWeek({ ...noMinutes, credited: 480 }, adult)).toMatchObject({ needs: 60 })
  })
  test('minutes that are not marked promise nothing', () => {
    expect(forecastWeek({ ...noMinutes, credited: 450, unmarked: 90 }, adult)).toMatchObject({
      verdict: 'below_minimum',
      needs: 90,
    })
  })
  test('without a prescribed week the level’s minimum is the aim; without both there is none', () => {
    const none = { ...adult, prescribedMinutes: null }
    expect(forecastWeek({ ...noMinutes, ahead: 540 }, none).verdict).toBe('on_track')
    expect(forecastWeek(noMinutes, { ...none, minimumMinutes: 0 }).verdict).toBe('nothing_prescribed')
  })
  test('what it needs is exactly what is missing, and a week that needs nothing is not short', () => {
    fc.assert(
      fc.property(
        fc.nat(1200),
        fc.nat(1200),
        fc.integer({ min: 360, max: 1800 }),
        (credited, ahead, prescribed) => {
          const f = forecastWeek(
            { ...noMinutes, credited, ahead },
            { ...adult, prescribedMinutes: prescribed },
          )
          expect(f.needs).toBe(Math.max(0, prescribed - credited - ahead))
          if (f.verdict === 'on_track' || f.verdict === 'reached') expect(f.needs).toBe(0)
          if (f.verdict === 'short') expect(f.needs).toBeGreaterThan(0)
        },
      ),
    )
  })
  test('the most urgent week comes first', () => {
    const weeks = [
      forecastWeek({ ...noMinutes, credited: 540 }, adult),
      forecastWeek({ ...noMinutes, credited: 500 }, adult),
      forecastWeek({ ...noMinutes, credited: 100 }, adult),
    ]
    expect(weeks.toSorted(byUrgency).map((w) => w.needs)).toEqual([440, 40, 0])
  })
})
