import { notFound, Problem, refused, stale } from '#kit/problem.ts'
import { weekOf } from '#kit/time.ts'
import { holds } from '#modules/access/access.ts'
import { programWords } from '#modules/program/program.words.ts'
import type { Action, Ctx } from '#server/door.ts'
import { cancelAll } from './cancelling.actions.ts'
import { exemptionFor, mustBelong, zoneOfSite } from './groups.actions.ts'
import { listDefinitions, listGroups } from './groups.store.ts'
import { clashOf, occurrencesOf, spanOn } from './occurrences.ts'
import { listBookings, lockResources, replaceLead, saveCapacity, saveSessions } from './planning.store.ts'
import { seatNewSession } from './seats.actions.ts'
import type * as contract from './sessions.contract.ts'
import { capacityChanged, leadSubstituted, sessionOpened } from './sessions.contract.ts'
import * as store from './sessions.store.ts'
import { mayCancel } from './timetable.ts'
import { timetableWords } from './timetable.words.ts'

const sentences = timetableWords.en.reasons

export const week: Action<typeof contract.programmeWeek> = async (ctx, input) => {
  const { siteId } = input
  const timeZone = await zoneOfSite(ctx, siteId)
  const monday = weekOf(input.monday)
  const until = monday.add({ days: 7 })
  const sessions = await store.listSessions(ctx.tx, siteId, monday, until)
  const definitions = await listDefinitions(ctx.tx, siteId)
  const groups = await listGroups(ctx.tx, siteId, monday, until)
  const stages = new Map(definitions.flatMap((d) => d.stages.map((s) => [s.id, s.name])))
  return {
    monday,
    timeZone,
    sessions,
    stages: [...stages].map(([id, name]) => ({ id, name })),
    exceptions: groups.flatMap((group) => {
      const holidays = definitions.filter((d) => d.programId === group.programId).flatMap((d) => d.holidays)
      const { occurrences, exceptions } = occurrencesOf(group, { from: monday, until }, timeZone, holidays)
      const planned = (on: Temporal.PlainDate) =>
        sessions.some((s) => s.groupId === group.id && s.localOn.equals(on))
      const missing = occurrences
        .filter((o) => !planned(o.on))
        .map((o) => ({ on: o.on, reason: 'not_planned' as const }))
      return [...exceptions, ...missing].map((e) => ({
        groupId: group.id,
        name: group.name,
        on: e.on,
        reason: e.reason,
        holiday: e.reason === 'holiday' ? e.name : null,
      }))
    }),
    can: { edit: mayPlan(ctx), takeSeats: holds(ctx.actor.roles, 'seat.take') },
  }
}

const mayPlan = ({ actor }: Ctx) => holds(actor.roles, 'timetable.edit')

export const session: Action<typeof contract.findSession> = async (ctx, { sessionId }) => {
  const found = await store.findSession(ctx.tx, sessionId, ctx.actor.siteIds)
  if (!found) throw notFound('session')
  const takes = holds(ctx.actor.roles, 'seat.take')
  const coming = found.status === 'scheduled'
  const begun = Temporal.Instant.compare(found.startsAt, ctx.now) <= 0
  const own = found.groupId === null && found.lead?.id === ctx.actor.staffId
  return {
    session: found,
    timeZone: await zoneOfSite(ctx, found.siteId),
    seats: await store.listSeatsOf(ctx, sessionId),
    can: {
      cancel: coming && takes && (mayPlan(ctx) || own),
      substitute: coming && mayPlan(ctx),
      release: coming && takes && !begun,
    },
  }
}

export const openSession: Action<typeof contract.openSession> = async (ctx, input) => {
  const { siteId, kind, leadId, on } = input
  const timeZone = await zoneOfSite(ctx, siteId)
  await mustBelong(ctx, siteId, input)
  const version = await definitionOn(ctx, siteId, on)
  const clientIds = input.clientIds ?? []
  const capacity = input.capacity ?? Math.max(1, clientIds.length)
  const id = ctx.newId()
  const planned = {
    ...spanOn(on, input, timeZone),
    id,
    siteId,
    groupId: null,
    kind,
    name: input.name || programWords.en.kinds[kind],
    modality: input.modality ?? '',
    countsToward: version?.counts[kind] ?? [],
    localOn: on,
    roomId: input.roomId ?? null,
    byVideo: input.byVideo ?? false,
    capacity,
    exemption: exemptionFor({ ...input, capacity }, version?.groupCaps ?? {}),
    leadId,
    coLeadId: input.coLeadId ?? null,
    coFacilitated: input.coFacilitated ?? false,
  }
  const staffIds = planned.coFacilitated ? [] : [leadId, planned.coLeadId].filter((s) => s !== null)
  await mustBeFree(ctx, { ...planned, staffIds })
  await saveSessions(ctx.tx, [{ ...planned, staffIds }])
  await ctx.tell(sessionOpened, { sessionId: id }, {})
  await seatNewSession(ctx, id, clientIds)
  return { sessionId: id }
}

/** What the site’s programme says on a day. */
async function definitionOn(ctx: Ctx, siteId: string, on: Temporal.PlainDate) {
  const all = await listDefinitions(ctx.tx, siteId)
  return all.findLast((d) => Temporal.PlainDate.compare(d.effectiveOn, on) <= 0)
}

/** R16: asked with staff and room held, so that the answer still holds when the session is saved. */
async function mustBeFree(ctx: Ctx, wanted: Parameters<typeof clashOf>[0]) {
  const resources = { staffIds: wanted.staffIds, roomIds: wanted.roomId ? [wanted.roomId] : [] }
  await lockResources(ctx.tx, resources)
  const { startsAt: from, endsAt: until } = wanted
  const clash = clashOf(wanted, await listBookings(ctx.tx, { ...resources, from, until }))
  if (clash) throw new Problem('conflict', sentences[clash], { reason: clash })
}

export const cancelSession: Action<typeof contract.cancelSession> = async (ctx, input) => {
  const { sessionId, reason, version } = input
  const found = await store.lockSession(ctx.tx, sessionId, ctx.actor.siteIds)
  if (!found) throw notFound('session')
  const own = found.groupId === null && found.leadId === ctx.actor.staffId
  if (!mayPlan(ctx) && !own) throw new Problem('forbidden', sentences.not_lead, { reason: 'not_lead' })
  const refusal = mayCancel(found)
  if (refusal) throw refused(refusal, sentences)
  if (version !== undefined && version !== found.version) throw stale('session')
  return { seats: await cancelAll(ctx, [sessionId], reason) }
}

export const substituteLead: Action<typeof contract.substituteLead> = async (ctx, { sessionId, staffId }) => {
  const found = await store.lockSession(ctx.tx, sessionId, ctx.actor.siteIds)
  if (!found) throw notFound('session')
  if (found.status === 'cancelled') throw refused('session_cancelled', sentences)
  if (found.leadId === staffId) throw refused('same_lead', sentences)
  await mustBelong(ctx, found.siteId, { leadId: staffId })
  const { startsAt, endsAt } = found
  await mustBeFree(ctx, { startsAt, endsAt, roomId: null, staffIds: [staffId] })
  await replaceLead(ctx.tx, sessionId, staffId)
  await ctx.tell(leadSubstituted, { sessionId }, { staffId })
  return {}
}

/** R17: one session with more seats than usual, or fewer; nobody who sits in it loses a seat. */
export const changeCapacity: Action<typeof contract.changeCapacity> = async (ctx, input) => {
  const { sessionId, capacity, version } = input
  const found = await store.lockSession(ctx.tx, sessionId, ctx.actor.siteIds)
  if (!found) throw notFound('session')
  if (found.status === 'cancelled') throw refused('session_cancelled', sentences)
  if (version !== found.version) throw stale('session')
  if (capacity < found.seatsTaken) throw refused('seats_in_use', sentences, { seatsTaken: found.seatsTaken })
  const caps = (await definitionOn(ctx, found.siteId, found.localOn))?.groupCaps ?? {}
  const exemption = exemptionFor({ kind: found.kind, capacity, exemption: input.exemption ?? null }, caps)
  await saveCapacity(ctx.tx, sessionId, { capacity, exemption })
  await ctx.tell(capacityChanged, { sessionId }, { capacity })
  return {}
}
