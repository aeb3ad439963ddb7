/**
 * The hours ledger: one client's minutes in one programme week, always computed from seats and marks, never stored. All
 * minutes here are those that count toward the level of care, unless a purpose is named.
 */
import { judgeDeliveredWeek } from '#modules/program/program.ts'

/** What became of the seats of a week, in minutes. `scheduled` is the sum of the five after it. */
export type WeekMinutes = {
  /** Seats held in sessions that were not cancelled. */
  scheduled: number
  /** Attended, as the roster says. */
  credited: number
  excused: number
  /** Absent, late, left early, or not delivered. */
  missed: number
  /** To come, or the roster is still open. */
  ahead: number
  /** Over, the roster closed, and never marked. */
  unmarked: number
  /** The part of `credited` that made up for a missed session. */
  madeUp: number
  /** Not held because the programme cancelled; no part of `scheduled` (R20). */
  programCancelled: number
}

export type WeekFrame = {
  /** The prescribed week in force on the last day of the episode in this week; null where none holds. */
  prescribedMinutes: number | null
  /** The least delivered minutes of the level of care, for the client's age; 0 where it has none (R1, R3). */
  minimumMinutes: number
  /** Days of the week that the episode covers, 0 to 7 (R4). */
  daysInEpisode: number
}

export const weekVerdicts = [
  'nothing_prescribed',
  'partial_week',
  'reached',
  'on_track',
  'short',
  'below_minimum',
] as const
export type WeekVerdict = (typeof weekVerdicts)[number]

export type Forecast = {
  verdict: WeekVerdict
  /** Credited and still ahead: where the week will end if every seat ahead is attended. */
  willEndAt: number
  /** Minutes to find so that the week reaches what is prescribed; 0 when it will. */
  needs: number
}

/**
 * Where the week will end, and what it needs. R1: a week that cannot reach the level's minimum is `below_minimum`; one
 * that reaches the minimum but not what is prescribed is `short`. R4: a week of which the episode covers only some days
 * is `partial_week`, never called short.
 */
export function forecastWeek(week: WeekMinutes, frame: WeekFrame): Forecast {
  const willEndAt = week.credited + week.ahead
  const target = frame.prescribedMinutes ?? frame.minimumMinutes
  const needs = Math.max(0, target - willEndAt)
  const as = (verdict: WeekVerdict) => ({ verdict, willEndAt, needs })
  if (frame.daysInEpisode === 0 || target === 0) return { verdict: 'nothing_prescribed', willEndAt, needs: 0 }
  if (week.credited >= target) return as('reached')
  const delivered = judgeDeliveredWeek({
    minutes: willEndAt,
    minimumMinutes: frame.minimumMinutes,
    daysInEpisode: frame.daysInEpisode,
    prorate: false,
  })
  if (delivered === 'partial_week') return as('partial_week')
  if (delivered === 'below_minimum') return as('below_minimum')
  return as(needs > 0 ? 'short' : 'on_track')
}

/** Weeks somebody should look at. */
export const isShort = (f: Pick<Forecast, 'verdict'>) =>
  f.verdict === 'short' || f.verdict === 'below_minimum'

/** Most urgent first: what lies below the minimum, then what is short, each by how much is missing. */
const order: readonly WeekVerdict[] = [
  'below_minimum',
  'short',
  'on_track',
  'reached',
  'partial_week',
  'nothing_prescribed',
]
export const byUrgency = (a: Forecast, b: Forecast) =>
  order.indexOf(a.verdict) - order.indexOf(b.verdict) || b.needs - a.needs

export const noMinutes: WeekMinutes = {
  scheduled: 0,
  credited: 0,
  excused: 0,
  missed: 0,
  ahead: 0,
  unmarked: 0,
  madeUp: 0,
  programCancelled: 0,
}
