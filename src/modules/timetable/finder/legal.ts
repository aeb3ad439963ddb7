import { comparePicks } from './bundles.ts'
import {
  type Cost,
  costNumber,
  dayOf,
  isLegalDay,
  kindLimits,
  kindsOf,
  type Picks,
  sum,
  type WeekProblem,
} from './problem.ts'

/** What a legal week is and which weeks are offered, said directly. search.ts must find the same, and tests hold it to that. */
export type Week = { picks: Picks; days: readonly number[]; minutes: number; cost: Cost }

export function isLegalWeek(p: WeekProblem, picks: Picks): boolean {
  const chosen = picks.flatMap((i) => p.candidates[i] ?? [])
  if (p.candidates.some((c, i) => c.fixed && !picks.includes(i))) return false
  const { minutes, days } = describeWeek(p, picks)
  if (minutes < p.minutes || days.length < p.daysMin || days.length > p.daysMax) return false
  for (const kind of kindsOf(p)) {
    const { min, max } = kindLimits(p, kind)
    const count = chosen.filter((c) => c.kind === kind).length
    if (count < min || count > max) return false
  }
  return weekdays.every((day) => isLegalDay(p, picksOn(p, picks, day)))
}

const weekdays = [0, 1, 2, 3, 4, 5, 6]
const picksOn = (p: WeekProblem, picks: Picks, day: number) =>
  picks.filter((i) => p.candidates[i]?.day === day)

export function describeWeek(p: WeekProblem, picks: Picks): Week {
  const days = weekdays.map((day) => dayOf(p, picksOn(p, picks, day)))
  const minutes = sum(days, (d) => d.minutes)
  const attended = weekdays.filter((day) => (days[day]?.minutes ?? 0) > 0)
  return {
    picks,
    days: attended,
    minutes,
    cost: {
      conflicts: sum(days, (d) => d.conflicts),
      days: attended.length,
      overMinutes: minutes - p.minutes,
      gapMinutes: sum(days, (d) => d.gapMinutes),
      unevenness: sum(days, (d) => d.unevenness),
    },
  }
}

/** Best first, and always the same first. */
export const compareWeeks = (a: Week, b: Week) =>
  costNumber(a.cost) - costNumber(b.cost) || comparePicks(a.picks, b.picks)

/**
 * The weeks worth offering, of all legal ones: the best on each choice of days, where no day could be left out without
 * going against a preference more; then, where days leave little choice, the next best that are not an offered week and more.
 */
export function offered(legal: readonly Week[], most: number): Week[] {
  const sorted = legal.toSorted(compareWeeks)
  const chosen: Week[] = []
  for (const week of sorted) if (chosen.length < most && !isOutdone(week, chosen)) chosen.push(week)
  for (const week of sorted)
    if (chosen.length < most && !chosen.some((c) => includes(week, c))) chosen.push(week)
  return chosen.sort(compareWeeks)
}

/** A better week asks for the same days, or for some of them only. */
export const isOutdone = (week: Week, better: readonly Week[]) =>
  better.some((b) => b.days.every((day) => week.days.includes(day)))

export const includes = (whole: Week, part: Week) => part.picks.every((i) => whole.picks.includes(i))
