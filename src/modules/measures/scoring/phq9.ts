import { bandAt, missingOf, type Scored, type Scoring, sumOf } from './scoring.ts'

/** PHQ-9: nine items of 0-3, total 0-27. Item 10 (difficulty) is not scored. */
const items = ['1', '2', '3', '4', '5', '6', '7', '8', '9']
const mayBeMissing = 2
/** Kroenke 2001. */
const bands = [
  [0, 'minimal'],
  [5, 'mild'],
  [10, 'moderate'],
  [15, 'moderately_severe'],
  [20, 'severe'],
] as const

/** R41: up to two missing items are made up in proportion, but never item 9; without it there is no total. */
function totalOf(answers: Readonly<Record<string, number>>, missing: readonly string[]): number | null {
  if (missing.length > mayBeMissing || missing.includes('9')) return null
  return Math.round((sumOf(answers, items) / (items.length - missing.length)) * items.length)
}

export const phq9: Scoring = {
  scales: [{ id: 'total', least: 0, most: 27, better: 'lower', loinc: '44261-6' }],
  check: () => [],
  score: (answers): Scored => {
    const missing = missingOf(answers, items)
    const total = totalOf(answers, missing)
    return {
      scores: { total },
      missing,
      prorated: total !== null && missing.length > 0,
      // R40: any answer but "Not at all" to item 9, whatever the total.
      flags: (answers['9'] ?? 0) >= 1 ? ['suicide_item'] : [],
      interpretation: {
        version: 'phq-9/2001',
        bands: total === null ? {} : { total: bandAt(total, bands) },
      },
      complete: total !== null,
    }
  },
}
