import type { Size } from './cast.ts'
import { cohortOf } from './plan.ts'

/** The demo: eight weeks, every cohort filled as planned. */
export const demoSize: Size = {
  weeks: 8,
  seats: (key) => 12 - cohortOf(key).free,
  turnover: 0.45,
  coming: 6,
}
