import { notFound, refused } from '#kit/problem.ts'
import { dayAt } from '#kit/time.ts'
import { holds } from '#modules/access/access.ts'
import { credentialOf } from '#modules/people/staff.actions.ts'
import { fourStages } from '#modules/program/preset.ts'
import { programsInForce } from '#modules/program/program.actions.ts'
import type { Action, Ctx } from '#server/door.ts'
import { findLastCompleted, findSubject, type Subject } from '../assessment/assessment.store.ts'
import { type decidePlacement, placementDecided, type placements } from './placement.contract.ts'
import * as store from './placement.store.ts'
import { faultsOf } from './placement.ts'
import { placementWords } from './placement.words.ts'

const sentences = placementWords.en.reasons

export const placementsOf: Action<typeof placements> = async (ctx, { clientId }) => {
  const subject = await subjectOf(ctx, clientId)
  return {
    placements: await store.listPlacements(ctx, clientId),
    usualReviewOn: await usualReview(ctx, subject),
    assessmentId: (await findLastCompleted(ctx.tx, clientId))?.id ?? null,
    can: { decide: holds(ctx.actor.roles, 'placement.decide') },
  }
}

export const decide: Action<typeof decidePlacement> = async (ctx, input) => {
  const subject = await subjectOf(ctx, input.clientId)
  const today = dayAt(ctx.now, subject.timeZone)
  const decision = { ...input, nextReviewOn: input.nextReviewOn ?? (await usualReview(ctx, subject)) }
  const faults = faultsOf(decision, today)
  const [first] = faults
  if (first)
    throw refused(first.reason, sentences, {
      issues: faults.map(({ path, reason }) => ({ path, message: sentences[reason] })),
    })
  await checkCorrection(ctx, input)
  const decider = await deciderOf(ctx, today)
  const placementId = ctx.newId()
  await store.savePlacement(ctx.tx, {
    ...decision,
    ...decider,
    id: placementId,
    assessmentId: (await findLastCompleted(ctx.tx, input.clientId))?.id ?? null,
    decidedAt: ctx.now,
  })
  const nextReviewOn = decision.nextReviewOn.toString()
  await ctx.tell(placementDecided, { clientId: input.clientId }, { placementId, nextReviewOn })
  return { placementId }
}

/** The decision that holds: the newest. Undefined where none was made, or the client is not visible. */
export const currentPlacement = async (ctx: Ctx, clientId: string) =>
  (await store.listPlacements(ctx, clientId))[0]

/** Only the decision that holds can be corrected, and only with a reason. */
async function checkCorrection(ctx: Ctx, { clientId, corrects, correctionReason }: Correction) {
  if (corrects === null) {
    if (correctionReason !== '') throw refused('correction_of_nothing', sentences)
    return
  }
  const current = await currentPlacement(ctx, clientId)
  if (current?.id !== corrects) throw refused('correction_of_older', sentences)
  if (correctionReason === '')
    throw refused('correction_needs_reason', sentences, {
      issues: [{ path: ['correctionReason'], message: sentences.correction_needs_reason }],
    })
}
type Correction = { clientId: string; corrects: string | null; correctionReason: string }

/** Who decides, with the credential in force on the day. */
async function deciderOf(ctx: Ctx, today: Temporal.PlainDate) {
  const { staffId } = ctx.actor
  const credential = staffId ? await credentialOf(ctx, staffId, today) : undefined
  if (!staffId || !credential) throw refused('no_credential', sentences)
  return { decidedBy: staffId, credential: credential.label }
}

/** By the programme at the client's site; by the shipped one where the site has none yet. */
async function usualReview(ctx: Ctx, { siteId, timeZone }: Subject) {
  const [program] = await programsInForce(ctx, siteId)
  const { placementReviewDays } = (program?.definition ?? fourStages).documentation
  return dayAt(ctx.now, timeZone).add({ days: placementReviewDays })
}

async function subjectOf(ctx: Ctx, clientId: string) {
  const subject = await findSubject(ctx, clientId)
  if (!subject) throw notFound('client')
  return subject
}
