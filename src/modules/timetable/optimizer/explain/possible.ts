import { kinds } from '../instance.ts'
import type { Seat, Terms } from '../seats.ts'

/**
 * Is there a legal week at all? Asked hundreds of times for one explanation, so it looks only for what days can add up to,
 * goes deep first and stops at the first week it finds.
 */
export function hasWeek(terms: Terms, seats: readonly Seat[]): boolean {
  const days = [0, 1, 2, 3, 4, 5, 6].map((day) =>
    sumsOf(terms, different(seats.filter((s) => s.day === day))),
  )
  const needs = needsOf(terms, days)
  const most = pack(kinds.map((kind) => terms.mix[kind]?.[1] ?? 0))
  const failed = new Set<number>()
  const visit = (day: number, counts: number, minutes: number, attended: number): boolean => {
    const need = needs[day]
    if (!need || minutes < need.minutes || attended < need.days || !fits(need.counts, counts)) return false
    if (day === days.length) return true
    const key = ((minutes * 8 + attended) * 8 + day) * 2 ** 25 + counts
    if (failed.has(key)) return false
    if (attended < terms.daysMax)
      for (const sum of days[day] ?? [])
        if (minutes + sum.minutes <= terms.doseMax && fits(counts + sum.counts, most))
          if (visit(day + 1, counts + sum.counts, minutes + sum.minutes, attended + 1)) return true
    if (visit(day + 1, counts, minutes, attended)) return true
    failed.add(key)
    return false
  }
  return visit(0, 0, 0, 0)
}

/** Sessions at the same time of the same kind are as good as one: they can't both be had. */
function different(seats: readonly Seat[]): Seat[] {
  const seen = new Set<number>()
  return seats.filter((s) => {
    const key = ((s.start * 2048 + s.end) * 8 + s.kind) * 2 + (s.byVideo ? 1 : 0)
    if (seen.has(key)) return false
    seen.add(key)
    return true
  })
}

type Sum = { counts: number; minutes: number }

/** Five bits for the sessions of each kind, so at most fifteen. */
const pack = (counts: readonly number[]) =>
  counts.reduce((bits, n, k) => bits | (Math.min(n, 15) << (5 * k)), 0)
const countOf = (counts: number, kind: number) => (counts >>> (5 * kind)) & 31
const guards = kinds.reduce((bits, _, k) => bits | (16 << (5 * k)), 0)
const fits = (a: number, b: number) => (((b | guards) - a) & guards) === guards
const individual = kinds.indexOf('IND')
const mostSessionsADay = 5

/** What the legal days made of these seats (of one day, in order) add up to, each once; the fullest first. */
function sumsOf(terms: Terms, seats: readonly Seat[]): Sum[] {
  const most = pack(kinds.map((kind) => terms.mix[kind]?.[1] ?? 0))
  const sums = new Map<number, Sum>()
  const seen = new Set<number>()
  const visit = (i: number, sessions: number, before: Sum) => {
    const seat = seats[i]
    if (!seat) return
    const counts = before.counts + (1 << (5 * seat.kind))
    const minutes = before.minutes + seat.end - seat.start
    const alone = sessions === 0 && seat.kind === individual && terms.indOnlyDayOk
    if (!fits(counts, most) || minutes > terms.doseMax || (minutes > terms.dayMaxMin && !alone)) return
    const key = (i * 2048 + minutes) * 2 ** 25 + counts
    if (seen.has(key)) return
    seen.add(key)
    if (alone || minutes >= terms.dayMinMin) sums.set(minutes * 2 ** 25 + counts, { counts, minutes })
    if (sessions + 1 === mostSessionsADay || minutes >= terms.dayMaxMin) return
    for (let next = i + 1; next < seats.length; next++) {
      const after = seats[next]
      if (!after || after.start - seat.end > terms.maxGapMin) break
      if (after.start - seat.end >= (after.byVideo === seat.byVideo ? 0 : terms.travelMin))
        visit(next, sessions + 1, { counts, minutes })
    }
  }
  for (const i of seats.keys()) visit(i, 0, { counts: 0, minutes: 0 })
  return [...sums.values()].sort((a, b) => b.minutes - a.minutes || a.counts - b.counts)
}

/** What must be there before a day, because the days from it on can't add more. */
function needsOf(terms: Terms, days: readonly (readonly Sum[])[]) {
  const need = {
    counts: kinds.map((kind) => terms.mix[kind]?.[0] ?? 0),
    minutes: terms.doseMin,
    days: terms.daysMin,
  }
  const needs = [{ ...need, counts: pack(need.counts) }]
  for (const sums of days.toReversed()) {
    if (sums.length > 0) {
      need.days--
      need.minutes -= sums[0]?.minutes ?? 0
      need.counts = need.counts.map((n, k) =>
        Math.max(0, n - Math.max(...sums.map((s) => countOf(s.counts, k)))),
      )
    }
    needs.unshift({ ...need, counts: pack(need.counts) })
  }
  return needs
}
