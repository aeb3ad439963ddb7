import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { marks } from './attendance.ts'
import { decideMarks, recredited, type Seated, tally, type Wanted } from './roster.ts'

const ids = ['a', 'b', 'c', 'd', 'e']
const empty: Seated[] = ids.map((clientId) => ({ clientId, mark: null, minutes: 0, version: 0 }))
const wanted = fc.record({
  clientId: fc.constantFrom(...ids),
  mark: fc.constantFrom(...marks, null),
  attendedMinutes: fc.integer({ min: 1, max: 300 }),
})
const apply = (seated: Seated[], list: readonly Wanted[], restPresent = false): Seated[] => {
  const decision = decideMarks(seated, list, { creditable: 180, restPresent })
  if (!decision.ok) throw new Error(decision.reason)
  const changed = new Map(decision.changes.map((c) => [c.clientId, c]))
  return seated.map((s) => ({ ...s, ...changed.get(s.clientId) }))
}

describe('marking a roster', () => {
  test('only clients with a seat can be marked', () => {
    const stranger = { clientId: 'x', mark: 'present' as const }
    expect(decideMarks(empty, [stranger], { creditable: 180 })).toEqual({ ok: false, reason: 'not_seated' })
  })
  test('late and left early need the minutes attended', () => {
    expect(decideMarks(empty, [{ clientId: 'a', mark: 'late' }], { creditable: 180 })).toEqual({
      ok: false,
      reason: 'minutes_needed',
    })
  })
  test('a mark changed meanwhile is not overwritten, unless it already is what was wanted', () => {
    const seen: Seated[] = [{ clientId: 'a', mark: 'late', minutes: 160, version: 2 }]
    const by = (mark: 'present' | 'late') => ({ clientId: 'a', mark, attendedMinutes: 160, version: 1 })
    expect(decideMarks(seen, [by('present')], { creditable: 180 })).toMatchObject({
      reason: 'changed_meanwhile',
    })
    expect(decideMarks(seen, [by('late')], { creditable: 180 })).toEqual({ ok: true, changes: [] })
  })
  test('all present leaves those alone who are already marked', () => {
    const after = apply(apply(empty, [{ clientId: 'b', mark: 'absent' }]), [], true)
    expect(tally(after)).toMatchObject({ present: 4, absent: 1, unmarked: 0 })
  })
  test('marking twice is marking once', () => {
    fc.assert(
      fc.property(fc.array(wanted), fc.boolean(), (list, rest) => {
        const once = apply(empty, list, rest)
        expect(decideMarks(once, list, { creditable: 180, restPresent: rest })).toEqual({
          ok: true,
          changes: [],
        })
      }),
    )
  })
  test('R19 a shorter session lowers every credit to its length and no other', () => {
    fc.assert(
      fc.property(fc.array(wanted), fc.nat(180), (list, creditable) => {
        const before = apply(empty, list, true)
        const changed = new Map(recredited(before, creditable).map((c) => [c.clientId, c.minutes]))
        for (const s of before)
          expect(changed.get(s.clientId) ?? s.minutes).toBe(Math.min(s.minutes, creditable))
      }),
    )
  })
})
