import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { staffRoles } from '../access.ts'
import { chartsAnHour, oddities, odditiesOf, partOf, recordParts } from './looks.ts'

const usual = { roles: ['therapist'] as const, sameSurname: false, cares: true, mostCharts: 4 }

describe('odd looks', () => {
  test('R93 the own therapist’s look is not odd', () => {
    expect(odditiesOf(usual)).toEqual([])
  })
  test('R93 the same surname, no care relation, many charts in an hour', () => {
    expect(odditiesOf({ ...usual, sameSurname: true })).toEqual(['same_surname'])
    expect(odditiesOf({ ...usual, cares: false })).toEqual(['no_care_relation'])
    expect(odditiesOf({ ...usual, mostCharts: chartsAnHour })).toEqual([])
    expect(odditiesOf({ ...usual, mostCharts: chartsAnHour + 1 })).toEqual(['many_charts'])
  })
  test('R93 front desk, billing and direction have no clients of their own: no care relation is not odd', () => {
    for (const role of ['front_desk', 'biller', 'director', 'privacy_officer'] as const)
      expect(odditiesOf({ ...usual, roles: [role], cares: false })).toEqual([])
    expect(odditiesOf({ ...usual, roles: ['director', 'therapist'], cares: false })).toEqual([])
  })
  test('R93 property: whatever is odd is one of the three, once, and a care relation never makes a look odder', () => {
    const facts = fc.record({
      roles: fc.uniqueArray(fc.constantFrom(...staffRoles)),
      sameSurname: fc.boolean(),
      cares: fc.boolean(),
      mostCharts: fc.nat(60),
    })
    fc.assert(
      fc.property(facts, (f) => {
        const found = odditiesOf(f)
        expect(found).toEqual(oddities.filter((o) => found.includes(o)))
        expect(odditiesOf({ ...f, cares: true }).length).toBeLessThanOrEqual(found.length)
      }),
    )
  })
})

test('every path of a client’s record is some part of it', () => {
  expect(partOf('/clients/:clientId')).toBe('record')
  expect(partOf('/clients/:clientId/notes/:noteId')).toBe('notes')
  expect(partOf('/sessions/:sessionId/group-note')).toBe('notes')
  expect(partOf('/clients/:clientId/ledger')).toBe('hours')
  expect(partOf('/clients/:clientId/weeks/:monday')).toBe('week')
  fc.assert(fc.property(fc.string(), (path) => recordParts.includes(partOf(path))))
})
