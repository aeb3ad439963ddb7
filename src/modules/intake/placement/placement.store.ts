import { sql } from 'kysely'
import type { LevelOfCare } from '#modules/program/program.ts'
import { json, type Tx } from '#server/db.ts'
import type { Ctx } from '#server/door.ts'
import { visibleClients } from '#server/visible.ts'
import type { Decision, DifferenceReason, Edition, Rating } from './placement.ts'

/** Newest first. */
export const listPlacements = (ctx: Ctx, clientId: string) =>
  ctx.tx
    .selectFrom('placement as p')
    .innerJoin('staff as s', 's.id', 'p.decided_by')
    .leftJoin('placement as later', 'later.corrects', 'p.id')
    .select([
      'p.id',
      'p.assessment_id as assessmentId',
      sql<Edition>`p.edition`.as('edition'),
      sql<Rating[]>`p.ratings`.as('ratings'),
      sql<LevelOfCare>`p.indicated_level`.as('indicatedLevel'),
      sql<LevelOfCare>`p.actual_level`.as('actualLevel'),
      sql<DifferenceReason | null>`p.difference_reason`.as('differenceReason'),
      'p.difference_note as differenceNote',
      'p.why_not_lower as whyNotLower',
      'p.why_not_higher as whyNotHigher',
      'p.decided_at as decidedAt',
      sql<string>`s.given_name || ' ' || s.family_name`.as('decidedBy'),
      'p.credential',
      'p.next_review_on as nextReviewOn',
      'p.corrects',
      'p.correction_reason as correctionReason',
      'later.id as correctedBy',
    ])
    .where('p.client_id', '=', clientId)
    .where('p.client_id', 'in', visibleClients(ctx))
    .orderBy('p.decided_at', 'desc')
    .orderBy('p.id', 'desc')
    .execute()

export type NewPlacement = Decision & {
  id: string
  clientId: string
  assessmentId: string | null
  decidedAt: Temporal.Instant
  decidedBy: string
  credential: string
  corrects: string | null
  correctionReason: string
}

export async function savePlacement(tx: Tx, p: NewPlacement) {
  await tx
    .insertInto('placement')
    .values({
      id: p.id,
      client_id: p.clientId,
      assessment_id: p.assessmentId,
      edition: p.edition,
      ratings: json(p.ratings),
      indicated_level: p.indicatedLevel,
      actual_level: p.actualLevel,
      difference_reason: p.indicatedLevel === p.actualLevel ? null : p.differenceReason,
      difference_note: p.indicatedLevel === p.actualLevel ? '' : p.differenceNote,
      why_not_lower: p.whyNotLower,
      why_not_higher: p.whyNotHigher,
      decided_at: p.decidedAt,
      decided_by: p.decidedBy,
      credential: p.credential,
      next_review_on: p.nextReviewOn,
      corrects: p.corrects,
      correction_reason: p.correctionReason,
    })
    .execute()
}
