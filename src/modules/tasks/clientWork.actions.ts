import { dayAt, startOfDay } from '#kit/time.ts'
import { currentPlacement } from '#modules/intake/placement/placement.actions.ts'
import type { Ctx } from '#server/door.ts'
import { hasOpenEpisode, listOwners } from './clientWork.store.ts'
import * as closing from './closing.store.ts'
import { taskKinds } from './kinds.ts'
import * as people from './people.store.ts'
import { raiseTask, resolveTasks, resolveTasksOfClient } from './tasks.actions.ts'
import * as store from './tasks.store.ts'

/** The last minute of a day where the client is seen. */
async function endOf(ctx: Ctx, clientId: string, on: Temporal.PlainDate): Promise<Temporal.Instant> {
  const site = await people.findSiteOf(ctx.tx, { clientId, sessionId: null })
  return startOfDay(on.add({ days: 1 }), site?.timeZone ?? 'UTC').subtract({ minutes: 1 })
}

type Item = { clientId: string; episodeId: string; item: string }

/** R11: an admission item without its date is owed until the end of its day. */
export async function askForItem(ctx: Ctx, { clientId, episodeId, item, dueOn }: Item & { dueOn: string }) {
  await raiseTask(ctx, {
    ...{ kind: 'admission_item_due', subjectKey: `${episodeId} ${item}`, clientId, params: { item } },
    dueAt: await endOf(ctx, clientId, Temporal.PlainDate.from(dueOn)),
  })
}

export const settleItem = (ctx: Ctx, { episodeId, item }: Omit<Item, 'clientId'>) =>
  resolveTasks(ctx, 'admission_item_due', `${episodeId} ${item}`)

/** The placement decision in force says when to look again, as long as the client is in the programme. */
export async function settlePlacementReview(ctx: Ctx, clientId: string) {
  await resolveTasksOfClient(ctx, ['placement_review_due'], clientId)
  if (!(await hasOpenEpisode(ctx.tx, clientId))) return
  const placement = await currentPlacement(ctx, clientId)
  if (!placement) return
  await raiseTask(ctx, {
    ...{ kind: 'placement_review_due', subjectKey: placement.id, clientId },
    dueAt: await endOf(ctx, clientId, placement.nextReviewOn),
  })
}

const ofEpisode = [
  'admission_item_due',
  'placement_review_due',
  'short_of_hours',
  'outreach_after_absences',
  'administrative_discharge_proposed',
] as const

/** After discharge nothing of the episode is owed; notes, co-signatures and risk follow-ups stay. */
export const endEpisodeTasks = (ctx: Ctx, clientId: string) =>
  resolveTasksOfClient(ctx, ofEpisode, clientId, 'discharged')

/** Whoever attended again need not be looked for. */
export const settleReturned = (ctx: Ctx, sessionId: string) =>
  closing.closeOpenOfAttended(
    ctx.tx,
    { kinds: ['outreach_after_absences', 'administrative_discharge_proposed'], sessionId },
    { outcome: 'back_in_care', at: ctx.now, by: ctx.actor.accountId },
  )

/** Open tasks go to who is on the care team now, unless they were given to somebody who still is. */
export async function followCareTeam(ctx: Ctx, clientId: string) {
  const site = await people.findSiteOf(ctx.tx, { clientId, sessionId: null })
  if (!site) return
  const today = dayAt(ctx.now, site.timeZone)
  for (const { id, kind, version, staffId, onTeam } of await listOwners(ctx.tx, clientId, today)) {
    const { person } = taskKinds[kind]
    if (!person || onTeam) continue
    const member = await people.findCareTeamMember(ctx.tx, clientId, person, today)
    const owner = member ?? null
    if (owner !== staffId) await store.saveOwner(ctx.tx, id, version, owner)
  }
}
