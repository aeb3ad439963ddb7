import fc from 'fast-check'
import { expect, test } from 'vitest'
import { busySaid } from './busyWords.ts'

const said = (text: string) => {
  const found = busySaid(text)
  return (
    found &&
    `${found.weekdays.join('')} ${hm(found.from)}-${hm(found.until)}${found.kind ? ` ${found.kind}` : ''}`
  )
}
const hm = (t: Temporal.PlainTime) => t.toString({ smallestUnit: 'minute' })

test.each([
  ['weekdays 9 to 5', '12345 09:00-17:00'],
  ['Work weekdays 9-5', '12345 09:00-17:00 work'],
  ['Mon-Fri 7:30 to 3', '12345 07:30-15:00'],
  ['Tue and Thu 6–9 pm', '24 18:00-21:00'],
  ['tuesdays, thursdays 6 to 9pm', '24 18:00-21:00'],
  ['weekends 10 to 6', '67 10:00-18:00'],
  ['every day 17:30 until 22:00', '1234567 17:30-22:00'],
  ['school Monday through Wednesday 8:30 until noon', '123 08:30-12:00 school'],
  ['shift fri-sun 11pm to 7am', '567 23:00-07:00 work'],
  ['Mon 9 am to 5:15 pm', '1 09:00-17:15'],
  ['Sat 1 to 4', '6 13:00-16:00'],
  ['Wed 12 to 2', '3 12:00-14:00'],
  ['Sun 9 to 1pm', '7 09:00-13:00'],
  ['kids weekdays after 3', '12345 15:00-00:00 childcare'],
  ['weekdays before 9', '12345 00:00-09:00'],
  ['sat-mon 09:00-10:00', '167 09:00-10:00'],
])('%s', (text, expected) => expect(said(text)).toBe(expected))

test.each(['', 'weekdays', '9 to 5', 'Mon 25 to 5', 'Mon 9:70 to 5', 'Mon 9am to 9am', 'sometimes'])(
  'not understood: %s',
  (text) => expect(busySaid(text)).toBeNull(),
)

const names = ['Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat', 'Sun']

test('days and 24-hour times come back as they were said', () => {
  const minutes = fc.integer({ min: 0, max: 1439 })
  fc.assert(
    fc.property(
      fc.uniqueArray(fc.integer({ min: 1, max: 7 }), { minLength: 1 }),
      minutes,
      minutes,
      (weekdays, a, b) => {
        fc.pre(a !== b)
        const [from, until] = [a, b].map((m) => hm(Temporal.PlainTime.from('00:00').add({ minutes: m })))
        // 10:00 to 12:59 may be either half of the day in words.
        fc.pre([a, b].every((m) => m < 600 || m >= 780))
        const text = `${weekdays.map((n) => names[n - 1]).join(', ')} ${from} to ${until}`
        expect(said(text)).toBe(`${weekdays.toSorted().join('')} ${from}-${until}`)
      },
    ),
  )
})
