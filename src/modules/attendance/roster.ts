import { creditedMinutes, type Mark, needsMinutes } from './attendance.ts'

/** One seat of a roster; version 0 where it was never marked. */
export type Seated = { clientId: string; mark: Mark | null; minutes: number; version: number }

/** What somebody marks. `version` is the one they saw: given, a mark changed meanwhile is not overwritten. */
export type Wanted = {
  clientId: string
  mark: Mark | null
  attendedMinutes?: number | undefined
  version?: number | undefined
}

export type Change = { clientId: string; mark: Mark | null; minutes: number }
export type RosterDecision =
  | { ok: true; changes: Change[] }
  | { ok: false; reason: 'not_seated' | 'minutes_needed' | 'changed_meanwhile' }

/**
 * What marking changes: those named, and, with `restPresent`, everybody not marked yet. What already stands is left alone,
 * so that marking twice is marking once.
 */
export function decideMarks(
  seated: readonly Seated[],
  wanted: readonly Wanted[],
  { creditable, restPresent = false }: { creditable: number; restPresent?: boolean },
): RosterDecision {
  const seats = new Map(seated.map((s) => [s.clientId, s]))
  const named = new Map(wanted.map((w) => [w.clientId, w]))
  const changes: Change[] = []
  for (const w of named.values()) {
    const seat = seats.get(w.clientId)
    if (!seat) return { ok: false, reason: 'not_seated' }
    if (needsMinutes(w.mark) && !w.attendedMinutes) return { ok: false, reason: 'minutes_needed' }
    const minutes = creditedMinutes(w.mark, creditable, w.attendedMinutes)
    if (seat.mark === w.mark && seat.minutes === minutes) continue
    if (w.version !== undefined && w.version !== seat.version)
      return { ok: false, reason: 'changed_meanwhile' }
    changes.push({ clientId: w.clientId, mark: w.mark, minutes })
  }
  if (restPresent)
    for (const { clientId, mark } of seated)
      if (mark === null && !named.has(clientId))
        changes.push({ clientId, mark: 'present', minutes: creditable })
  return { ok: true, changes }
}

/** R19: what changes when it becomes known how long the session really was: nobody is credited more than that. */
export const recredited = (seated: readonly Seated[], creditable: number): Change[] =>
  seated
    .map(({ clientId, mark, minutes }) => ({
      clientId,
      mark,
      minutes: creditedMinutes(mark, creditable, minutes),
    }))
    .filter((c, i) => c.minutes !== seated[i]?.minutes)

/** How many of each mark, and how many are not marked. */
export function tally(rows: readonly { mark: Mark | null }[]): Record<Mark | 'unmarked', number> {
  const counts = { present: 0, late: 0, left_early: 0, excused: 0, absent: 0, unmarked: 0 }
  for (const { mark } of rows) counts[mark ?? 'unmarked']++
  return counts
}

/** What a tap on a client does: present first, then late, left early, and round again; any other mark becomes present. */
export function nextMark(mark: Mark | null): Mark {
  switch (mark) {
    case 'present':
      return 'late'
    case 'late':
      return 'left_early'
    default:
      return 'present'
  }
}
