import { notFound, refused, stale } from '#kit/problem.ts'
import { minutesBetween, weekOf } from '#kit/time.ts'
import { holds } from '#modules/access/access.ts'
import type { Action, Ctx } from '#server/door.ts'
import { horizonOf } from './occurrences.ts'
import type * as contract from './ownWeek.contract.ts'
import { ownWeekChanged } from './ownWeek.contract.ts'
import * as store from './ownWeek.store.ts'
import { type BusyTime, missingFrom, splitAtMidnight, type WeekPreference } from './ownWeek.ts'
import { timetableWords } from './timetable.words.ts'

const sentences = timetableWords.en.reasons

export const clientWeek: Action<typeof contract.clientWeek> = async (ctx, input) => {
  const { tx, actor, now } = ctx
  const own = await store.findOwnWeek(ctx, input.clientId)
  if (!own) throw notFound('client')
  const monday = weekOf(input.monday)
  const seats = await store.listClientSeats(tx, own.id, monday, monday.add({ days: 7 }))
  const { episode, siteZone, siteId, preference, version } = own
  return {
    monday,
    siteId,
    timeZone: siteZone,
    admitted: episode && { track: episode.track, stage: episode.stage, stageName: episode.stageName },
    prescribed: (episode && (await store.findPrescribed(tx, episode.id, monday))) ?? null,
    plannedMinutes: seats
      .filter((s) => s.status === 'taken' && s.session.countsToward.includes('level_of_care'))
      .reduce((sum, { session }) => sum + minutesBetween(session.startsAt, session.endsAt), 0),
    seats,
    busy: await store.listBusyTimes(tx, own.id),
    preference,
    version,
    plannedUntil: horizonOf(now, siteZone).subtract({ days: 1 }),
    can: {
      takeSeats: holds(actor.roles, 'seat.take') && episode !== null,
      editBusy: holds(actor.roles, 'busy_time.edit'),
    },
  }
}

export const setBusyTimes: Action<typeof contract.setBusyTimes> = async (
  ctx,
  { clientId, busy, version },
) => {
  const own = await openOwnWeek(ctx, clientId, version)
  const split = busy.flatMap(splitAtMidnight).map((b) => ({ ...b, id: ctx.newId() }))
  await store.saveBusyTimes(ctx.tx, clientId, split)
  return saved(ctx, own)
}

export const setWeekPreference: Action<typeof contract.setWeekPreference> = async (ctx, input) => {
  const { clientId, preference, version } = input
  const own = await openOwnWeek(ctx, clientId, version)
  if (preference.timeZone !== null && !isTimeZone(preference.timeZone))
    throw refused('unknown_zone', sentences)
  return saved(ctx, { ...own, preference })
}

/**
 * Copies what the client told elsewhere (the assessment): duties that are not known yet, and how they wish to come, where
 * they said so.
 */
export async function copyOwnWeek(
  ctx: Ctx,
  clientId: string,
  told: {
    duties: readonly BusyTime[]
    travelMinutes: number | null
    byVideo: boolean | null
    preferredPart: WeekPreference['preferredPart'] | null
  },
) {
  const own = await openOwnWeek(ctx, clientId, undefined)
  const known = await store.listBusyTimes(ctx.tx, clientId)
  const missing = missingFrom(known, told.duties.flatMap(splitAtMidnight))
  const preference: WeekPreference = {
    timeZone: own.preference.timeZone,
    travelMinutes: told.travelMinutes ?? own.preference.travelMinutes,
    videoAllowed: told.byVideo ?? own.preference.videoAllowed,
    preferredPart: told.preferredPart ?? own.preference.preferredPart,
  }
  await store.addBusyTimes(
    ctx.tx,
    clientId,
    missing.map((b) => ({ ...b, id: ctx.newId() })),
  )
  await saved(ctx, { id: own.id, preference })
}

async function openOwnWeek(ctx: Ctx, clientId: string, version: number | undefined): Promise<store.OwnWeek> {
  const own = await store.lockOwnWeek(ctx, clientId)
  if (!own) throw notFound('client')
  if (version !== undefined && version !== own.version) throw stale('week')
  return own
}

async function saved(ctx: Ctx, own: Pick<store.OwnWeek, 'id' | 'preference'>) {
  const version = await store.savePreference(ctx.tx, own.id, own.preference)
  await ctx.tell(ownWeekChanged, { clientId: own.id }, {})
  return { version }
}

function isTimeZone(id: string): boolean {
  try {
    Temporal.Instant.fromEpochMilliseconds(0).toZonedDateTimeISO(id)
    return true
  } catch {
    return false
  }
}
