import fc from 'fast-check'
import { expect, test } from 'vitest'
import { notCloned, participantsCounted, runGuards, similarity } from './guards.ts'
import { emptyCard } from './notes.ts'

const note = (clientId: string, response: string) => ({ clientId, card: { ...emptyCard, response } })
const proposed = (...responses: string[]) => ({
  form: 'group' as const,
  participantCount: responses.length,
  notes: responses.map((r, i) => note(String(i), r)),
  cloneSimilarity: 0.9,
})

const anna =
  'Said the walk home past the bar is the hardest part of the day. Named two people to call and practised the call with the group.'
const ben =
  'Came in quiet after a night shift. Spoke once, about his daughter’s birthday and wanting to be there for it sober.'

test('R27 the same text with another name and other punctuation is a clone', () => {
  const swapped = anna.replace('the group', 'Maria').replaceAll('.', '!').toUpperCase()
  expect(similarity(anna, swapped)).toBeGreaterThan(0.9)
  expect(notCloned(proposed(anna, swapped))).toEqual([
    { guard: 'cloned', severity: 'warn', clientIds: ['0', '1'] },
  ])
})
test('R27 sentences in another order are a clone', () => {
  const [first, second] = anna.split('. ')
  expect(notCloned(proposed(anna, `${second} ${first}.`))).toHaveLength(1)
})
test('R27 two people’s own texts are none, even on the same topic', () => {
  expect(similarity(anna, ben)).toBeLessThan(0.7)
  expect(notCloned(proposed(anna, ben))).toEqual([])
})
test('R27 the threshold is the programme’s', () => {
  const likeness = similarity(anna, `${anna} And then she laughed about it for a while.`)
  expect(likeness).toBeLessThan(0.9)
  expect(
    notCloned({
      ...proposed(anna, `${anna} And then she laughed about it for a while.`),
      cloneSimilarity: 0.7,
    }),
  ).toHaveLength(1)
})
test('R27 each pair is named once', () => {
  expect(notCloned(proposed(anna, anna, anna)).map((f) => f.clientIds.join())).toEqual(['0,1', '0,2', '1,2'])
})
test('R27 cards that are still empty are no clones', () => {
  expect(notCloned(proposed('', ' ', '…'))).toEqual([])
})
test('R27 homework given to everybody is no clone', () => {
  const plan = 'Read chapter four and bring one question about it to the next session.'
  const { notes, ...rest } = proposed(anna, ben)
  expect(notCloned({ ...rest, notes: notes.map((n) => ({ ...n, card: { ...n.card, plan } })) })).toEqual([])
})
test('R27 likeness lies between 0 and 1, is 1 for the same text, and the same both ways', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme' }), fc.string({ unit: 'grapheme' }), (a, b) => {
      const likeness = similarity(a, b)
      expect(likeness).toBeGreaterThanOrEqual(0)
      expect(likeness).toBeLessThanOrEqual(1)
      expect(similarity(b, a)).toBe(likeness)
      expect(similarity(a, a)).toBe(1)
    }),
  )
})
test('R28 a group note without a count of participants is stopped, an individual one has none', () => {
  const group = { ...proposed(anna, ben), participantCount: null }
  expect(participantsCounted(group)).toEqual([{ guard: 'participants', severity: 'block', clientIds: [] }])
  expect(participantsCounted({ ...group, form: 'individual' })).toEqual([])
  expect(participantsCounted(proposed(anna))).toEqual([])
})
test('guards run in order, and another joins without touching the rest', () => {
  const quiet = () => []
  expect(runGuards(proposed(anna, anna), [quiet])).toEqual([])
  expect(runGuards({ ...proposed(anna, anna), participantCount: null }).map((f) => f.guard)).toEqual([
    'participants',
    'cloned',
  ])
})
