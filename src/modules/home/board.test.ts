import fc from 'fast-check'
import { expect, test } from 'vitest'
import { weekVerdicts } from '#modules/attendance/ledger.ts'
import { tracks } from '#modules/program/program.ts'
import { type BoardRow, boardOrders, fitsFilter, inOrder, rateWindow } from './board.ts'

const day = Temporal.PlainDate.from
const row = (over: Partial<BoardRow>): BoardRow => ({
  familyName: 'Reed',
  givenName: 'Jo',
  preferredName: '',
  stage: 'early',
  track: 'day',
  prescribedMinutes: 540,
  creditedMinutes: 0,
  verdict: 'on_track',
  willEndAt: 540,
  needs: 0,
  attendanceRate: 1,
  lastAttendedOn: day('2026-03-02'),
  absencesInARow: 0,
  ...over,
})
const anyRow = fc
  .record({
    familyName: fc.constantFrom('Abel', 'Brook', 'Chen'),
    verdict: fc.constantFrom(...weekVerdicts),
    track: fc.constantFrom(...tracks),
    needs: fc.nat(540),
    creditedMinutes: fc.nat(900),
    attendanceRate: fc.option(fc.double({ min: 0, max: 1, noNaN: true })),
    lastAttendedOn: fc.option(fc.nat(60).map((n) => day('2026-01-01').add({ days: n }))),
  })
  .map(row)

test('who is short of hours comes first, most missing minutes before fewer, then by name', () => {
  const rows = [
    row({ familyName: 'Zane' }),
    row({ familyName: 'Moss', verdict: 'short', needs: 30 }),
    row({ familyName: 'Cole', verdict: 'below_minimum', needs: 60 }),
    row({ familyName: 'Abel' }),
    row({ familyName: 'Bell', verdict: 'below_minimum', needs: 300 }),
  ]
  expect(inOrder(rows, 'urgency').map((r) => r.familyName)).toEqual(['Bell', 'Cole', 'Moss', 'Abel', 'Zane'])
})
test('every order keeps every row, and sorting a sorted board changes nothing', () => {
  fc.assert(
    fc.property(fc.array(anyRow), fc.constantFrom(...boardOrders), fc.boolean(), (rows, order, reversed) => {
      const sorted = inOrder(rows, order, reversed)
      expect(new Set(sorted)).toEqual(new Set(rows))
      expect(inOrder(sorted, order, reversed)).toEqual(sorted)
    }),
  )
})
test('filters narrow together', () => {
  const short = row({ verdict: 'short', track: 'evening' })
  expect(fitsFilter(short, {})).toBe(true)
  expect(fitsFilter(short, { track: 'evening', short: true })).toBe(true)
  expect(fitsFilter(short, { track: 'day', short: true })).toBe(false)
  expect(fitsFilter(row({ verdict: 'partial_week', needs: 200 }), { short: true })).toBe(false)
})
test('R25 the rate looks at four weeks up to the end of a past week, and up to today in the present one', () => {
  const today = day('2026-03-04')
  expect(rateWindow(day('2026-03-02'), today)).toEqual({ from: day('2026-02-05'), until: today })
  expect(rateWindow(day('2026-02-09'), today)).toEqual({ from: day('2026-01-19'), until: day('2026-02-15') })
})
