import { notFound } from '#kit/problem.ts'
import { startOfDay } from '#kit/time.ts'
import type { Ctx } from '#server/door.ts'
import {
  type DatedDefinition,
  findTimeZone,
  type Group,
  listDefinitions,
  listSitesWithGroups,
  lockGroups,
} from './groups.store.ts'
import {
  type Booking,
  type Clash,
  clashOf,
  horizonOf,
  type Occurrence,
  occurrencesOf,
} from './occurrences.ts'
import { listBookings, listPlanned, lockResources, type NewSession, saveSessions } from './planning.store.ts'

type Range = { from: Temporal.PlainDate; until: Temporal.PlainDate }
export type Skipped = { groupId: string; on: Temporal.PlainDate; reason: Clash }

/**
 * Makes a session of every occurrence of a site's groups on the local days [from, until) that has none yet. What cannot
 * stand beside something already booked is left out and told; holidays are left out (R22).
 */
export async function expandSessions(
  ctx: Ctx,
  { siteId, ...range }: { siteId: string } & Range,
): Promise<{ opened: number; skipped: Skipped[] }> {
  const timeZone = await findTimeZone(ctx.tx, siteId)
  if (!timeZone) throw notFound('site')
  const groups = await lockGroups(ctx.tx, siteId, range.from, range.until)
  return expand(ctx, { siteId, timeZone }, groups, range)
}

/** The nightly planning: every site, this week and the eight after it. */
export async function expandAhead(ctx: Ctx): Promise<void> {
  for (const { id, timeZone } of await listSitesWithGroups(ctx.tx)) {
    const today = ctx.now.toZonedDateTimeISO(timeZone).toPlainDate()
    await expandSessions(ctx, { siteId: id, from: today, until: horizonOf(ctx.now, timeZone) })
  }
}

export async function expand(
  ctx: Ctx,
  site: { siteId: string; timeZone: string },
  groups: readonly Group[],
  range: Range,
): Promise<{ opened: number; skipped: Skipped[] }> {
  if (groups.length === 0) return { opened: 0, skipped: [] }
  const { tx } = ctx
  const staffIds = groups.flatMap((g) => [g.leadId, g.coLeadId]).filter((id) => id !== null)
  const roomIds = groups.map((g) => g.roomId).filter((id) => id !== null)
  await lockResources(tx, { staffIds, roomIds })
  const groupIds = groups.map((g) => g.id)
  const planned = await listPlanned(tx, groupIds, range.from, range.until)
  const from = startOfDay(range.from, site.timeZone)
  const until = startOfDay(range.until.add({ days: 1 }), site.timeZone)
  const bookings = [...(await listBookings(tx, { staffIds, roomIds, from, until }))]
  const definitions = await listDefinitions(tx, site.siteId)

  const opened: NewSession[] = []
  const skipped: Skipped[] = []
  for (const { group, occurrence } of wanted(groups, range, site.timeZone, definitions)) {
    if (planned.has(`${group.id} ${occurrence.on}`)) continue
    const clash = clashOf(bookingOf(group, occurrence), bookings)
    if (clash) {
      skipped.push({ groupId: group.id, on: occurrence.on, reason: clash })
      continue
    }
    bookings.push(bookingOf(group, occurrence))
    opened.push(
      sessionOf(ctx.newId(), group, occurrence, versionOn(definitions, group.programId, occurrence.on)),
    )
  }
  await saveSessions(tx, opened)
  return { opened: opened.length, skipped }
}

function* wanted(
  groups: readonly Group[],
  range: Range,
  timeZone: string,
  definitions: readonly DatedDefinition[],
) {
  for (const group of groups) {
    const holidays = definitions.filter((d) => d.programId === group.programId).flatMap((d) => d.holidays)
    for (const occurrence of occurrencesOf(group, range, timeZone, holidays).occurrences)
      yield { group, occurrence }
  }
}

const bookingOf = (g: Group, o: Occurrence): Booking => ({
  startsAt: o.startsAt,
  endsAt: o.endsAt,
  roomId: g.roomId,
  staffIds: g.coFacilitated ? [] : [g.leadId, g.coLeadId].filter((id) => id !== null),
})

const sessionOf = (id: string, g: Group, o: Occurrence, d: DatedDefinition | undefined): NewSession => ({
  ...bookingOf(g, o),
  id,
  siteId: g.siteId,
  groupId: g.id,
  kind: g.kind,
  name: g.name,
  modality: g.modality,
  countsToward: d?.counts[g.kind] ?? [],
  localOn: o.on,
  byVideo: g.byVideo,
  capacity: g.capacity,
  exemption: g.exemption,
  leadId: g.leadId,
  coLeadId: g.coLeadId,
  coFacilitated: g.coFacilitated,
})

/** A programme's version in force on a day; before the first, the first. */
export const versionOn = (
  definitions: readonly DatedDefinition[],
  programId: string,
  on: Temporal.PlainDate,
): DatedDefinition | undefined => {
  const own = definitions.filter((d) => d.programId === programId)
  return own.findLast((d) => Temporal.PlainDate.compare(d.effectiveOn, on) <= 0) ?? own[0]
}
