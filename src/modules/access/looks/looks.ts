import type { Role } from '../access.ts'

/** Why a look deserves a second one. Curiosity is found by these three before anything else. */
export const oddities = ['same_surname', 'no_care_relation', 'many_charts'] as const
export type Oddity = (typeof oddities)[number]

/** More different records than this in one hour is more than anybody's work needs. */
export const chartsAnHour = 20

/** Parts of a record, as people call them. */
export const recordParts = [
  'record',
  'assessment',
  'measures',
  'placement',
  'episode',
  'plan',
  'week',
  'hours',
  'notes',
  'referral',
  'consents',
  'tasks',
] as const
export type RecordPart = (typeof recordParts)[number]

/** The first that fits wins: a path names its part somewhere behind the client. */
const partsByPath: readonly [RegExp, RecordPart][] = [
  [/assessment/, 'assessment'],
  [/measure/, 'measures'],
  [/placement/, 'placement'],
  [/note|cosign/, 'notes'],
  [/referral|inquir/, 'referral'],
  [/consent|disclosure|breach|sending/, 'consents'],
  [/task/, 'tasks'],
  [/ledger|prescribed/, 'hours'],
  [/week|seat|busy/, 'week'],
  [/plan/, 'plan'],
  [/episode|admission|care-team/, 'episode'],
]

/** Which part of the record an endpoint shows. */
export const partOf = (path: string): RecordPart =>
  partsByPath.find(([seen]) => seen.test(path))?.[1] ?? 'record'

/** Whose work is with clients of their own; the others look because of their office. */
const caring: readonly Role[] = ['therapist', 'case_manager', 'medical_provider']

export type LookFacts = {
  roles: readonly Role[]
  sameSurname: boolean
  /** In the client's care team, or ran a session with them, around that day. */
  cares: boolean
  /** Most different records they opened within one hour of that day. */
  mostCharts: number
}

/** What is odd about somebody's looks at one record on one day. */
export function odditiesOf({ roles, sameSurname, cares, mostCharts }: LookFacts): Oddity[] {
  const shouldCare = roles.some((r) => caring.includes(r)) && !roles.includes('director')
  const found: Record<Oddity, boolean> = {
    same_surname: sameSurname,
    no_care_relation: shouldCare && !cares,
    many_charts: mostCharts > chartsAnHour,
  }
  return oddities.filter((o) => found[o])
}
