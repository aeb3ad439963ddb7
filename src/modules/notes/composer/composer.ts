import { isAttended, type Mark, type RosterState } from '../../attendance/attendance.ts'
import type { Card, SharedPart } from '../notes.ts'

/**
 * The composer: one shared part, a card per person, signed by one command. Here stands what must be there before a
 * signature (facts 3.2) and who belongs to it.
 */
export type FieldIssue = { path: (string | number)[]; message: string }

/** The sentence's key; the dictionary has the words. */
export type Missing =
  | 'topic'
  | 'intervention'
  | 'telehealth'
  | 'response'
  | 'participation'
  | 'progress'
  | 'plan'
  | 'riskWords'
  | 'location'

const said = (text: string) => text.trim() !== ''

/** Elements 2, 3 and 5: what the shared part still lacks. */
export function missingShared(shared: SharedPart, byVideo: boolean): Missing[] {
  const missing: Missing[] = []
  if (!said(shared.topic)) missing.push('topic')
  if (!said(shared.intervention)) missing.push('intervention')
  if (byVideo && !shared.telehealth) missing.push('telehealth')
  return missing
}

/** Elements 6 to 9 for one person: their own response above all; a shared summary alone supports no claim. */
export function missingOnCard(card: Card, session: { byVideo: boolean; nextForAll: string }): Missing[] {
  const missing: Missing[] = []
  if (!card.participation) missing.push('participation')
  if (!said(card.response)) missing.push('response')
  if (!card.progress) missing.push('progress')
  if (card.risk === 'concern' && !said(card.riskWords)) missing.push('riskWords')
  if (!said(card.plan) && !said(session.nextForAll)) missing.push('plan')
  if (session.byVideo && !said(card.location)) missing.push('location')
  return missing
}

export type RosterRow = {
  clientId: string
  mark: Mark | null
  minutes: number
  /** Their note of this session exists already. */
  isNoted: boolean
}

/** R28: how many took part. Null while anybody is unmarked: a count that may still change is none. */
export const countParticipants = (roster: readonly RosterRow[]): number | null =>
  roster.some((r) => r.mark === null) ? null : roster.filter((r) => isAttended(r.mark)).length

/** Minutes that a note states: those of the roster, never more than the session lasted. */
export const notedMinutes = (rosterMinutes: number, startedAt: Temporal.Instant, endedAt: Temporal.Instant) =>
  Math.min(rosterMinutes, Math.floor(startedAt.until(endedAt).total('minutes')))

export type SignReason =
  | 'cancelled'
  | 'already_signed'
  | 'not_facilitator'
  | 'roster_open'
  | 'nobody_attended'
  | 'not_over'
  | 'times_needed'
  | 'times_differ'
  | 'times_wrong'
  | 'not_attended'
  | 'attendee_missing'

export type Span = { startedAt: Temporal.Instant; endedAt: Temporal.Instant }
/** Times that may not be known. */
export type MaybeSpan = { [K in keyof Span]?: Span[K] | undefined }
export type SignFacts = {
  rosterState: RosterState
  isFacilitator: boolean
  roster: readonly RosterRow[]
}
export type SignDecision = { ok: true } | { ok: false; reason: SignReason; clientIds?: string[] }

/** May these people's notes be signed? Attendance decides who gets one; nothing is signed for who was not there. */
export function maySign(facts: SignFacts, clientIds: readonly string[]): SignDecision {
  const no = (reason: SignReason, whom?: string[]): SignDecision =>
    whom ? { ok: false, reason, clientIds: whom } : { ok: false, reason }
  const { roster } = facts
  if (facts.rosterState === 'cancelled') return no('cancelled')
  if (!facts.isFacilitator) return no('not_facilitator')
  const attendees = roster.filter((r) => isAttended(r.mark))
  const owed = attendees.filter((r) => !r.isNoted).map((r) => r.clientId)
  const noted = clientIds.filter((id) => roster.some((r) => r.clientId === id && r.isNoted))
  if (noted.length > 0) return no('already_signed', noted)
  if (facts.rosterState === 'before') return no('not_over')
  if (roster.some((r) => r.mark === null)) return no('roster_open')
  if (attendees.length === 0) return no('nobody_attended')
  if (owed.length === 0) return no('already_signed')
  const absent = clientIds.filter((id) => !owed.includes(id))
  if (absent.length > 0) return no('not_attended', absent)
  const missing = owed.filter((id) => !clientIds.includes(id))
  return missing.length > 0 ? no('attendee_missing', missing) : { ok: true }
}

export type SpanDecision = { ok: true; span: Span } | { ok: false; reason: SignReason }

/**
 * Element 1: actual times, never the planned ones. Those that the roster recorded hold; where it has none they are asked,
 * and must be in order, over, at most twelve hours long and touch the time the session was planned for.
 */
export function actualSpan(
  session: { startsAt: Temporal.Instant; endsAt: Temporal.Instant },
  recorded: MaybeSpan,
  asked: MaybeSpan,
  now: Temporal.Instant,
): SpanDecision {
  const span = recorded.startedAt && recorded.endedAt ? recorded : asked
  const { startedAt, endedAt } = span
  if (!startedAt || !endedAt) return { ok: false, reason: 'times_needed' }
  if (differs(startedAt, asked.startedAt) || differs(endedAt, asked.endedAt))
    return { ok: false, reason: 'times_differ' }
  const after = (a: Temporal.Instant, b: Temporal.Instant) => Temporal.Instant.compare(a, b) > 0
  if (after(endedAt, now)) return { ok: false, reason: 'not_over' }
  const overlaps = after(session.endsAt, startedAt) && after(endedAt, session.startsAt)
  const isTooLong = startedAt.until(endedAt).total('hours') > 12
  return after(endedAt, startedAt) && overlaps && !isTooLong
    ? { ok: true, span: { startedAt, endedAt } }
    : { ok: false, reason: 'times_wrong' }
}

const differs = (known: Temporal.Instant, asked: Temporal.Instant | undefined) =>
  asked !== undefined && !asked.equals(known)
