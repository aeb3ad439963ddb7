/**
 * Attendance: who took part in a session, and for how many minutes. A roster opens shortly before its session, is closed
 * by hand or twelve hours after the end, and is corrected afterwards only with a reason (R23). Nothing is deleted: a mark
 * that is taken back becomes "not marked".
 */
import { minutesBetween } from '#kit/time.ts'

export const marks = ['present', 'late', 'left_early', 'excused', 'absent'] as const
export type Mark = (typeof marks)[number]

/** Marks of people who were there. */
export const attendedMarks = ['present', 'late', 'left_early'] as const satisfies readonly Mark[]
export const isAttended = (mark: Mark | null): boolean => attendedMarks.some((m) => m === mark)

/** Marks that need to know the minutes: the others give all or none. */
export const needsMinutes = (mark: Mark | null): mark is 'late' | 'left_early' =>
  mark === 'late' || mark === 'left_early'

/** A session as attendance sees it. */
export type Delivery = {
  startsAt: Temporal.Instant
  endsAt: Temporal.Instant
  cancelled: boolean
  closedAt: Temporal.Instant | null
  actualStartedAt: Temporal.Instant | null
  actualEndedAt: Temporal.Instant | null
}

/** Real elapsed minutes of the session as planned: 01:00 to 04:00 is 120 in the spring clock-change night. */
export const scheduledMinutes = (s: Pick<Delivery, 'startsAt' | 'endsAt'>) =>
  minutesBetween(s.startsAt, s.endsAt)

/** R19: the most that anybody can be credited: what was delivered where that is known, never above what was scheduled. */
export function creditableMinutes(s: Delivery): number {
  const scheduled = scheduledMinutes(s)
  if (!s.actualStartedAt || !s.actualEndedAt) return scheduled
  return Math.max(0, Math.min(scheduled, minutesBetween(s.actualStartedAt, s.actualEndedAt)))
}

/** Minutes that count. Late and left early are credited the minutes attended; excused, absent and not marked nothing. */
export function creditedMinutes(mark: Mark | null, creditable: number, attended = creditable): number {
  switch (mark) {
    case 'present':
      return creditable
    case 'late':
    case 'left_early':
      return Math.max(0, Math.min(attended, creditable))
    case 'excused':
    case 'absent':
    case null:
      return 0
  }
}

export const rosterStates = ['before', 'open', 'closed', 'cancelled'] as const
export type RosterState = (typeof rosterStates)[number]

/** People come early: marking starts this long before the session. */
export const opensMinutesBefore = 30
/** An evening's roster may be finished the next morning; after this it is history. */
export const closesHoursAfter = 12

export const rosterOpensAt = (s: Pick<Delivery, 'startsAt'>) =>
  s.startsAt.subtract({ minutes: opensMinutesBefore })
export const rosterClosesAt = (s: Pick<Delivery, 'endsAt'>) => s.endsAt.add({ hours: closesHoursAfter })

export function rosterState(s: Delivery, now: Temporal.Instant): RosterState {
  const isAfter = (at: Temporal.Instant) => Temporal.Instant.compare(now, at) >= 0
  if (s.cancelled) return 'cancelled'
  if (s.closedAt || isAfter(rosterClosesAt(s))) return 'closed'
  return isAfter(rosterOpensAt(s)) ? 'open' : 'before'
}

export type MarkDecision =
  | { ok: true; correction: boolean }
  | {
      ok: false
      reason: 'session_cancelled' | 'roster_not_open' | 'correction_not_permitted' | 'correction_reason'
    }

/** May the roster be changed now? R23: once it is closed only by those who may correct, with a reason, on the record. */
export function mayMark(state: RosterState, by: { mayCorrect: boolean; why: string }): MarkDecision {
  switch (state) {
    case 'cancelled':
      return { ok: false, reason: 'session_cancelled' }
    case 'before':
      return { ok: false, reason: 'roster_not_open' }
    case 'open':
      return { ok: true, correction: false }
    case 'closed':
      if (!by.mayCorrect) return { ok: false, reason: 'correction_not_permitted' }
      return by.why.trim() ? { ok: true, correction: true } : { ok: false, reason: 'correction_reason' }
  }
}

export type Span = { startedAt: Temporal.Instant; endedAt: Temporal.Instant }
export type CloseDecision =
  | { ok: true }
  | { ok: false; reason: 'not_all_marked' | 'times_reversed' | 'not_over_yet' | 'times_not_of_this_session' }

/** A roster is closed when everybody is marked, with the times at which the session really began and ended. */
export function mayClose(s: Delivery, unmarked: number, actual: Span, now: Temporal.Instant): CloseDecision {
  const { compare } = Temporal.Instant
  if (unmarked > 0) return { ok: false, reason: 'not_all_marked' }
  if (compare(actual.endedAt, actual.startedAt) <= 0) return { ok: false, reason: 'times_reversed' }
  if (compare(actual.endedAt, now) > 0) return { ok: false, reason: 'not_over_yet' }
  const near =
    compare(actual.startedAt, s.startsAt.subtract({ hours: 3 })) >= 0 &&
    compare(actual.endedAt, s.endsAt.add({ hours: 3 })) <= 0
  return near ? { ok: true } : { ok: false, reason: 'times_not_of_this_session' }
}

/** The times a closing starts from: as planned, and no later than now. */
export const proposedSpan = (s: Delivery, now: Temporal.Instant): Span => ({
  startedAt: s.actualStartedAt ?? s.startsAt,
  endedAt: s.actualEndedAt ?? (Temporal.Instant.compare(now, s.endsAt) < 0 ? now : s.endsAt),
})

const step = 5
/** What to start from when somebody is marked late or leaves early: as if it happened now, in steps of five minutes. */
export function proposedMinutes(
  mark: 'late' | 'left_early',
  s: Pick<Delivery, 'startsAt' | 'endsAt'>,
  now: Temporal.Instant,
): number {
  const scheduled = scheduledMinutes(s)
  const sinceStart = minutesBetween(s.startsAt, now)
  const during = sinceStart > 0 && sinceStart < scheduled
  const usual = Math.min(15, scheduled - 1)
  const attended = !during ? scheduled - usual : mark === 'late' ? scheduled - sinceStart : sinceStart
  const rounded = Math.round(attended / step) * step
  return Math.max(1, Math.min(rounded, scheduled - 1))
}

/** Sessions of one client over some time, counted by what became of them. */
export type AttendanceCounts = {
  scheduled: number
  attended: number
  excused: number
  programCancelled: number
}

/**
 * R25: attended / (scheduled − excused − cancelled by the programme), from 0 to 1; undefined where nothing is left to
 * divide by. R20: what the programme cancelled is nobody's absence.
 */
export function attendanceRate(c: AttendanceCounts): number | undefined {
  const expected = c.scheduled - c.excused - c.programCancelled
  return expected > 0 ? c.attended / expected : undefined
}

/**
 * R21: how many unexcused absences in a row a client's marks end with. Newest first; excused sessions neither count nor
 * break the row, as in R25.
 */
export function absencesInARow(newestFirst: readonly Mark[]): number {
  const expected = newestFirst.filter((m) => m !== 'excused')
  const broken = expected.findIndex((m) => m !== 'absent')
  return broken < 0 ? expected.length : broken
}

/** R21: this many in a row, and somebody reaches out. */
export const outreachAfter = 2
