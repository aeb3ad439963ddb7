import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { isTelling, matchScore, offeredFrom, type PersonFacts, strengthOf } from './match.ts'

const d = Temporal.PlainDate.from
const person = (p: Partial<PersonFacts>): PersonFacts => ({
  givenName: 'Samuel',
  familyName: 'Rivera',
  preferredName: '',
  bornOn: d('1990-03-04'),
  phone: '',
  identifiers: [],
  ...p,
})
const mrn = (value: string, system = 'http://hospital.example/mrn') => ({ system, value })

describe('somebody else is not offered', () => {
  test.each<[string, Partial<PersonFacts>]>([
    ['another name and birth date', { givenName: 'Dana', familyName: 'Okafor', bornOn: d('1985-01-09') }],
    ['only the birth date', { givenName: 'Dana', familyName: 'Okafor' }],
    ['only the family name', { givenName: 'Dana', bornOn: d('1985-01-09') }],
    ['only a phone number', { givenName: 'Dana', familyName: 'Okafor', bornOn: null, phone: '555-923-7407' }],
    [
      'a filler identifier',
      { givenName: 'Dana', familyName: 'Okafor', bornOn: null, identifiers: [mrn('000-00-0000')] },
    ],
    [
      'the same number of another system',
      { givenName: 'Dana', familyName: 'Okafor', bornOn: null, identifiers: [mrn('A-1', 'urn:other')] },
    ],
  ])('%s', (_, other) => {
    const known = person({ phone: '(555) 923 7407', identifiers: [mrn('000-00-0000'), mrn('A-1')] })
    expect(matchScore(known, person(other)).score).toBeLessThan(offeredFrom)
  })
})

describe('the same person is offered, with the reasons', () => {
  test.each<[string, Partial<PersonFacts>, string[]]>([
    ['the same name and birth date', {}, ['same_birth_date', 'same_name']],
    ['accents and case', { givenName: 'SAMUÉL', familyName: 'rivera' }, ['same_birth_date', 'same_name']],
    ['a short name', { givenName: 'Sam' }, ['same_birth_date', 'similar_name']],
    ['one letter off', { familyName: 'Rivara' }, ['same_birth_date', 'similar_name']],
    ['one of two family names', { familyName: 'Rivera Lopez' }, ['same_birth_date', 'similar_name']],
    ['a hyphened family name', { familyName: 'Lopez-Rivera' }, ['same_birth_date', 'similar_name']],
    ['day and month swapped', { bornOn: d('1990-04-03') }, ['birth_date_turned', 'same_name']],
    ['a new family name', { familyName: 'Okafor' }, ['same_birth_date', 'same_given_name']],
    ['the same name, birth date unknown', { bornOn: null }, ['same_name']],
    [
      'an identifier alone',
      { givenName: 'Unknown', familyName: 'Male', bornOn: null, identifiers: [mrn('a-1717 ')] },
      ['same_identifier'],
    ],
  ])('%s', (_, other, why) => {
    const match = matchScore(person({ identifiers: [mrn('A-1717')] }), person(other))
    expect(match.why).toEqual(why)
    expect(match.score).toBeGreaterThanOrEqual(offeredFrom)
  })
  test('a preferred name and a nickname that shares no letters', () => {
    const bob = person({ givenName: 'Bob' })
    expect(matchScore(person({ givenName: 'Robert' }), bob).why).toContain('similar_name')
    expect(matchScore(person({ givenName: 'Xavier', preferredName: 'Bob' }), bob).why).toContain(
      'similar_name',
    )
  })
  test('more agreement is a stronger match', () => {
    const known = person({ identifiers: [mrn('A-1717')] })
    expect(strengthOf(matchScore(known, known))).toBe('sure')
    expect(strengthOf(matchScore(known, person({ givenName: 'Sam' })))).toBe('likely')
    expect(strengthOf(matchScore(known, person({ bornOn: null })))).toBe('possible')
  })
})

test('fillers tell nothing', () => {
  for (const value of ['', '0', '000-00-0000', 'UNKNOWN', 'n/a', '---', 'XXXXXXX'])
    expect([value, isTelling({ value })]).toEqual([value, false])
  expect(isTelling({ value: '999-47-3333' })).toBe(true)
})

const anyPerson = fc.record({
  givenName: fc.oneof(fc.constantFrom('Sam', 'Samuel', 'Bob', 'Robert', 'Ana María'), fc.string()),
  familyName: fc.oneof(fc.constantFrom('Rivera', 'Rivara', 'Rivera-Lopez'), fc.string()),
  preferredName: fc.oneof(fc.constant(''), fc.string()),
  bornOn: fc.oneof(
    fc.constant(null),
    fc.integer({ min: 0, max: 40 }).map((n) => d('1990-03-04').add({ days: n * 10 })),
  ),
  phone: fc.oneof(fc.constant(''), fc.constantFrom('555-923-7407', '5559237407')),
  identifiers: fc.array(
    fc.record({ system: fc.constantFrom('a', 'b'), value: fc.constantFrom('1234', '5678', '0000') }),
  ),
})
test('which of two is known before makes no difference', () => {
  fc.assert(
    fc.property(anyPerson, anyPerson, (a, b) => {
      expect(matchScore(a, b)).toEqual(matchScore(b, a))
    }),
  )
})
test('nobody matches anybody better than themselves', () => {
  fc.assert(
    fc.property(anyPerson, anyPerson, (a, b) => {
      expect(matchScore(a, a).score).toBeGreaterThanOrEqual(matchScore(a, b).score)
    }),
  )
})
