import { expect, test } from 'vitest'
import { contradictions, score } from '#modules/measures/measures.ts'
import { answersTo, weightOn } from './answers.ts'
import { castOf, mainSubstances } from './cast.ts'
import { demoSize } from './demoSize.ts'
import { seededRandom } from './random.ts'

test('simulated answers are complete, without contradictions, and heavier with the weight', () => {
  for (const instrument of ['phq-9', 'gad-7', 'bam-iop', 'bam-continuous', 'bam-categorical'] as const)
    for (const substance of mainSubstances)
      for (const weight of [0, 0.2, 0.5, 0.8, 1]) {
        const answers = answersTo(seededRandom(`${substance} ${weight}`), instrument, { weight, substance })
        expect(contradictions(instrument, answers)).toEqual([])
        expect(score(instrument, answers)).toMatchObject({ complete: true })
      }
  const total = (weight: number) =>
    score('phq-9', answersTo(seededRandom('w'), 'phq-9', { weight, substance: 'alcohol' })).scores.total ?? 0
  expect(total(0.9)).toBeGreaterThan(total(0.2) + 8)
})

test('R40 nobody answers item 9 by chance', () => {
  for (let i = 0; i < 50; i++) {
    const answers = answersTo(seededRandom(`${i}`), 'phq-9', { weight: 1, substance: 'alcohol' })
    expect(score('phq-9', answers).flags).toEqual([])
  }
})

test('most get better, and some get worse', () => {
  const today = Temporal.PlainDate.from('2026-11-21')
  const change = castOf('1', today, demoSize).map(
    (c) => weightOn(c, c.admittedOn.add({ weeks: 8 })) - c.burden,
  )
  expect(change.filter((x) => x < -0.1).length).toBeGreaterThan(change.length / 2)
  expect(change.filter((x) => x > 0).length).toBeGreaterThan(1)
})
