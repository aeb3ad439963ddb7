import type { LevelOfCare } from '#modules/program/program.ts'

/**
 * Placement: six dimensions rated with a narrative each, by an edition of the criteria, and the level of care a clinician
 * decides. Nothing here computes a level: ratings are shown, never averaged (R7). Names of dimensions are our own.
 */
export const editions = ['3', '4'] as const
export type Edition = (typeof editions)[number]

/**
 * Dimensions by what they are about. Their numbers differ between the editions (R5), so nothing is kept by number alone:
 * a rating belongs to the edition it was given under.
 */
export const dimensions = {
  '3': [
    'intoxication',
    'physical_health',
    'mental_health',
    'readiness',
    'return_to_use',
    'living_environment',
  ],
  '4': [
    'intoxication_and_medications',
    'physical_health',
    'mental_health_and_thinking',
    'use_related_risks',
    'recovery_environment',
    'preferences',
  ],
} as const satisfies Record<Edition, readonly string[]>
export type Dimension = (typeof dimensions)[Edition][number]

export const ratings = [0, 1, 2, 3, 4] as const
export type Rating = { dimension: Dimension; rating: number; narrative: string }

export const differenceReasons = [
  'service_not_available',
  'client_preference',
  'payer',
  'legal',
  'wait_list',
  'other',
] as const
export type DifferenceReason = (typeof differenceReasons)[number]

/** Levels an edition knows, least intensive first. */
const levels: Record<Edition, readonly LevelOfCare[]> = {
  '3': ['0.5', '1', '2.1', '2.5', '3.1', '3.5', '3.7', '4'],
  '4': ['1.5', '1.7', '2.1', '2.5', '2.7', '3.1', '3.5', '3.7', '4'],
}
export const levelsIn = (edition: Edition): readonly LevelOfCare[] => levels[edition]

/** The number of a dimension within its edition, 1-6; 0 in an edition that does not know it. */
export function numberOf(edition: Edition, dimension: Dimension): number {
  const own: readonly Dimension[] = dimensions[edition]
  return own.indexOf(dimension) + 1
}

/**
 * R7: the highest rating, and where it stands; never a mean. In edition 4 the sixth dimension does not raise the level by
 * itself: it is for talking the decision over with the client.
 */
export function highest(edition: Edition, given: readonly Rating[]): { rating: number; in: Dimension[] } {
  const counted = given.filter((r) => !(edition === '4' && r.dimension === 'preferences'))
  const rating = Math.max(0, ...counted.map((r) => r.rating))
  return { rating, in: counted.filter((r) => r.rating === rating).map((r) => r.dimension) }
}

/** R5: ratings to start the next decision from: those of the same edition, none from another. */
export const ratingsToStartFrom = (
  edition: Edition,
  last: { edition: Edition; ratings: readonly Rating[] } | null,
): readonly Rating[] => (last?.edition === edition ? last.ratings : [])

export type Decision = {
  edition: Edition
  ratings: readonly Rating[]
  indicatedLevel: LevelOfCare
  actualLevel: LevelOfCare
  differenceReason: DifferenceReason | null
  differenceNote: string
  whyNotLower: string
  whyNotHigher: string
  nextReviewOn: Temporal.PlainDate
}

export const placementRefusals = [
  'ratings_incomplete',
  'rating_without_narrative',
  'level_not_in_edition',
  'difference_needs_reason',
  'difference_needs_note',
  'why_not_lower_needed',
  'why_not_higher_needed',
  'review_in_past',
] as const
export type PlacementRefusal = (typeof placementRefusals)[number]
/** What stands against a decision, and at which field. */
export type Fault = { path: (string | number)[]; reason: PlacementRefusal }

const blank = (text: string) => text.trim() === ''

/** Everything that stands against a decision; empty when it can be kept. */
export function faultsOf(d: Decision, today: Temporal.PlainDate): Fault[] {
  return [
    ...ratingFaults(d),
    ...(['indicatedLevel', 'actualLevel'] as const)
      .filter((field) => !levelsIn(d.edition).includes(d[field]))
      .map((field): Fault => ({ path: [field], reason: 'level_not_in_edition' })),
    ...differenceFaults(d),
    ...fault(blank(d.whyNotLower), 'whyNotLower', 'why_not_lower_needed'),
    ...fault(blank(d.whyNotHigher), 'whyNotHigher', 'why_not_higher_needed'),
    ...fault(Temporal.PlainDate.compare(d.nextReviewOn, today) <= 0, 'nextReviewOn', 'review_in_past'),
  ]
}

const fault = (is: boolean, field: string, reason: PlacementRefusal): Fault[] =>
  is ? [{ path: [field], reason }] : []

/** All six of the edition, once each, each with its narrative. */
function ratingFaults({ edition, ratings: given }: Decision): Fault[] {
  const own: readonly Dimension[] = dimensions[edition]
  const foreign = given.some((r) => !own.includes(r.dimension))
  const twice = new Set(given.map((r) => r.dimension)).size < given.length
  const missing = own.filter((d) => !given.some((r) => r.dimension === d))
  return [
    ...(foreign || twice ? [{ path: ['ratings'], reason: 'ratings_incomplete' as const }] : []),
    ...missing.map((d): Fault => ({ path: ['ratings', d, 'rating'], reason: 'ratings_incomplete' })),
    ...given
      .filter((r) => blank(r.narrative))
      .map(
        (r): Fault => ({ path: ['ratings', r.dimension, 'narrative'], reason: 'rating_without_narrative' }),
      ),
  ]
}

/** R6: where the actual level is another than the indicated one, why; "other" needs words. */
function differenceFaults(d: Decision): Fault[] {
  if (d.indicatedLevel === d.actualLevel) return []
  if (d.differenceReason === null) return [{ path: ['differenceReason'], reason: 'difference_needs_reason' }]
  return fault(
    d.differenceReason === 'other' && blank(d.differenceNote),
    'differenceNote',
    'difference_needs_note',
  )
}
