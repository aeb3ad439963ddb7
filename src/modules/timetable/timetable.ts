import type { SessionKind, Track } from '#modules/program/program.ts'

/**
 * Timetable: groups are templates by wall clock, every occurrence is a session, a seat is one client in one session.
 * Here stand the rules of capacity (R17), of who may take a seat, and of giving one back.
 */
export const sessionStatuses = ['scheduled', 'cancelled'] as const
export type SessionStatus = (typeof sessionStatuses)[number]

export const seatStatuses = ['taken', 'released', 'program_cancelled'] as const
export type SeatStatus = (typeof seatStatuses)[number]

export const sessionStaffRoles = ['lead', 'co_lead'] as const

export const cancelReasons = [
  'staff_absent',
  'holiday',
  'weather',
  'room_unavailable',
  'too_few',
  'client_cancelled',
  'other',
] as const
export type CancelReason = (typeof cancelReasons)[number]

/** Why a session may hold more people than a therapy group. */
export const exemptions = ['education', 'multi_family', 'local_rule'] as const
export type Exemption = (typeof exemptions)[number]

/** The most a therapy group holds where the programme says nothing else (Medicare LCD L33632, Colorado IOP rule). */
export const usualGroupCap = 12

export type CapacityDecision =
  | { ok: true; exemption: Exemption | null }
  | { ok: false; reason: 'over_group_cap'; cap: number }

/** R17: may a session of this kind hold so many? Above the kind's cap only with a recorded exemption. */
export function mayHold(planned: {
  kind: SessionKind
  capacity: number
  caps: Partial<Record<SessionKind, number>>
  exemption: Exemption | null
}): CapacityDecision {
  const { kind, capacity, caps, exemption } = planned
  const cap = caps[kind]
  if (cap !== undefined && capacity > cap)
    return exemption ? { ok: true, exemption } : { ok: false, reason: 'over_group_cap', cap }
  if (capacity <= usualGroupCap) return { ok: true, exemption: null }
  return { ok: true, exemption: exemption ?? usualExemption[kind] ?? 'local_rule' }
}

const usualExemption: Partial<Record<SessionKind, Exemption>> = {
  education: 'education',
  family: 'multi_family',
}

export const seatRefusals = [
  'session_cancelled',
  'session_over',
  'roster_closed',
  'session_full',
  'client_double_booked',
  'not_admitted',
  'other_stage',
  'other_track',
  'other_site',
  'video_not_agreed',
] as const
export type SeatRefusal = (typeof seatRefusals)[number]

export type Sitting = {
  session: {
    status: SessionStatus
    endsAt: Temporal.Instant
    localOn: Temporal.PlainDate
    siteId: string
    byVideo: boolean
    rosterClosed: boolean
    /** Null for an individual service, which is arranged with the client and asks for no stage or track. */
    group: { stages: readonly string[]; track: Track } | null
  }
  client: {
    siteId: string
    videoAllowed: boolean
    episode: { stage: string; track: Track; admittedOn: Temporal.PlainDate } | null
  }
  now: Temporal.Instant
  /** A make-up, or agreed with the client: another track is fine then. */
  anyTrack: boolean
}

/** May the client take a seat in the session, apart from free seats and other sessions at that time? */
export function maySit({ session, client, now, anyTrack }: Sitting): SeatRefusal | null {
  if (session.status === 'cancelled') return 'session_cancelled'
  if (session.rosterClosed) return 'roster_closed'
  if (Temporal.Instant.compare(session.endsAt, now) <= 0) return 'session_over'
  if (session.siteId !== client.siteId && !session.byVideo) return 'other_site'
  return session.group && mayJoin(session.group, session.localOn, client, anyTrack)
}

function mayJoin(
  group: { stages: readonly string[]; track: Track },
  on: Temporal.PlainDate,
  { episode, videoAllowed }: Sitting['client'],
  anyTrack: boolean,
): SeatRefusal | null {
  if (!episode || Temporal.PlainDate.compare(on, episode.admittedOn) < 0) return 'not_admitted'
  if (!holdsStage(group.stages, episode.stage)) return 'other_stage'
  if (anyTrack || group.track === episode.track) return null
  if (group.track !== 'video') return 'other_track'
  return videoAllowed ? null : 'video_not_agreed'
}

/** A group without stages is open to every stage. */
export const holdsStage = (stages: readonly string[], stage: string) =>
  stages.length === 0 || stages.includes(stage)

export type ReleaseRefusal = 'no_seat' | 'already_marked' | 'session_begun'

/** A seat is given back before its session; afterwards the roster says who was there. */
export function mayRelease(
  seat: { status: SeatStatus; startsAt: Temporal.Instant; marked: boolean } | undefined,
  now: Temporal.Instant,
): ReleaseRefusal | null {
  if (seat?.status !== 'taken') return 'no_seat'
  if (seat.marked) return 'already_marked'
  return Temporal.Instant.compare(seat.startsAt, now) <= 0 ? 'session_begun' : null
}

export type CancelRefusal = 'session_cancelled' | 'already_marked'

/** R20: the programme cancels; nobody is absent then. What was held and marked cannot be cancelled any more. */
export function mayCancel(session: { status: SessionStatus; marks: number }): CancelRefusal | null {
  if (session.status === 'cancelled') return 'session_cancelled'
  return session.marks > 0 ? 'already_marked' : null
}

export type Span = { startsAt: Temporal.Instant; endsAt: Temporal.Instant }

/** R15, R16: do two spans share a moment? One ending as the other begins is fine. */
export const overlaps = (a: Span, b: Span) =>
  Temporal.Instant.compare(a.startsAt, b.endsAt) < 0 && Temporal.Instant.compare(b.startsAt, a.endsAt) < 0
