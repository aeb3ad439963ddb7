import type { Mix, SessionKind } from '#modules/program/program.ts'

/**
 * The week of one client, as plain numbers: which sets of seats are a legal week, and which of two is better. Nothing here
 * knows why a session can be used; that is candidates.ts. The words are those of the whole programme's optimizer.
 */
export type Candidate = {
  id: string
  kind: SessionKind
  /** 0 Monday … 6 Sunday, the site's local day. */
  day: number
  /** Real minutes since the local Monday began. */
  start: number
  end: number
  /** Minutes that count toward the prescribed week. */
  minutes: number
  byVideo: boolean
  /** Preferences of the client that it goes against. */
  conflicts: number
  /** The client sits in it already: every week holds it. */
  fixed: boolean
}

export type WeekProblem = {
  /** In order of start, then id: the order that decides between equals. */
  candidates: readonly Candidate[]
  minutes: number
  daysMin: number
  daysMax: number
  mix: Mix
  /** Between a session in person and one by video, one way. */
  travel: number
}

/** A day's limits, as in the shared statement of the problem. */
export const mostSessionsADay = 5
export const mostMinutesADay = 300

/** A break between two sessions that nobody minds, in minutes. */
export const usualBreak = 15

/** What a legal week costs, compared in this order, less is better. */
export type Cost = {
  conflicts: number
  days: number
  overMinutes: number
  /** Waiting between sessions, over the usual break. */
  gapMinutes: number
  /** Sum of squares of the days' lengths, in units of five minutes: between equals the more even week. */
  unevenness: number
}

/** The same order as one whole number below 2^53: 7 bits, 3, 12, 14, 17. Its parts add up over the days of a week. */
export const costNumber = (c: Partial<Cost>): number =>
  ((((c.conflicts ?? 0) * 8 + (c.days ?? 0)) * 4096 + (c.overMinutes ?? 0)) * 16384 + (c.gapMinutes ?? 0)) *
    131072 +
  (c.unevenness ?? 0)

/** A set of seats, by position in `candidates`, ascending. */
export type Picks = readonly number[]

export type Day = Pick<Cost, 'conflicts' | 'gapMinutes' | 'unevenness'> & { picks: Picks; minutes: number }

/** May these sessions of one day, in order of time, stand beside each other? */
export function isLegalDay({ candidates, travel }: WeekProblem, picks: Picks): boolean {
  const day = picks.flatMap((i) => candidates[i] ?? [])
  const added = day.some((c) => !c.fixed)
  if (added && day.length > mostSessionsADay) return false
  if (added && sum(day, (c) => c.minutes) > mostMinutesADay) return false
  return day.every((c, i) => {
    const before = day[i - 1]
    if (!before) return true
    const gap = c.start - before.end
    // Two seats the client has already are not ours to judge.
    if (c.fixed && before.fixed) return true
    return gap >= (c.byVideo === before.byVideo ? 0 : travel)
  })
}

export function dayOf({ candidates }: WeekProblem, picks: Picks): Day {
  const day = picks.flatMap((i) => candidates[i] ?? [])
  const minutes = sum(day, (c) => c.minutes)
  return {
    picks,
    minutes,
    unevenness: Math.round(minutes / 5) ** 2,
    gapMinutes: sum(day, (c, i) => Math.max(0, c.start - (day[i - 1]?.end ?? c.start) - usualBreak)),
    conflicts: sum(day, (c) => (c.fixed ? 0 : c.conflicts)),
  }
}

/** Sessions of a kind that a week may hold; what the client has already is never too much. */
export function kindLimits(p: WeekProblem, kind: SessionKind): { min: number; max: number } {
  const { min, max } = p.mix[kind] ?? { min: 0, max: Object.keys(p.mix).length === 0 ? Infinity : 0 }
  return { min, max: Math.max(max, p.candidates.filter((c) => c.fixed && c.kind === kind).length) }
}

/** The kinds that matter: asked for, or there to be taken. */
export const kindsOf = (p: WeekProblem): SessionKind[] => [
  ...new Set<SessionKind>([
    ...p.candidates.map((c) => c.kind),
    ...(Object.keys(p.mix) as SessionKind[]).filter((k) => (p.mix[k]?.min ?? 0) > 0),
  ]),
]

export const sum = <T>(items: readonly T[], of: (item: T, i: number) => number): number =>
  items.reduce((total, item, i) => total + of(item, i), 0)
