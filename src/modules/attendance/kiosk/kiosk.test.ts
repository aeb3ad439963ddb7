import fc from 'fast-check'
import { expect, test } from 'vitest'
import { initialsOf, tapped } from './kiosk.ts'

const person = (givenName: string, familyName: string, preferredName = '') => ({
  givenName,
  familyName,
  preferredName,
})

test('initials only, by the name somebody is called; a second letter where two would be the same', () => {
  expect(initialsOf([person('Ana', 'Rowan'), person('Benjamin', 'Ortiz', 'Ben')])).toEqual(['A. R.', 'B. O.'])
  expect(initialsOf([person('Ana', 'Rowan'), person('Abel', 'Reed'), person('Cleo', 'Reed')])).toEqual([
    'An. R.',
    'Ab. R.',
    'C. R.',
  ])
  expect(initialsOf([person('Ana', 'Rowan'), person('Ana', 'Reed')])).toEqual(['Ana. R. 1', 'Ana. R. 2'])
})

test('nobody has the initials of another, and no family name is told', () => {
  const name = fc.string({ minLength: 1, maxLength: 6, unit: fc.constantFrom('A', 'b', 'c') })
  fc.assert(
    fc.property(
      fc.array(fc.record({ givenName: name, familyName: name, preferredName: fc.constant('') })),
      (all) => {
        const shown = initialsOf(all)
        return new Set(shown).size === all.length
      },
    ),
  )
})

test('who taps five minutes after the beginning is present, later late with what is left', () => {
  const session = {
    startsAt: Temporal.Instant.from('2026-03-02T23:00Z'),
    endsAt: Temporal.Instant.from('2026-03-03T00:30Z'),
  }
  const at = (time: string) => tapped(session, Temporal.Instant.from(time))
  expect(at('2026-03-02T22:50Z')).toEqual({ mark: 'present' })
  expect(at('2026-03-02T23:05Z')).toEqual({ mark: 'present' })
  expect(at('2026-03-02T23:06Z')).toEqual({ mark: 'late', attendedMinutes: 84 })
  expect(at('2026-03-03T00:40Z')).toEqual({ mark: 'late', attendedMinutes: 1 })
})
