import type { Span } from './timetable.ts'

/** The client's own week: what takes their time by the wall clock, how they come, and what they prefer. */
export const busyKinds = [
  'work',
  'school',
  'childcare',
  'care',
  'travel',
  'court',
  'worship',
  'rest',
  'other',
] as const
export type BusyKind = (typeof busyKinds)[number]

export const partsOfDay = ['any', 'morning', 'afternoon', 'evening'] as const
export type PartOfDay = (typeof partsOfDay)[number]

export type BusyTime = {
  kind: BusyKind
  /** 1 Monday … 7 Sunday. */
  weekday: number
  from: Temporal.PlainTime
  /** 00:00 is the end of the day. */
  until: Temporal.PlainTime
  note: string
}

export type WeekPreference = {
  /** One way, in minutes; only for sessions in person. */
  travelMinutes: number
  videoAllowed: boolean
  preferredPart: PartOfDay
  /** The clock the client lives by; null: the site's. */
  timeZone: string | null
}
export const usualPreference: WeekPreference = {
  travelMinutes: 0,
  videoAllowed: false,
  preferredPart: 'any',
  timeZone: null,
}

const midnight = Temporal.PlainTime.from('00:00')
const isMidnight = (t: Temporal.PlainTime) => t.equals(midnight)

/** What crosses midnight (a night shift) is two busy times, on two weekdays. */
export function splitAtMidnight(busy: BusyTime): BusyTime[] {
  const { from, until, weekday } = busy
  if (isMidnight(until) || Temporal.PlainTime.compare(from, until) < 0) return [busy]
  if (from.equals(until)) return []
  return [
    { ...busy, until: midnight },
    { ...busy, weekday: (weekday % 7) + 1, from: midnight },
  ]
}

/** Those of `found` that `known` does not already cover, so that copying the same duties twice adds nothing. */
export const missingFrom = (known: readonly BusyTime[], found: readonly BusyTime[]): BusyTime[] =>
  found.filter(
    (f) =>
      !known.some(
        (k) =>
          k.weekday === f.weekday &&
          Temporal.PlainTime.compare(k.from, f.from) <= 0 &&
          (isMidnight(k.until) ||
            (!isMidnight(f.until) && Temporal.PlainTime.compare(f.until, k.until) <= 0)),
      ),
  )

/** A weekly busy time as moments, around the programme week of `monday` (one day more at either end). */
export function busySpans(busy: BusyTime, monday: Temporal.PlainDate, timeZone: string): Span[] {
  return [-1, 0, 1, 2, 3, 4, 5, 6, 7]
    .map((days) => monday.add({ days }))
    .filter((on) => on.dayOfWeek === busy.weekday)
    .map((on) => {
      const endDay = isMidnight(busy.until) ? on.add({ days: 1 }) : on
      return {
        startsAt: on.toZonedDateTime({ timeZone, plainTime: busy.from }).toInstant(),
        endsAt: endDay.toZonedDateTime({ timeZone, plainTime: busy.until }).toInstant(),
      }
    })
    .filter((s) => Temporal.Instant.compare(s.startsAt, s.endsAt) < 0)
}

/** Which part of the day a local time belongs to. */
export function partOf(time: Temporal.PlainTime): Exclude<PartOfDay, 'any'> {
  if (time.hour < 12) return 'morning'
  return time.hour < 17 ? 'afternoon' : 'evening'
}
