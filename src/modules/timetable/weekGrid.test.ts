import fc from 'fast-check'
import { expect, test } from 'vitest'
import { draggedSpan, hoursShown, minutesOfDay, placeBlocks } from './weekGrid.ts'

const block = fc
  .tuple(fc.integer({ min: 0, max: 1400 }), fc.integer({ min: 15, max: 240 }))
  .map(([from, length]) => ({ from, until: Math.min(1440, from + length) }))
const blocks = fc.array(block, { maxLength: 12 }).map((all) => all.map((b, i) => ({ ...b, id: `b${i}` })))

test('blocks at one time never share a lane, those that touch share their width, one alone has all of it', () => {
  fc.assert(
    fc.property(blocks, (all) => {
      const placed = placeBlocks(all)
      expect(placed.size).toBe(all.length)
      for (const a of all) {
        const at = placed.get(a.id)!
        expect(at.lane).toBeLessThan(at.lanes)
        const others = all.filter((b) => b.id !== a.id && b.from < a.until && a.from < b.until)
        if (others.length === 0) expect(at).toEqual({ lane: 0, lanes: 1 })
        for (const b of others) {
          expect(placed.get(b.id)!.lane).not.toBe(at.lane)
          expect(placed.get(b.id)!.lanes).toBe(at.lanes)
        }
      }
    }),
  )
})

test('the day shown is longer where something begins earlier or ends later', () => {
  expect(hoursShown([])).toEqual({ from: 8, until: 20 })
  expect(hoursShown([{ from: 7 * 60 + 30, until: 21 * 60 + 15 }])).toEqual({ from: 7, until: 22 })
  expect(hoursShown([{ from: 0, until: 1440 }])).toEqual({ from: 0, until: 24 })
})

test('an evening session stands at its wall time in the weeks of both clock changes', () => {
  for (const on of ['2026-03-07', '2026-03-08', '2026-11-01', '2026-11-02']) {
    const startsAt = Temporal.PlainDateTime.from(`${on}T18:00`)
      .toZonedDateTime('America/New_York')
      .toInstant()
    expect(minutesOfDay(startsAt, startsAt.add({ minutes: 180 }), 'America/New_York')).toEqual({
      from: 1080,
      until: 1260,
    })
  }
})

test('a drag gives whole quarters in either direction', () => {
  expect(draggedSpan(612, 733)).toEqual({ from: 600, until: 735 })
  expect(draggedSpan(733, 612)).toEqual({ from: 600, until: 735 })
  expect(draggedSpan(600, 600)).toEqual({ from: 600, until: 615 })
  expect(draggedSpan(1500, 1436)).toEqual({ from: 1425, until: 1440 })
})
