import { compareWeeks, describeWeek, includes, isOutdone, type Week } from './legal.ts'
import { costNumber, type Picks, type WeekProblem } from './problem.ts'
import { type Ground, groundOf, type Least, prospects, stepsOn } from './prospects.ts'

/** The weeks worth offering to one client, best first, exactly. Empty where no week is legal. */
export function findWeeks(problem: WeekProblem, most = 5): Week[] {
  const chosen: Week[] = []
  for (const week of bestByDays(problem)) {
    if (!isOutdone(week, chosen)) chosen.push(week)
    if (chosen.length >= most) break
  }
  if (chosen.length > 0 && chosen.length < most) addNextBest(problem, chosen, most)
  return chosen.sort(compareWeeks)
}

/** The best week, or undefined. */
export function findBestWeek(problem: WeekProblem): Week | undefined {
  for (const week of bestByDays(problem)) return week
  return undefined
}

/**
 * The best week on each choice of days, best first. A choice is solved only when what it could cost at least is less than
 * what the solved ones do cost, so most never are.
 */
function* bestByDays(problem: WeekProblem): Generator<Week> {
  const ground = groundOf(problem)
  const least = prospects(ground)
  const queue: { days: number; cost: number; week: Week | null }[] = []
  for (const days of choicesOfDays(problem)) {
    const cost = least(days, 0, problem.minutes, ground.owedAtFirst) + costNumber({ days: bitCount(days) })
    if (cost < Infinity) queue.push({ days, cost, week: null })
  }
  const before = (a: (typeof queue)[number], b: (typeof queue)[number]) =>
    a.cost - b.cost || (a.week && b.week ? compareWeeks(a.week, b.week) : Number(!!a.week) - Number(!!b.week))
  for (;;) {
    const next = queue.sort(before).shift()
    if (!next) return
    if (next.week) {
      yield next.week
      continue
    }
    const picks = bestOnDays(ground, least, next.days)
    if (!picks) continue
    const week = describeWeek(problem, picks)
    queue.push({ days: next.days, cost: costNumber(week.cost), week })
  }
}

function* choicesOfDays({ daysMin, daysMax }: WeekProblem) {
  for (let days = 0; days < 128; days++) {
    const count = bitCount(days)
    if (count >= daysMin && count <= daysMax) yield days
  }
}

const bitCount = (bits: number) => [...bits.toString(2)].filter((b) => b === '1').length

type Beginning = {
  day: number
  cost: number
  minutes: number
  owed: number
  counts: readonly number[]
  picks: Picks
}

/** The best week on exactly these days: first what it costs, then, of those that cost no more, the first in order. */
function bestOnDays(ground: Ground, least: Least, days: number): Picks | null {
  const start: Beginning = {
    day: 0,
    cost: 0,
    minutes: ground.problem.minutes,
    owed: ground.owedAtFirst,
    counts: ground.max.map(() => 0),
    picks: [],
  }
  const cost = cheapest(ground, least, days, start, Infinity)
  return cost < Infinity ? firstWithin(ground, least, days, start, cost) : null
}

/** Goes on from a beginning by every way of its day, with the least it can cost then. */
function goOn(ground: Ground, least: Least, days: number, b: Beginning, limit: number) {
  return stepsOn(ground, days, b.day).flatMap((step) => {
    const [minutes, owed] = [b.minutes - step.minutes, step.leaves[b.owed] ?? 0]
    const cost = b.cost + step.cost
    const atLeast = cost + least(days, b.day + 1, minutes, owed)
    if (atLeast > limit || atLeast === Infinity) return []
    const counts = b.counts.map((n, k) => n + (step.counts[k] ?? 0))
    if (counts.some((n, k) => n > (ground.max[k] ?? 0))) return []
    const next: Beginning = {
      day: b.day + 1,
      cost,
      minutes,
      owed,
      counts,
      picks: [...b.picks, ...step.picks],
    }
    return [{ next, atLeast }]
  })
}

function cheapest(ground: Ground, least: Least, days: number, b: Beginning, limit: number): number {
  if (b.day === 7) return Math.min(limit, b.cost + least(days, 7, b.minutes, b.owed))
  let best = limit
  for (const { next, atLeast } of goOn(ground, least, days, b, limit).sort((x, y) => x.atLeast - y.atLeast)) {
    if (atLeast >= best) break
    best = cheapest(ground, least, days, next, best)
  }
  return best
}

function firstWithin(ground: Ground, least: Least, days: number, b: Beginning, cost: number): Picks | null {
  if (b.day === 7) return b.picks
  for (const { next } of goOn(ground, least, days, b, cost)) {
    const found = firstWithin(ground, least, days, next, cost)
    if (found) return found
  }
  return null
}

/**
 * Adds the next best weeks that are not an offered week and more. Whatever lacks one of its seats is such a week, so the
 * next best is the best without the first seat, or without the second, and so on.
 */
function addNextBest(problem: WeekProblem, chosen: Week[], most: number) {
  const seen = new Set<string>()
  const queue: { without: Picks; week: Week }[] = []
  const branch = (without: Picks, whole: Week) => {
    for (const seat of whole.picks) {
      if (problem.candidates[seat]?.fixed) continue
      const lacking = [...without, seat].sort((a, b) => a - b)
      if (seen.has(lacking.join())) continue
      seen.add(lacking.join())
      const week = bestWithout(problem, lacking)
      if (week) queue.push({ without: lacking, week })
    }
  }
  const [first] = chosen
  if (first) branch([], first)
  while (chosen.length < most) {
    const next = queue.sort((a, b) => compareWeeks(a.week, b.week)).shift()
    if (!next) return
    const held = chosen.find((c) => includes(next.week, c))
    if (!held) chosen.push(next.week)
    branch(next.without, held ?? next.week)
  }
}

/** The best week without some sessions, in the positions of the whole problem. */
function bestWithout(problem: WeekProblem, without: Picks): Week | undefined {
  const left = problem.candidates.flatMap((_, i) => (without.includes(i) ? [] : [i]))
  const week = findBestWeek({ ...problem, candidates: left.flatMap((i) => problem.candidates[i] ?? []) })
  return week && { ...week, picks: week.picks.map((i) => left[i] ?? i) }
}
