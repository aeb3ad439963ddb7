import { expect, test } from 'vitest'
import { fullName, nameInLists } from './PersonName.tsx'

test('the name somebody wishes to hear comes first, the given name stays readable', () => {
  const sam = { givenName: 'Samuel', familyName: 'Rivera', preferredName: 'Sam' }
  expect(fullName(sam)).toBe('Sam (Samuel) Rivera')
  expect(nameInLists(sam)).toBe('Rivera, Sam')
})

test('a preferred name that is the given name is said once', () => {
  expect(fullName({ givenName: 'Ada', familyName: 'Okafor', preferredName: ' Ada ' })).toBe('Ada Okafor')
})

test('a person without a name yet is not an empty place', () => {
  expect(fullName({ givenName: '', familyName: '' })).toBe('Name not known')
  expect(nameInLists({ givenName: '', familyName: 'Okafor' })).toBe('Okafor')
})
