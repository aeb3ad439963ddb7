import type { SessionKind } from '#modules/program/program.ts'
import { waysOfDay } from './bundles.ts'
import type { Week } from './legal.ts'
import { kindLimits, kindsOf, type WeekProblem } from './problem.ts'
import { owedStates } from './prospects.ts'
import { findBestWeek } from './search.ts'

/** The best week, or undefined; fast where there is none. Asked hundreds of times to explain why there is none. */
export function findReachable(problem: WeekProblem, remembered: Remembered = new Map()): Week | undefined {
  const kinds = kindsOf(problem).filter((k) => kindLimits(problem, k).min > 0)
  const most = mostByDays(problem, kinds, remembered)
  const mayReach = most.some((minutes, days) => days >= problem.daysMin && minutes >= problem.minutes)
  return mayReach ? findBestWeek(problem) : undefined
}

/** The week of most minutes, whatever kinds or days are missing then; undefined where there is not one session. */
export function findMost(problem: WeekProblem): Week | undefined {
  const mix = Object.fromEntries(
    kindsOf(problem).map((kind) => [kind, { min: 0, max: kindLimits(problem, kind).max }]),
  )
  const loose = { ...problem, daysMin: 0, mix }
  let best = findBestWeek({ ...loose, minutes: 1 })
  if (!best) return undefined
  // What the days give one by one is nearly always reachable; only a limit on a kind can stand in the way.
  let high = Math.max(...mostByDays(loose, [], new Map()))
  for (let goal = high; best.minutes < high; goal = Math.ceil((best.minutes + high) / 2)) {
    const more = findBestWeek({ ...loose, minutes: goal })
    if (more) best = more
    else high = goal - 1
  }
  return best
}

/** The ways of days seen before: under most relaxations most days stay as they are. */
export type Remembered = Map<string, readonly Way[]>
type Way = { attended: 0 | 1; counts: readonly number[]; minutes: number }

/**
 * The most minutes on 0, 1, 2 … attended days with the least sessions of these kinds, −1 where they cannot be met. The most
 * sessions of a kind are not looked at: what is not reachable here is not reachable at all.
 */
function mostByDays(problem: WeekProblem, kinds: readonly SessionKind[], remembered: Remembered): number[] {
  const owed = owedStates(kinds.map((k) => kindLimits(problem, k).min))
  const nothing = Array.from({ length: problem.daysMax + 1 }, () => new Array<number>(owed.all + 1).fill(-1))
  let states = nothing.map((of, days) => (days === 0 ? of.with(owed.all, 0) : of))
  for (let day = 0; day < 7; day++) {
    const next = nothing.map((of) => [...of])
    for (const way of waysLike(problem, day, kinds, remembered)) {
      const leaves = owed.after(way.counts)
      for (const [days, from] of states.entries())
        payOff(from, next[days + way.attended], way.minutes, leaves)
    }
    states = next
  }
  return states.map((of) => of[0] ?? -1)
}

function payOff(
  from: readonly number[],
  into: number[] | undefined,
  minutes: number,
  leaves: readonly number[],
) {
  if (!into) return
  for (const [owed, before] of from.entries()) {
    const left = leaves[owed] ?? 0
    if (before >= 0) into[left] = Math.max(into[left] ?? -1, before + minutes)
  }
}

function waysLike(problem: WeekProblem, day: number, kinds: readonly SessionKind[], remembered: Remembered) {
  const today = problem.candidates.flatMap((c) => (c.day === day ? [`${c.id}${c.fixed ? '!' : ''}`] : []))
  const key = `${day} ${problem.travel} ${kinds} ${today}`
  const known = remembered.get(key)
  if (known) return known
  const best = new Map<string, Way>()
  for (const { minutes, picks } of waysOfDay(problem, day)) {
    const counts = kinds.map((k) => picks.filter((i) => problem.candidates[i]?.kind === k).length)
    const like = `${minutes > 0}${counts}`
    if ((best.get(like)?.minutes ?? -1) < minutes)
      best.set(like, { attended: minutes > 0 ? 1 : 0, counts, minutes })
  }
  const ways = [...best.values()]
  remembered.set(key, ways)
  return ways
}
