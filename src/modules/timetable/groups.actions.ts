import { notFound, Problem, refused, stale } from '#kit/problem.ts'
import { dayAt } from '#kit/time.ts'
import type { Action, Ctx } from '#server/door.ts'
import { cancelAll } from './cancelling.actions.ts'
import type * as contract from './groups.contract.ts'
import { groupEnded, groupOpened } from './groups.contract.ts'
import * as store from './groups.store.ts'
import { horizonOf } from './occurrences.ts'
import { expand, type Skipped, versionOn } from './planning.actions.ts'
import { lockLaterSessions } from './planning.store.ts'
import { mayHold } from './timetable.ts'
import { timetableWords } from './timetable.words.ts'

const sentences = timetableWords.en.reasons

/** The zone of one of the actor's sites. */
export async function zoneOfSite({ tx, actor }: Ctx, siteId: string): Promise<string> {
  const timeZone = actor.siteIds.includes(siteId) ? await store.findTimeZone(tx, siteId) : undefined
  if (!timeZone) throw notFound('site')
  return timeZone
}

export const rooms: Action<typeof contract.listRooms> = async (ctx, { siteId }) => {
  await zoneOfSite(ctx, siteId)
  return { rooms: await store.listRooms(ctx.tx, siteId) }
}

export const openRoom: Action<typeof contract.openRoom> = async (ctx, { siteId, name, capacity }) => {
  await zoneOfSite(ctx, siteId)
  const roomId = ctx.newId()
  await store.saveRoom(ctx.tx, { id: roomId, siteId, name, capacity })
  return { roomId }
}

export const groups: Action<typeof contract.listGroups> = async (ctx, { siteId }) => {
  const timeZone = await zoneOfSite(ctx, siteId)
  return { groups: await store.listGroupViews(ctx.tx, siteId, dayAt(ctx.now, timeZone)) }
}

export const openGroup: Action<typeof contract.openGroup> = async (ctx, input) => {
  const { siteId, programId, fromOn } = input
  const timeZone = await zoneOfSite(ctx, siteId)
  const untilOn = input.untilOn ?? null
  if (untilOn && Temporal.PlainDate.compare(untilOn, fromOn) < 0) throw refused('end_before_start', sentences)
  await mustBelong(ctx, siteId, input)
  const version = versionOn(await store.listDefinitions(ctx.tx, siteId), programId, fromOn)
  if (!version) throw refused('group_needs_plan', sentences)
  const stages = input.stages ?? []
  if (stages.some((id) => !version.stages.some((s) => s.id === id))) throw refused('unknown_stage', sentences)
  const group: store.Group = {
    ...input,
    id: ctx.newId(),
    modality: input.modality ?? '',
    stages,
    untilOn,
    roomId: input.roomId ?? null,
    byVideo: input.byVideo ?? !input.roomId,
    coLeadId: input.coLeadId ?? null,
    coFacilitated: input.coFacilitated ?? false,
    exemption: exemptionFor(input, version.groupCaps),
    version: 1,
  }
  await store.saveGroup(ctx.tx, group)
  const from = [dayAt(ctx.now, timeZone), fromOn].sort(Temporal.PlainDate.compare)[1] ?? fromOn
  const until = horizonOf(ctx.now, timeZone)
  const planned = await expand(ctx, { siteId, timeZone }, [group], { from, until })
  refuseClash(planned.skipped)
  await ctx.tell(groupOpened, {}, { groupId: group.id })
  return { groupId: group.id, sessions: planned.opened }
}

export const endGroup: Action<typeof contract.endGroup> = async (ctx, { groupId, lastOn, version }) => {
  const group = await store.lockGroup(ctx.tx, groupId, ctx.actor.siteIds)
  if (!group) throw notFound('group')
  if (Temporal.PlainDate.compare(lastOn, group.fromOn) < 0) throw refused('end_before_start', sentences)
  if (!(await store.endGroup(ctx.tx, groupId, lastOn, version))) throw stale('group')
  const later = await lockLaterSessions(ctx.tx, groupId, lastOn)
  const coming = later.filter((s) => Temporal.Instant.compare(s.startsAt, ctx.now) > 0)
  if (coming.length < later.length) throw refused('held_since', sentences)
  await cancelAll(
    ctx,
    coming.map((s) => s.id),
    'other',
  )
  await ctx.tell(groupEnded, {}, { groupId })
  return { cancelled: coming.length }
}

/** Staff, room and programme of a plan must be of its site. */
export async function mustBelong(
  { tx }: Ctx,
  siteId: string,
  of: {
    leadId: string
    coLeadId?: string | null | undefined
    roomId?: string | null | undefined
    programId?: string
  },
) {
  const strangers = await store.strangersAt(tx, siteId, {
    staffIds: [of.leadId, of.coLeadId].filter((id) => id != null),
    roomId: of.roomId ?? null,
    programId: of.programId ?? null,
  })
  if (strangers.length > 0) throw refused('not_at_site', sentences, { strangers })
}

/** R17: the exemption to record, or a refusal. */
export function exemptionFor(
  planned: Pick<Parameters<typeof mayHold>[0], 'kind' | 'capacity'> & {
    exemption?: store.Group['exemption'] | undefined
  },
  caps: Parameters<typeof mayHold>[0]['caps'],
) {
  const decision = mayHold({ ...planned, exemption: planned.exemption ?? null, caps })
  if (!decision.ok) throw refused(decision.reason, sentences, { cap: decision.cap })
  return decision.exemption
}

/** R16: somebody planning is told at once; the nightly planning leaves the day out instead. */
function refuseClash(skipped: readonly Skipped[]) {
  const [first] = skipped
  if (!first) return
  throw new Problem('conflict', sentences[first.reason], {
    reason: first.reason,
    days: skipped.map((s) => s.on.toString()),
  })
}
