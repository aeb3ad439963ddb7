import type { Role } from '#modules/access/access.ts'
import { type Delivery, rosterState } from '#modules/attendance/attendance.ts'

/** Today: the staff home. What somebody sees first depends on what their day is about. */

/** Whose sessions the day begins with: the front desk and those who lead look at the house, the others at their own. */
export const startsWithSite = (roles: readonly Role[], ownSessions: number): boolean =>
  ownSessions === 0 || roles.some((r) => r === 'front_desk' || r === 'director')

/** Whether hours are shown for everybody at the site, or for the clients somebody cares for. */
export const seesEveryonesHours = (roles: readonly Role[]): boolean => roles.includes('director')

/** People wait at the door until the roster is closed: begun, and not marked yet. */
export const isWaitedFor = (session: Delivery, now: Temporal.Instant): boolean =>
  rosterState(session, now) === 'open' && Temporal.Instant.compare(session.startsAt, now) <= 0

export const noteStates = ['not_owed', 'owed', 'draft', 'signed'] as const
export type NoteState = (typeof noteStates)[number]

/** How far the notes of a session are: nobody attended, nothing written, begun, or signed for everybody. */
export function noteState(s: { attended: number; unsigned: number; hasDraft: boolean }): NoteState {
  if (s.attended === 0) return 'not_owed'
  if (s.unsigned === 0) return 'signed'
  return s.hasDraft ? 'draft' : 'owed'
}
