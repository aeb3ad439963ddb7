import { z } from 'zod'
import { endpoint } from '#kit/endpoint.ts'
import { event } from '#kit/event.ts'
import { day, instant } from '#kit/time.ts'
import { levelsOfCare } from '#modules/program/program.ts'
import { differenceReasons, dimensions, editions } from './placement.ts'

const allDimensions = z.enum([...new Set([...dimensions['3'], ...dimensions['4']])])
const words = z.string().trim().max(8000)

export const RatingSchema = z.object({
  dimension: allDimensions,
  rating: z.int().min(0).max(4),
  narrative: words,
})

const decision = z.object({
  edition: z.enum(editions),
  ratings: z.array(RatingSchema).max(12),
  indicatedLevel: z.enum(levelsOfCare),
  actualLevel: z.enum(levelsOfCare),
  differenceReason: z.enum(differenceReasons).nullable(),
  differenceNote: words,
  whyNotLower: words,
  whyNotHigher: words,
  nextReviewOn: day,
})

export const PlacementView = decision.extend({
  id: z.uuid(),
  assessmentId: z.uuid().nullable(),
  decidedAt: instant,
  decidedBy: z.string(),
  /** As it was when the decision was made. */
  credential: z.string(),
  corrects: z.uuid().nullable(),
  correctionReason: z.string(),
  /** The decision that corrected this one. */
  correctedBy: z.uuid().nullable(),
})
export type PlacementView = z.output<typeof PlacementView>

const clientId = z.uuid()

export const placements = endpoint({
  method: 'GET',
  path: '/clients/:clientId/placements',
  summary: 'Placement decisions of a client, newest first: the first one holds',
  input: z.object({ clientId }),
  output: z.object({
    placements: z.array(PlacementView),
    /** When the next decision would be due for review, by the programme. */
    usualReviewOn: day,
    /** The assessment a decision now would stand on: the newest completed one. */
    assessmentId: z.uuid().nullable(),
    can: z.object({ decide: z.boolean() }),
  }),
})

/** A correction names the decision it corrects, and why; that one stays as it was. */
export const decidePlacement = endpoint({
  method: 'POST',
  path: '/clients/:clientId/placements',
  summary: 'Decide the level of care; corrections are new decisions',
  input: decision.partial({ nextReviewOn: true }).extend({
    clientId,
    corrects: z.uuid().nullable(),
    correctionReason: words,
  }),
  output: z.object({ placementId: z.uuid() }),
})

export const placementDecided = event(
  'intake.placement_decided',
  z.object({ placementId: z.uuid(), nextReviewOn: z.iso.date() }),
)
