import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { type Booking, clashOf, horizonOf, occurrencesOf, type WallRule } from './occurrences.ts'

const day = Temporal.PlainDate.from
const time = Temporal.PlainTime.from
const rule = (more: Partial<WallRule> = {}): WallRule => ({
  weekday: 2,
  starts: time('18:00'),
  minutes: 180,
  fromOn: day('2026-01-01'),
  untilOn: null,
  ...more,
})
const within = (from: string, until: string) => ({ from: day(from), until: day(until) })
const newYork = 'America/New_York'
const zones = [
  newYork,
  'Europe/Berlin',
  'Asia/Kolkata',
  'Pacific/Auckland',
  'Pacific/Honolulu',
  'Asia/Kathmandu',
]

describe('R22 a recurring session', () => {
  test('keeps its local time over both clock changes', () => {
    for (const [from, until] of [
      ['2026-03-02', '2026-03-16'],
      ['2026-10-26', '2026-11-09'],
    ] as const) {
      const { occurrences, exceptions } = occurrencesOf(rule(), within(from, until), newYork, [])
      const [a, b] = occurrences
      expect(occurrences).toHaveLength(2)
      expect(exceptions).toEqual([])
      expect(a!.startsAt.toZonedDateTimeISO(newYork).toPlainTime()).toEqual(time('18:00'))
      expect(b!.startsAt.toZonedDateTimeISO(newYork).toPlainTime()).toEqual(time('18:00'))
      expect(a!.startsAt.until(b!.startsAt).total('hours')).not.toBe(168)
    }
  })
  test('on the night when its hour does not exist begins an hour later, and says so', () => {
    const night = rule({ weekday: 7, starts: time('02:30'), minutes: 60 })
    const { occurrences, exceptions } = occurrencesOf(night, within('2026-03-02', '2026-03-16'), newYork, [])
    expect(occurrences.map((o) => o.startsAt.toString())).toEqual([
      '2026-03-08T07:30:00Z',
      '2026-03-15T06:30:00Z',
    ])
    expect(exceptions).toEqual([{ on: day('2026-03-08'), reason: 'skipped_hour' }])
  })
  test('on the night when its hour comes twice begins the first time, and says so', () => {
    const night = rule({ weekday: 7, starts: time('01:30'), minutes: 60 })
    const { occurrences, exceptions } = occurrencesOf(night, within('2026-10-26', '2026-11-09'), newYork, [])
    expect(occurrences.map((o) => o.startsAt.toString())).toEqual([
      '2026-11-01T05:30:00Z',
      '2026-11-08T06:30:00Z',
    ])
    expect(exceptions).toEqual([{ on: day('2026-11-01'), reason: 'repeated_hour' }])
  })
  test('lasts its real minutes through the night of a clock change', () => {
    const night = rule({ weekday: 7, starts: time('00:30'), minutes: 180 })
    const [o] = occurrencesOf(night, within('2026-03-02', '2026-03-09'), newYork, []).occurrences
    expect(o!.startsAt.until(o!.endsAt).total('minutes')).toBe(180)
    expect(o!.endsAt.toZonedDateTimeISO(newYork).toPlainTime()).toEqual(time('04:30'))
  })
  test('does not happen on a holiday, which is listed', () => {
    const { occurrences, exceptions } = occurrencesOf(
      rule({ weekday: 4 }),
      within('2026-11-23', '2026-12-07'),
      newYork,
      [{ on: '2026-11-26', name: 'Thanksgiving' }],
    )
    expect(occurrences.map((o) => o.on.toString())).toEqual(['2026-12-03'])
    expect(exceptions).toEqual([{ on: day('2026-11-26'), reason: 'holiday', name: 'Thanksgiving' }])
  })
  test('goes on over the year’s end, from its first to its last day', () => {
    const dated = rule({ weekday: 4, fromOn: day('2026-12-18'), untilOn: day('2027-01-07') })
    const { occurrences } = occurrencesOf(dated, within('2026-12-01', '2027-02-01'), newYork, [])
    expect(occurrences.map((o) => o.on.toString())).toEqual(['2026-12-24', '2026-12-31', '2027-01-07'])
  })
  test('on a Monday morning east of UTC lies on Sunday in UTC and on Monday at the site', () => {
    const early = rule({ weekday: 1, starts: time('07:00') })
    const [o] = occurrencesOf(early, within('2026-03-02', '2026-03-09'), 'Pacific/Auckland', []).occurrences
    expect(o).toMatchObject({ on: day('2026-03-02') })
    expect(o!.startsAt.toString()).toBe('2026-03-01T18:00:00Z')
  })
  test('R22 anywhere: same weekday, same wall time unless listed, real minutes, each day once, holidays never', () => {
    const days = fc.integer({ min: 0, max: 900 }).map((n) => day('2025-06-01').add({ days: n }))
    fc.assert(
      fc.property(
        fc.constantFrom(...zones),
        days,
        fc.integer({ min: 0, max: 120 }),
        fc.integer({ min: 1, max: 7 }),
        fc.integer({ min: 0, max: 95 }).map((n) => time('00:00').add({ minutes: n * 15 })),
        fc.integer({ min: 15, max: 360 }),
        fc.array(days, { maxLength: 5 }),
        (zone, from, span, weekday, starts, minutes, free) => {
          const r = rule({ weekday, starts, minutes, fromOn: day('2025-09-01'), untilOn: day('2027-03-01') })
          const holidays = free.map((d) => ({ on: d.toString(), name: 'Free' }))
          const { occurrences, exceptions } = occurrencesOf(
            r,
            { from, until: from.add({ days: span }) },
            zone,
            holidays,
          )
          expect(new Set(occurrences.map((o) => o.on.toString())).size).toBe(occurrences.length)
          for (const o of occurrences) {
            expect(o.on.dayOfWeek).toBe(weekday)
            expect(o.startsAt.until(o.endsAt).total('minutes')).toBe(minutes)
            expect(holidays.some((h) => h.on === o.on.toString())).toBe(false)
            const local = o.startsAt.toZonedDateTimeISO(zone).toPlainDateTime()
            const odd = exceptions.find((e) => e.on.equals(o.on))
            if (odd?.reason !== 'skipped_hour') expect(local.equals(o.on.toPlainDateTime(starts))).toBe(true)
          }
          // In two halves it is the same as at once: planning again adds nothing and misses nothing.
          const middle = from.add({ days: Math.floor(span / 2) })
          const halves = [
            ...occurrencesOf(r, { from, until: middle }, zone, holidays).occurrences,
            ...occurrencesOf(r, { from: middle, until: from.add({ days: span }) }, zone, holidays)
              .occurrences,
          ]
          expect(halves.map((o) => o.on.toString())).toEqual(occurrences.map((o) => o.on.toString()))
        },
      ),
    )
  })
})

describe('R16 a booking', () => {
  const booking = (from: string, until: string, more: Partial<Booking> = {}): Booking => ({
    startsAt: Temporal.Instant.from(`2026-03-02T${from}:00Z`),
    endsAt: Temporal.Instant.from(`2026-03-02T${until}:00Z`),
    roomId: 'blue',
    staffIds: ['ada'],
    ...more,
  })
  test('clashes by staff first, then by room; back to back is fine', () => {
    const others = [booking('10:00', '11:00')]
    expect(clashOf(booking('10:30', '11:30'), others)).toBe('staff_double_booked')
    expect(clashOf(booking('10:30', '11:30', { staffIds: ['ben'] }), others)).toBe('room_double_booked')
    expect(clashOf(booking('10:30', '11:30', { staffIds: ['ben'], roomId: null }), others)).toBeNull()
    expect(clashOf(booking('11:00', '12:00'), others)).toBeNull()
    expect(clashOf(booking('09:00', '10:00'), others)).toBeNull()
  })
  test('of co-facilitating staff does not clash by staff', () => {
    expect(
      clashOf(booking('10:30', '11:30', { staffIds: [], roomId: 'green' }), [booking('10:00', '11:00')]),
    ).toBeNull()
  })
})

test('sessions are planned through this week and the eight after it, by the site’s own day', () => {
  const sunday = Temporal.Instant.from('2026-03-02T03:00:00Z')
  expect(horizonOf(sunday, newYork).toString()).toBe('2026-04-27')
  expect(horizonOf(sunday, 'Pacific/Auckland').toString()).toBe('2026-05-04')
})
