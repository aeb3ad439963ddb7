import { dayAt } from '#kit/time.ts'
import { overlaps, type Span } from './timetable.ts'

/** Occurrences: a group's wall rule as moments. Local time holds over both clock changes; what cannot is listed (R22). */
export type WallRule = {
  /** 1 Monday … 7 Sunday. */
  weekday: number
  starts: Temporal.PlainTime
  /** Real minutes: a session over a clock change lasts as long as any other. */
  minutes: number
  fromOn: Temporal.PlainDate
  /** The last day it may happen; null: open. */
  untilOn: Temporal.PlainDate | null
}
export type Occurrence = Span & { on: Temporal.PlainDate }
export type OccurrenceException =
  | { on: Temporal.PlainDate; reason: 'holiday'; name: string }
  /** The local time does not exist that day (it starts an hour later), or exists twice (it starts the first time). */
  | { on: Temporal.PlainDate; reason: 'skipped_hour' | 'repeated_hour' }

export type Holiday = { on: string; name: string }

/** R22: every occurrence on a local day in [from, until), in order, and the days that are not as usual. */
export function occurrencesOf(
  rule: WallRule,
  { from, until }: { from: Temporal.PlainDate; until: Temporal.PlainDate },
  timeZone: string,
  holidays: readonly Holiday[],
): { occurrences: Occurrence[]; exceptions: OccurrenceException[] } {
  const occurrences: Occurrence[] = []
  const exceptions: OccurrenceException[] = []
  for (const on of daysOf(rule, from, until)) {
    const holiday = holidays.find((h) => h.on === on.toString())
    if (holiday) {
      exceptions.push({ on, reason: 'holiday', name: holiday.name })
      continue
    }
    const oddity = clockOddity(on, rule.starts, timeZone)
    if (oddity) exceptions.push({ on, reason: oddity })
    occurrences.push({ on, ...spanOn(on, rule, timeZone) })
  }
  return { occurrences, exceptions }
}

/** The moments of a wall time and a length on one local day. */
export function spanOn(
  on: Temporal.PlainDate,
  { starts, minutes }: { starts: Temporal.PlainTime; minutes: number },
  timeZone: string,
): Span {
  const startsAt = on.toZonedDateTime({ timeZone, plainTime: starts }).toInstant()
  return { startsAt, endsAt: startsAt.add({ minutes }) }
}

function* daysOf(rule: WallRule, from: Temporal.PlainDate, until: Temporal.PlainDate) {
  const begin = later(from, rule.fromOn)
  const end = rule.untilOn ? earlier(until, rule.untilOn.add({ days: 1 })) : until
  const wait = (rule.weekday - begin.dayOfWeek + 7) % 7
  for (let on = begin.add({ days: wait }); Temporal.PlainDate.compare(on, end) < 0; on = on.add({ days: 7 }))
    yield on
}

function clockOddity(on: Temporal.PlainDate, at: Temporal.PlainTime, timeZone: string) {
  const local = on.toPlainDateTime(at)
  const first = local.toZonedDateTime(timeZone, { disambiguation: 'earlier' })
  const second = local.toZonedDateTime(timeZone, { disambiguation: 'later' })
  if (first.epochNanoseconds === second.epochNanoseconds) return null
  return first.toPlainDateTime().equals(local) ? 'repeated_hour' : 'skipped_hour'
}

const later = (a: Temporal.PlainDate, b: Temporal.PlainDate) => (Temporal.PlainDate.compare(a, b) > 0 ? a : b)
const earlier = (a: Temporal.PlainDate, b: Temporal.PlainDate) =>
  Temporal.PlainDate.compare(a, b) < 0 ? a : b

/** What takes a room and people for a time. Staff who may be in two sessions at once are left out of `staffIds`. */
export type Booking = Span & { roomId: string | null; staffIds: readonly string[] }
export type Clash = 'staff_double_booked' | 'room_double_booked'

/** R16: what keeps a booking from standing beside the others, or null. */
export function clashOf(wanted: Booking, others: readonly Booking[]): Clash | null {
  for (const other of others) {
    if (!overlaps(wanted, other)) continue
    if (wanted.staffIds.some((id) => other.staffIds.includes(id))) return 'staff_double_booked'
    if (wanted.roomId && wanted.roomId === other.roomId) return 'room_double_booked'
  }
  return null
}

/** The first day after the weeks that are always expanded: this one and eight more. */
export const horizonOf = (now: Temporal.Instant, timeZone: string): Temporal.PlainDate => {
  const today = dayAt(now, timeZone)
  return today.subtract({ days: today.dayOfWeek - 1 }).add({ weeks: 9 })
}
