import { notFound, refused } from '#kit/problem.ts'
import { dayAt } from '#kit/time.ts'
import { episodeWords } from '#modules/episodes/episodes.words.ts'
import { openEpisode, priorEpisode } from '#modules/episodes/opening.actions.ts'
import { currentPlacement } from '#modules/intake/placement/placement.actions.ts'
import { fourStages } from '#modules/program/preset.ts'
import { programsInForce } from '#modules/program/program.actions.ts'
import { ageGroupOn } from '#modules/program/program.ts'
import type { Action, Ctx } from '#server/door.ts'
import { placeWeek } from '../plans.actions.ts'
import { findPerson } from '../plans.store.ts'
import { weekWarnings } from '../plans.ts'
import type { admission, admitClient } from './admission.contract.ts'
import { findOpenEpisode, findPreferredPart, listColleagues, listPresentTeam } from './admission.store.ts'

const sentences = episodeWords.en.reasons

/** Admission stands in plans: the first part that knows both the episode and the prescribed week. */
export const admissionOf: Action<typeof admission> = async (ctx, { clientId }) => {
  const person = await findPerson(ctx, clientId)
  if (!person) throw notFound('client')
  const { timeZone, siteId, bornOn } = person
  const today = dayAt(ctx.now, timeZone)
  const placement = await currentPlacement(ctx, clientId)
  const programs = await programsInForce(ctx, siteId)
  const definition = programs[0]?.definition ?? fourStages
  return {
    today,
    ageGroup: ageGroupOn(bornOn, today),
    birthDateKnown: bornOn !== null,
    placement: placement
      ? {
          id: placement.id,
          level: placement.actualLevel,
          decidedOn: dayAt(placement.decidedAt, timeZone),
          nextReviewOn: placement.nextReviewOn,
        }
      : null,
    programs,
    staff: await listColleagues(ctx.tx, siteId),
    team: await startingTeam(ctx, clientId, today),
    prefers: await findPreferredPart(ctx.tx, clientId),
    openEpisodeId: await findOpenEpisode(ctx.tx, clientId),
    priorEpisode: await priorEpisode(ctx, clientId, { admittedOn: today, definition }),
  }
}

export const admit: Action<typeof admitClient> = async (ctx, input) => {
  const { clientId, week, ...given } = input
  const person = await findPerson(ctx, clientId)
  if (!person) throw notFound('client')
  const placement = await currentPlacement(ctx, clientId)
  // R8: an episode begins with a placement decision; without one the first session could not be billed.
  if (!placement) throw refused('placement_needed', sentences)
  if (placement.id !== input.placementId) throw refused('placement_changed', sentences)
  const programs = await programsInForce(ctx, person.siteId)
  const program = programs.find((p) => p.versionId === input.programVersionId)
  if (!program) throw refused('version_not_in_force', sentences)
  const today = dayAt(ctx.now, person.timeZone)
  const admittedOn = input.admittedOn ?? today
  const { definition } = program
  const episodeId = await openEpisode(ctx, {
    ...given,
    ...{ clientId, admittedOn, today, definition },
    siteId: person.siteId,
    levelOfCare: placement.actualLevel,
  })
  await placeWeek(ctx, { ...week, clientId, episodeId, from: admittedOn, reason: '' })
  const ageGroup = ageGroupOn(person.bornOn, admittedOn)
  const facts = { bands: definition.bands, level: placement.actualLevel, ageGroup }
  return { episodeId, warnings: weekWarnings(week, facts) }
}

async function startingTeam(ctx: Ctx, clientId: string, today: Temporal.PlainDate) {
  const present = await listPresentTeam(ctx.tx, clientId, today)
  const { staffId, roles } = ctx.actor
  if (present.length || !staffId || !roles.includes('therapist')) return present
  return [{ staffId, role: 'primary_therapist' as const }]
}
