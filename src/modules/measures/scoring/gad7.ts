import { bandAt, missingOf, type Scored, type Scoring, sumOf } from './scoring.ts'

/** GAD-7: seven items of 0-3, total 0-21. No rule for missing items is published, so there is no total with one. */
const items = ['1', '2', '3', '4', '5', '6', '7']
/** Spitzer 2006. */
const bands = [
  [0, 'minimal'],
  [5, 'mild'],
  [10, 'moderate'],
  [15, 'severe'],
] as const

export const gad7: Scoring = {
  scales: [{ id: 'total', least: 0, most: 21, better: 'lower', loinc: '70274-6' }],
  check: () => [],
  score: (answers): Scored => {
    const missing = missingOf(answers, items)
    const total = missing.length ? null : sumOf(answers, items)
    return {
      scores: { total },
      missing,
      prorated: false,
      flags: [],
      interpretation: {
        version: 'gad-7/2006',
        bands: total === null ? {} : { total: bandAt(total, bands) },
      },
      complete: total !== null,
    }
  },
}
