import fc from 'fast-check'
import { expect, test } from 'vitest'
import { dutiesOf, manyPeople } from './breach/breach.ts'
import { orderSections, stillNeeded } from './legal/legal.ts'
import { presenceWords } from './presence/presence.words.ts'

test('R85 whatever is demanded, nothing goes without an order under part 2 and a subpoena', () => {
  fc.assert(
    fc.property(
      fc.boolean(),
      fc.constantFrom(null, ...orderSections),
      fc.array(fc.constant('attendance'), { maxLength: 1 }),
      (hasSubpoena, orderSection, parts) => {
        const allowed = stillNeeded({ hasSubpoena, orderSection, parts }).length === 0
        expect(allowed).toBe(hasSubpoena && orderSection !== null && parts.length > 0)
      },
    ),
  )
})
test('R97 individuals are told within 60 days of discovery, whatever the size; media only from 500 on', () => {
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 20_000 }), fc.integer({ min: 0, max: 2000 }), (day, people) => {
      const discoveredOn = Temporal.PlainDate.from('2000-01-01').add({ days: day })
      const duties = dutiesOf({ discoveredOn, people })
      const due = (duty: string) => duties.find((d) => d.duty === duty)?.dueOn
      const days = (until: Temporal.PlainDate | undefined) => until && discoveredOn.until(until).days
      expect(days(due('individuals'))).toBe(60)
      expect(due('media') !== undefined).toBe(people >= manyPeople)
      if (people >= manyPeople) expect(days(due('hhs'))).toBe(60)
      else expect(due('hhs')?.subtract({ days: 60 }).toString()).toBe(`${discoveredOn.year}-12-31`)
    }),
  )
})
test('R88 the sentence for callers says neither yes nor no, and nothing of what is done here', () => {
  expect(presenceWords.en.script).not.toMatch(/client|patient|treatment|recover|substance|program|group/i)
  expect(presenceWords.en.script).toMatch(/neither say that somebody is here nor that they are not/)
})
