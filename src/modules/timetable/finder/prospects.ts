import { bestWaysOfDay, type Way } from './bundles.ts'
import { costNumber, kindLimits, kindsOf, type WeekProblem } from './problem.ts'

/** What the searches of one problem share. */
export type Ground = {
  problem: WeekProblem
  /** The most sessions of each kind. */
  max: readonly number[]
  /** Sessions still owed of each kind, as one number; 0 is none. */
  owedAtFirst: number
  /** Per day: the ways to attend it, and the ways not to. */
  attending: readonly (readonly Step[])[]
  away: readonly (readonly Step[])[]
}

/** A way of a day with what it leaves owed: `leaves[owed before]`. */
export type Step = Way & { leaves: readonly number[] }

export function groundOf(problem: WeekProblem): Ground {
  const kinds = kindsOf(problem)
  const limits = kinds.map((k) => kindLimits(problem, k))
  const owed = owedStates(limits.map((l) => l.min))
  const ways = [0, 1, 2, 3, 4, 5, 6].map((day) =>
    bestWaysOfDay(problem, kinds, day).map((way) => ({ ...way, leaves: owed.after(way.counts) })),
  )
  return {
    problem,
    max: limits.map((l) => l.max),
    owedAtFirst: owed.all,
    attending: ways.map((of) => of.filter((w) => w.minutes > 0)),
    away: ways.map((of) => of.filter((w) => w.minutes === 0)),
  }
}

/** Every state of what is owed of each kind, from nothing (0) to all; what is owed no more stays at zero. */
export function owedStates(asked: readonly number[]) {
  let vectors: number[][] = [[]]
  for (const n of asked) vectors = vectors.flatMap((v) => Array.from({ length: n + 1 }, (_, i) => [...v, i]))
  const codeOf = (v: readonly number[]) => v.reduce((code, n, k) => code * ((asked[k] ?? 0) + 1) + n, 0)
  return {
    all: vectors.length - 1,
    after: (counts: readonly number[]) =>
      vectors.map((v) => codeOf(v.map((n, k) => Math.max(0, n - (counts[k] ?? 0))))),
  }
}

/** The ways of a day under a choice of days (bit 0 is Monday). */
export const stepsOn = ({ attending, away }: Ground, days: number, day: number): readonly Step[] =>
  (days & (1 << day) ? attending[day] : away[day]) ?? []

/** The least that the days from `day` on can still cost, with so many minutes and such sessions owed. */
export type Least = (days: number, day: number, minutes: number, owed: number) => number

/**
 * Exact but for the most sessions of a kind; Infinity where the days cannot give what is owed. Remembered by the days to
 * come: the same question comes up under many beginnings and choices of days.
 */
export function prospects(ground: Ground): Least {
  const states = ground.owedAtFirst + 1
  const known = Array.from({ length: 8 * 128 }, () => new Map<number, number>())
  return function least(days, day, minutes, owed) {
    if (day === 7) return minutes <= 0 && owed === 0 ? costNumber({ overMinutes: -minutes }) : Infinity
    const remembered = known[day * 128 + (days >> day)]
    const key = minutes * states + owed
    const before = remembered?.get(key)
    if (before !== undefined) return before
    let best = Infinity
    for (const step of stepsOn(ground, days, day)) {
      if (step.cost >= best) continue
      const rest = least(days, day + 1, minutes - step.minutes, step.leaves[owed] ?? 0)
      if (step.cost + rest < best) best = step.cost + rest
    }
    remembered?.set(key, best)
    return best
  }
}
