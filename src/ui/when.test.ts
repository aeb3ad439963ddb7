import { expect, test } from 'vitest'
import { viewerElsewhere } from './elsewhere.ts'
import { formatInstant, formatSince, formatSpan, formatWeek, yearsOld } from './when.ts'

const at = Temporal.Instant.from
const time = Temporal.PlainTime.from
const date = Temporal.PlainDate.from
const plain = (text: string) => text.replace(/\s/g, ' ')

test('a moment is written on the site’s clock, on both sides of a clock change', () => {
  expect(plain(formatInstant(at('2026-03-08T06:30:00Z'), 'America/New_York', 'time'))).toBe('1:30 AM')
  expect(plain(formatInstant(at('2026-03-08T07:30:00Z'), 'America/New_York', 'time'))).toBe('3:30 AM')
  expect(plain(formatInstant(at('2026-03-08T07:30:00Z'), 'Pacific/Auckland', 'time'))).toBe('8:30 PM')
})

test('a span says the half of the day once where it is the same', () => {
  expect(plain(formatSpan(time('18:00'), time('21:00')))).toBe('6:00 – 9:00 PM')
  expect(plain(formatSpan(time('11:00'), time('12:30')))).toBe('11:00 AM – 12:30 PM')
})

test('a week names its month twice only where it spans two', () => {
  expect(formatWeek(date('2026-03-02'))).toBe('Mar 2 – 8')
  expect(formatWeek(date('2026-02-23'))).toBe('Feb 23 – Mar 1')
  expect(formatWeek(date('2026-12-28'))).toBe('Dec 28 – Jan 3')
})

test('how long ago is said in the largest unit that fits', () => {
  const now = at('2026-03-02T12:00:00Z')
  expect(formatSince(now.subtract({ seconds: 20 }), now)).toBe('just now')
  expect(formatSince(now.subtract({ minutes: 50 }), now)).toBe('50 minutes ago')
  expect(formatSince(now.subtract({ hours: 20 }), now)).toBe('20 hours ago')
  expect(formatSince(now.subtract({ hours: 24 * 3 }), now)).toBe('3 days ago')
  expect(formatSince(now.add({ hours: 2 }), now)).toBe('in 2 hours')
})

test('a year is complete on the birthday', () => {
  expect(yearsOld(date('1990-03-03'), date('2026-03-02'))).toBe(35)
  expect(yearsOld(date('1990-03-03'), date('2026-03-03'))).toBe(36)
})

test('two zones with one clock are not told apart, two clocks are', () => {
  const winter = at('2026-01-15T12:00:00Z')
  expect(viewerElsewhere('America/New_York', winter, 'America/Detroit')).toBe(false)
  expect(viewerElsewhere('America/Phoenix', winter, 'America/Denver')).toBe(false)
  expect(viewerElsewhere('America/Phoenix', at('2026-07-15T12:00:00Z'), 'America/Denver')).toBe(true)
})
