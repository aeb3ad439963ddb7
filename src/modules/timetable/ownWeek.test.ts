import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { type BusyTime, busySpans, missingFrom, partOf, splitAtMidnight } from './ownWeek.ts'

const time = Temporal.PlainTime.from
const monday = Temporal.PlainDate.from('2026-03-02')
const busy = (weekday: number, from: string, until: string): BusyTime => ({
  kind: 'work',
  weekday,
  from: time(from),
  until: time(until),
  note: '',
})

describe('busy times', () => {
  test('a night shift is two, the second on the next weekday; on Sunday night it goes on on Monday', () => {
    expect(splitAtMidnight(busy(5, '22:00', '06:00'))).toEqual([
      busy(5, '22:00', '00:00'),
      busy(6, '00:00', '06:00'),
    ])
    expect(splitAtMidnight(busy(7, '22:00', '06:00'))[1]).toEqual(busy(1, '00:00', '06:00'))
    expect(splitAtMidnight(busy(5, '09:00', '17:00'))).toEqual([busy(5, '09:00', '17:00')])
    expect(splitAtMidnight(busy(5, '20:00', '00:00'))).toEqual([busy(5, '20:00', '00:00')])
    expect(splitAtMidnight(busy(5, '09:00', '09:00'))).toEqual([])
  })
  test('are moments by the wall clock: an evening to midnight, and an hour less in the night of the clock change', () => {
    const [sunday] = busySpans(busy(7, '20:00', '00:00'), monday, 'America/New_York').slice(-1)
    expect(sunday).toMatchObject({
      startsAt: Temporal.Instant.from('2026-03-09T00:00:00Z'),
      endsAt: Temporal.Instant.from('2026-03-09T04:00:00Z'),
    })
    const night = busySpans(busy(7, '00:00', '06:00'), monday, 'America/New_York').at(-1)
    expect(night!.startsAt.until(night!.endsAt).total('hours')).toBe(5)
  })
  test('copied a second time add nothing', () => {
    const hour = fc.integer({ min: 0, max: 23 })
    const any = fc
      .tuple(fc.integer({ min: 1, max: 7 }), hour, hour)
      .map(([d, a, b]) => busy(d, `${String(a).padStart(2, '0')}:00`, `${String(b).padStart(2, '0')}:30`))
    fc.assert(
      fc.property(fc.array(any), fc.array(any), (known, told) => {
        const found = told.flatMap(splitAtMidnight)
        const first = missingFrom(known.flatMap(splitAtMidnight), found)
        expect(missingFrom([...known.flatMap(splitAtMidnight), ...first], found)).toEqual([])
      }),
    )
  })
})

test('the day has three parts', () => {
  expect(['00:00', '11:59', '12:00', '16:59', '17:00', '23:00'].map((t) => partOf(time(t)))).toEqual([
    'morning',
    'morning',
    'afternoon',
    'afternoon',
    'evening',
    'evening',
  ])
})
