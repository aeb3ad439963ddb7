import { costNumber, type Day, dayOf, isLegalDay, type Picks, type WeekProblem } from './problem.ts'

/** A way to spend one day, measured: sessions of each kind, and what it adds to the week's cost. */
export type Way = Day & { counts: readonly number[]; cost: number }

/** Every legal way to spend one day. A day has few sessions beside each other, so they are enumerated. */
export function waysOfDay(problem: WeekProblem, day: number): Day[] {
  const positions = problem.candidates.flatMap((c, i) => (c.day === day ? [i] : []))
  const ways: Day[] = []
  extend(problem, positions, 0, [], ways)
  return ways
}

function extend(problem: WeekProblem, positions: Picks, at: number, picks: Picks, ways: Day[]) {
  const position = positions[at]
  if (position === undefined) {
    ways.push(dayOf(problem, picks))
    return
  }
  if (!problem.candidates[position]?.fixed) extend(problem, positions, at + 1, picks, ways)
  const longer = [...picks, position]
  // Limits only tighten as a day grows in time order, so an illegal beginning has no legal end. Only a day of seats that
  // the client already has may exceed them, and then nothing is added to it.
  if (isLegalDay(problem, longer) || isFixed(problem, longer))
    extend(problem, positions, at + 1, longer, ways)
}

const isFixed = ({ candidates }: WeekProblem, picks: Picks) => picks.every((i) => candidates[i]?.fixed)

/**
 * Of the ways that are alike for the rest of the week (same minutes, same kinds) the best one, in the order that decides
 * between equals.
 */
export function bestWaysOfDay(problem: WeekProblem, kinds: readonly string[], day: number): Way[] {
  const best = new Map<string, Way>()
  for (const way of waysOfDay(problem, day)) {
    const counts = kinds.map((k) => way.picks.filter((i) => problem.candidates[i]?.kind === k).length)
    const key = `${way.minutes}|${counts}`
    const known = best.get(key)
    const cost = costNumber(way)
    if (!known || cost < known.cost || (cost === known.cost && comparePicks(way.picks, known.picks) < 0))
      best.set(key, { ...way, counts, cost })
  }
  return [...best.values()].sort((a, b) => comparePicks(a.picks, b.picks))
}

/** Between equal costs: the week that holds the first session in which they differ. */
export function comparePicks(a: Picks, b: Picks): number {
  for (let i = 0; i < Math.max(a.length, b.length); i++) {
    const [x, y] = [a[i] ?? Infinity, b[i] ?? Infinity]
    if (x !== y) return x - y
  }
  return 0
}
