import { type CohortKey, cohortOf } from './plan.ts'
import type { Random } from './random.ts'

/** What takes somebody's time in the week, on the site's clock. */
export type Duty = {
  kind: 'work' | 'childcare' | 'school' | 'worship'
  weekdays: readonly number[]
  from: string
  until: string
}

const weekdays = [1, 2, 3, 4, 5]

/** Never when their own groups meet; who has no hope of a week has two jobs. */
export function dutiesOf(
  random: Random,
  { cohort, seating }: { cohort: CohortKey; seating?: string },
): Duty[] {
  if (seating === 'hopeless')
    return [
      { kind: 'work', weekdays, from: '07:00', until: '19:30' },
      { kind: 'work', weekdays: [6], from: '08:00', until: '20:00' },
      { kind: 'worship', weekdays: [7], from: '09:00', until: '12:00' },
    ]
  switch (cohortOf(cohort).track) {
    case 'day':
      return random.pick<Duty[]>([
        [{ kind: 'childcare', weekdays, from: '14:45', until: '18:00' }],
        [{ kind: 'work', weekdays, from: '15:30', until: '22:00' }],
        [],
      ])
    case 'evening':
      return random.pick<Duty[]>([
        [{ kind: 'work', weekdays, from: '08:00', until: '16:00' }],
        [{ kind: 'work', weekdays, from: '07:00', until: '15:00' }],
        [{ kind: 'school', weekdays: [1, 2, 3, 4], from: '09:00', until: '14:00' }],
      ])
    default:
      return [{ kind: 'work', weekdays: [1, 2, 3, 4], from: '08:00', until: '18:00' }]
  }
}
