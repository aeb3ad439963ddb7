/**
 * Kiosk: the tablet at the door shows one session's roster by initials, and whoever comes taps theirs. It can do nothing
 * else, and ends with the session; the tablet's own sign-in is locked meanwhile.
 */
import type { Mark } from '../attendance.ts'

/** Who taps up to this long after the beginning is present; later they are late by the clock. A house rule. */
export const onTimeMinutes = 5
/** The tablet goes on for a little while after the planned end. */
export const afterEndMinutes = 15

type Named = { givenName: string; familyName: string; preferredName: string }

/** Initials of everybody, told apart by a second and third letter where they must be, then by a number. */
export function initialsOf(people: readonly Named[]): string[] {
  const short = (p: Named, letters: number) => {
    const called = p.preferredName || p.givenName
    return `${[...called].slice(0, letters).join('')}. ${[...p.familyName].slice(0, 1).join('')}.`
  }
  const shown = people.map((p) => short(p, 1))
  for (const letters of [2, 3])
    for (const twice of doubles(shown))
      for (const i of twice) {
        const p = people[i]
        if (p) shown[i] = short(p, letters)
      }
  for (const twice of doubles(shown)) for (const [n, i] of twice.entries()) shown[i] = `${shown[i]} ${n + 1}`
  return shown
}

function doubles(shown: readonly string[]): number[][] {
  const at = new Map<string, number[]>()
  for (const [i, s] of shown.entries()) at.set(s, [...(at.get(s) ?? []), i])
  return [...at.values()].filter((list) => list.length > 1)
}

/** What a tap marks: present, or late with the minutes that are left. */
export function tapped(
  session: { startsAt: Temporal.Instant; endsAt: Temporal.Instant },
  now: Temporal.Instant,
): { mark: Mark; attendedMinutes?: number } {
  if (session.startsAt.until(now).total('minutes') <= onTimeMinutes) return { mark: 'present' }
  return {
    mark: 'late',
    attendedMinutes: Math.max(1, Math.floor(now.until(session.endsAt).total('minutes'))),
  }
}
