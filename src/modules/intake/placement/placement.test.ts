import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { levelsOfCare } from '#modules/program/program.ts'
import {
  type Decision,
  type Dimension,
  dimensions,
  type Edition,
  editions,
  faultsOf,
  highest,
  levelsIn,
  numberOf,
  type Rating,
  ratingsToStartFrom,
} from './placement.ts'
import { placementWords } from './placement.words.ts'

const today = Temporal.PlainDate.from('2026-03-02')
const rated = (edition: Edition, values: readonly number[] = [1, 0, 2, 2, 3, 1]): Rating[] =>
  dimensions[edition].map((dimension, i) => ({ dimension, rating: values[i] ?? 0, narrative: 'As told' }))
const decision = (more: Partial<Decision> = {}): Decision => ({
  edition: '4',
  ratings: rated(more.edition ?? '4'),
  indicatedLevel: '2.1',
  actualLevel: '2.1',
  differenceReason: null,
  differenceNote: '',
  whyNotLower: 'Used daily under less support',
  whyNotHigher: 'Stable home, no medical need',
  nextReviewOn: today.add({ days: 30 }),
  ...more,
})
const reasonsOf = (d: Decision) => faultsOf(d, today).map((f) => f.reason)
const label = (d: Dimension) => placementWords.en.dimensions[d]

describe('editions', () => {
  test('R5 the fourth dimension is Readiness in edition 3, and Substance use-related risks in edition 4', () => {
    expect(label(dimensions['3'][3])).toBe('Readiness')
    expect(label(dimensions['4'][3])).toBe('Substance use-related risks')
    expect(numberOf('3', 'readiness')).toBe(4)
    expect(numberOf('4', 'readiness')).toBe(0)
  })
  test('R5 ratings start the next decision only within their edition, never by number in another', () => {
    const last = { edition: '3' as const, ratings: rated('3') }
    expect(ratingsToStartFrom('3', last)).toEqual(last.ratings)
    expect(ratingsToStartFrom('4', last)).toEqual([])
    expect(ratingsToStartFrom('4', null)).toEqual([])
  })
  test('R5 ratings of one edition are refused under another', () => {
    expect(reasonsOf(decision({ edition: '4', ratings: rated('3') }))).toContain('ratings_incomplete')
  })
  test('each edition knows its own levels', () => {
    expect(levelsIn('3')).not.toContain('1.5')
    expect(levelsIn('4')).not.toContain('1')
    expect(reasonsOf(decision({ edition: '3', ratings: rated('3'), actualLevel: '1.7' }))).toContain(
      'level_not_in_edition',
    )
    expect(new Set([...levelsIn('3'), ...levelsIn('4')])).toEqual(new Set(levelsOfCare))
  })
})

describe('deciding', () => {
  test('R6 another actual than indicated level needs a reason, and "other" needs words', () => {
    const other = { actualLevel: '1.5' as const }
    expect(reasonsOf(decision(other))).toEqual(['difference_needs_reason'])
    expect(reasonsOf(decision({ ...other, differenceReason: 'payer' }))).toEqual([])
    expect(reasonsOf(decision({ ...other, differenceReason: 'other' }))).toEqual(['difference_needs_note'])
    expect(reasonsOf(decision())).toEqual([])
  })
  test('six ratings with a narrative each, why not lower, why not higher, a later review', () => {
    expect(reasonsOf(decision({ ratings: rated('4').slice(1) }))).toEqual(['ratings_incomplete'])
    const silent = rated('4').map((r, i) => (i === 2 ? { ...r, narrative: '  ' } : r))
    expect(faultsOf(decision({ ratings: silent }), today)).toEqual([
      { path: ['ratings', 'mental_health_and_thinking', 'narrative'], reason: 'rating_without_narrative' },
    ])
    expect(reasonsOf(decision({ whyNotLower: ' ' }))).toEqual(['why_not_lower_needed'])
    expect(reasonsOf(decision({ whyNotHigher: '' }))).toEqual(['why_not_higher_needed'])
    expect(reasonsOf(decision({ nextReviewOn: today }))).toEqual(['review_in_past'])
  })
  test('R7 the highest rating is shown, wherever it stands, and never a mean', () => {
    expect(highest('3', rated('3', [0, 0, 3, 1, 3, 0]))).toEqual({
      rating: 3,
      in: ['mental_health', 'return_to_use'],
    })
    fc.assert(
      fc.property(
        fc.constantFrom(...editions),
        fc.array(fc.integer({ min: 0, max: 4 }), { minLength: 6, maxLength: 6 }),
        (edition, values) => {
          const raises = edition === '4' ? values.slice(0, 5) : values
          expect(highest(edition, rated(edition, values)).rating).toBe(Math.max(...raises))
        },
      ),
    )
  })
  test('R7 in edition 4 preferences do not raise the level by themselves', () => {
    expect(highest('4', rated('4', [1, 1, 1, 1, 1, 4])).rating).toBe(1)
  })
  test('R7 no label claims to be a result of a licensed product', () => {
    expect(JSON.stringify(placementWords)).not.toMatch(/ASAM|CONTINUUM|LOCUS/i)
  })
})
