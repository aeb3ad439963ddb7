import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import {
  ageOn,
  birthDateRefusal,
  contactHintsOf,
  notAsked,
  shownIdentifier,
  usableChannel,
} from './client.ts'
import { readCursor, writeCursor } from './cursor.ts'
import { readDate, readSearch, searchable } from './search.ts'

const d = Temporal.PlainDate.from
const anyText = fc.oneof(fc.string(), fc.constantFrom('Núñez', 'O’Brien', 'Łódź', 'Ana María', '李'))

describe('age', () => {
  test.each([
    ['1990-03-04', '2026-03-03', 35],
    ['1990-03-04', '2026-03-04', 36],
    ['2008-02-29', '2026-02-28', 17],
    ['2008-02-29', '2026-03-01', 18],
    ['2026-03-02', '2026-03-02', 0],
  ])('born %s is on %s %i years old', (born, on, age) => expect(ageOn(d(born), d(on))).toBe(age))
  test('never falls from one day to the next', () => {
    const days = fc.integer({ min: 0, max: 60_000 })
    fc.assert(
      fc.property(days, days, (born, on) => {
        const [b, day] = [d('1920-01-01').add({ days: born }), d('1920-01-01').add({ days: on })]
        expect(ageOn(b, day.add({ days: 1 }))).toBeGreaterThanOrEqual(ageOn(b, day))
      }),
    )
  })
  test('a birth date in the future or 121 years ago is refused', () => {
    expect(birthDateRefusal(d('2026-03-03'), d('2026-03-02'))).toBe('born_in_future')
    expect(birthDateRefusal(d('1905-03-01'), d('2026-03-02'))).toBe('born_too_long_ago')
    expect(birthDateRefusal(d('2026-03-02'), d('2026-03-02'))).toBeNull()
    expect(birthDateRefusal(null, d('2026-03-02'))).toBeNull()
  })
})

describe('contact', () => {
  test('R94 what was not asked is treated as no message', () =>
    expect(contactHintsOf(notAsked)).toEqual(['message_not_asked']))
  test('somebody who wants no text messages is never offered them', () => {
    const preference = { ...notAsked, channel: 'text' as const, doNotText: true, mayLeaveMessage: true }
    expect(usableChannel(preference)).toBeNull()
    expect(contactHintsOf(preference)).toEqual(['message_ok', 'do_not_text'])
  })
  test('government numbers are shown by their last four', () => {
    expect(shownIdentifier({ kind: 'SS', value: '999-47-3333' })).toBe('••••3333')
    expect(shownIdentifier({ kind: 'MR', value: '999-47-3333' })).toBe('999-47-3333')
  })
})

describe('search', () => {
  const today = d('2026-03-02')
  test.each([
    ['1990-03-04', '1990-03-04'],
    ['3/4/1990', '1990-03-04'],
    ['03/04/1990', '1990-03-04'],
    ['3-4-90', '1990-03-04'],
    ['3.4.26', '2026-03-04'],
    ['3/4/27', '1927-03-04'],
    ['2/30/1990', null],
    ['13/4/1990', null],
    ['2/29/1991', null],
  ])('reads %s as %s', (text, day) => expect(readDate(text, today)?.toString() ?? null).toBe(day))
  test('a name and a birth date in any order', () => {
    for (const text of ['Rivera 3/4/1990', '3/4/1990 rivera', ' RIVERA   1990-03-04 '])
      expect(readSearch(text, today)).toMatchObject({ words: ['rivera'], bornOn: d('1990-03-04') })
  })
  test('seven digits or more are a phone number, in any writing', () => {
    for (const text of ['(555) 923-7407', '+1 555 923 7407', '9237407'])
      expect(readSearch(text, today)).toMatchObject({ words: [], bornOn: null, phoneEnd: '9237407' })
    expect(readSearch('12345', today).phoneEnd).toBeNull()
  })
  test('accents, hyphens and apostrophes do not matter', () => {
    expect(searchable('José  Núñez-O’Brien Jr.')).toBe('jose nunez obrien jr')
    fc.assert(
      fc.property(anyText, (s) => {
        expect(searchable(searchable(s))).toBe(searchable(s))
      }),
    )
  })
  test('no text breaks it', () => {
    const any = fc.uint16Array({ maxLength: 60 }).map((units) => String.fromCharCode(...units))
    fc.assert(fc.property(any, (s) => void readSearch(s, today)))
  })
})

test('a list goes on where its cursor says, and a broken cursor starts anew', () => {
  fc.assert(
    fc.property(anyText, fc.string(), fc.uuid(), (family, given, id) => {
      expect(readCursor(writeCursor({ family, given, id }))).toEqual({ family, given, id })
    }),
  )
  fc.assert(fc.property(fc.string(), (s) => void readCursor(s)))
  expect(readCursor('bm9uc2Vuc2U')).toBeUndefined()
})
