import type { Instance } from '../instance.ts'
import { newPricer, type Week } from '../pricing.ts'
import { programmeOf, seatsOf, type Terms } from '../seats.ts'
import { type Weeks, weeksOf } from '../weeks.ts'
import { lossOf, type RepairEvent, substituteFor } from './event.ts'

/**
 * Mends a published week after something happened, disturbing as little as it can: a substitute before any client moves;
 * then the least prescribed minutes lost by priority, the fewest clients changed who were not hit, the fewest changed
 * sessions, the least cost. Who finds no whole week keeps what is left of theirs: nobody falls out.
 */
export type Repaired = {
  /** Sessions by position, by position of the client. */
  weeks: (readonly number[] | undefined)[]
  substitutes: { session: number; counselor: number }[]
  /** Sessions that do not take place. */
  cancelled: number[]
  moved: { client: number; wasHit: boolean }[]
  /** Prescribed minutes lost, each times the client's priority. */
  minutesLost: number
  othersChanged: number
  sessionsChanged: number
  cost: number
}

export function repair(
  instance: Instance,
  published: readonly (readonly number[] | undefined)[],
  event: RepairEvent,
): Repaired {
  const table = newTable(instance, published, event)
  const hit = table.hit()
  const first = hit.toSorted(
    (a, b) => table.priority(b) - table.priority(a) || table.choice(a) - table.choice(b) || a - b,
  )
  let [best, order] = [table.attempt(first), first]
  for (let again = 0; again < mostAttempts && best.minutesLost > 0; again++) {
    const lost = order.filter((c) => table.isShort(best, c))
    order = [...lost, ...order.filter((c) => !lost.includes(c))]
    const other = table.attempt(order)
    if (compare(other, best) < 0) best = other
  }
  return best
}

const mostAttempts = 2

const compare = (a: Repaired, b: Repaired) =>
  a.minutesLost - b.minutesLost ||
  a.othersChanged - b.othersChanged ||
  a.sessionsChanged - b.sessionsChanged ||
  a.cost - b.cost

const infinite = Number.POSITIVE_INFINITY
/** A changed session outweighs any cost, a past one any change, a client pushed aside any number of sessions. */
const [changePrice, pushPrice, pastPrice] = [1e4, 1e6, 1e8]
const mostPushes = 4

function newTable(
  instance: Instance,
  published: readonly (readonly number[] | undefined)[],
  event: RepairEvent,
) {
  const programme = programmeOf(instance)
  const pricer = newPricer()
  const now = event.now ?? 0
  const loss = lossOf(instance, event)
  const substitutes = new Map<number, number>()
  if (event.kind === 'absence')
    for (const s of loss.sessions) {
      const counselor = substituteFor(instance, s, event.counselor, substitutes)
      if (counselor !== undefined) substitutes.set(s, counselor)
    }
  const cancelled = new Set(loss.sessions.filter((s) => !substitutes.has(s)))
  const termsOf = (c: number): Terms | undefined => loss.terms.get(c) ?? instance.clients[c]
  const usable = new Map<number, Set<number>>()
  for (const [c, terms] of loss.terms) usable.set(c, new Set(seatsOf(programme, terms).map((s) => s.session)))
  const isPast = (s: number) => (instance.sessions[s]?.day ?? 0) < now
  const isLost = (c: number, s: number) => !isPast(s) && (cancelled.has(s) || usable.get(c)?.has(s) === false)
  const rest = (c: number) => published[c]?.filter((s) => !isLost(c, s)) ?? []
  const isHit = (c: number) => published[c]?.some((s) => isLost(c, s)) === true

  const known = new Map<number, Weeks | undefined>()
  const weeks = (c: number) => {
    const terms = termsOf(c)
    if (!known.has(c) && terms) {
      const own = new Set(published[c])
      known.set(
        c,
        weeksOf(programme, c, terms, (s) => !cancelled.has(s) && (!isPast(s) || own.has(s))),
      )
    }
    return known.get(c)
  }
  const apart = new Map<number, number[]>()
  const position = new Map(instance.clients.map((c, i) => [c.id, i]))
  for (const [a, b] of instance.conflicts.flatMap(([a, b]) => [[a, b] as const, [b, a] as const])) {
    const [x, y] = [position.get(a) ?? -1, position.get(b) ?? -1]
    apart.set(x, [...(apart.get(x) ?? []), y])
  }
  const prices = new Float64Array(instance.sessions.length)
  /** Of the weeks found anew; what stayed costs what it did. */
  const costs = new WeakMap<readonly number[], number>()
  const found = (week: Week): Week => {
    costs.set(week.sessions, week.cost)
    return week
  }

  /** One try: the hit in this order. */
  function attempt(order: readonly number[]): Repaired {
    const plan: (readonly number[] | undefined)[] = published.map((old, c) => (old ? rest(c) : undefined))
    const seated = instance.sessions.map(() => new Set<number>())
    for (const [c, week] of plan.entries()) for (const s of week ?? []) seated[s]?.add(c)
    const set = (c: number, week: readonly number[]) => {
      for (const s of plan[c] ?? []) seated[s]?.delete(c)
      for (const s of week) seated[s]?.add(c)
      plan[c] = week
    }
    const isFull = (s: number) => (seated[s]?.size ?? 0) >= (instance.sessions[s]?.cap ?? 0)
    const isMet = (c: number, s: number) =>
      instance.sessions[s]?.kind !== 'IND' && apart.get(c)?.some((o) => seated[s]?.has(o)) === true

    /** The week nearest to the published one; full sessions at a price. Own seats count as free. */
    const nearest = (c: number, dearer: ReadonlyMap<number, number>, mayPush: boolean): Week | undefined => {
      const own = weeks(c)
      if (!own) return undefined
      const old = new Set(published[c])
      const held = new Set(plan[c])
      for (const s of own.sessions) {
        const kept = old.has(s)
        const full = !held.has(s) && isFull(s)
        prices[s] = isMet(c, s)
          ? infinite
          : (kept ? (isPast(s) ? -pastPrice : -changePrice) : changePrice) +
            (full ? (mayPush ? pushPrice + (dearer.get(s) ?? 0) : infinite) : 0)
      }
      const least = pricer.least(own, { costFactor: 1, ofSession: prices })
      if (least === infinite) return undefined
      const week = found(pricer.week())
      const past = published[c]?.filter(isPast) ?? []
      return past.every((s) => week.sessions.includes(s)) ? week : undefined
    }

    /** Somebody who was not hit leaves a full session for another whole week. */
    const moveAside = (s: number, keep: ReadonlySet<number>): boolean => {
      let best: { client: number; week: Week; changes: number } | undefined
      for (const c of seated[s] ?? []) {
        if (keep.has(c)) continue
        const before = plan[c] ?? []
        const week = nearest(c, new Map([[s, infinite]]), false)
        const without = week?.sessions.includes(s) ? withoutSession(c, s) : week
        if (!without) continue
        const changes = without.sessions.filter((x) => !before.includes(x)).length
        if (!best || changes < best.changes || (changes === best.changes && without.cost < best.week.cost))
          best = { client: c, week: without, changes }
      }
      if (best) set(best.client, best.week.sessions)
      return best !== undefined
    }
    const withoutSession = (c: number, s: number): Week | undefined => {
      const own = weeks(c)
      if (!own) return undefined
      const old = new Set(published[c])
      for (const x of own.sessions)
        prices[x] =
          x === s || isMet(c, x) || (!(plan[c] ?? []).includes(x) && isFull(x))
            ? infinite
            : old.has(x)
              ? isPast(x)
                ? -pastPrice
                : -changePrice
              : changePrice
      if (pricer.least(own, { costFactor: 1, ofSession: prices }) === infinite) return undefined
      const week = found(pricer.week())
      return (published[c]?.filter(isPast) ?? []).every((x) => week.sessions.includes(x)) ? week : undefined
    }

    const keep = new Set(order)
    const pushIn = (c: number) => {
      const dearer = new Map<number, number>()
      for (let push = 0; push < mostPushes; push++) {
        const week = nearest(c, dearer, true)
        const full = week?.sessions.filter((s) => !(plan[c] ?? []).includes(s) && isFull(s))
        if (!week || !full || full.some((s) => dearer.get(s) === infinite)) return
        const saved = [...plan]
        const stuck = full.find((s) => !moveAside(s, keep))
        if (stuck === undefined) {
          set(c, week.sessions)
          return
        }
        for (const [x, before] of saved.entries()) if (before && plan[x] !== before) set(x, before)
        dearer.set(stuck, infinite)
      }
    }
    for (const c of order) {
      const week = nearest(c, new Map(), false)
      if (week) set(c, week.sessions)
      else pushIn(c)
    }
    return report(plan)
  }

  function report(plan: (readonly number[] | undefined)[]): Repaired {
    const result: Repaired = {
      weeks: plan,
      substitutes: [...substitutes].map(([session, counselor]) => ({ session, counselor })),
      cancelled: [...cancelled],
      moved: [],
      minutesLost: 0,
      othersChanged: 0,
      sessionsChanged: 0,
      cost: 0,
    }
    for (const [c, week] of plan.entries()) {
      const old = published[c]
      const client = instance.clients[c]
      if (!week || !old || !client) continue
      const left = rest(c)
      const changes =
        week.filter((s) => !old.includes(s)).length + left.filter((s) => !week.includes(s)).length
      const wasHit = isHit(c)
      result.sessionsChanged += changes
      result.cost += costs.get(week) ?? 0
      if (changes > 0 || wasHit) result.moved.push({ client: c, wasHit })
      if (changes > 0 && !wasHit) result.othersChanged++
      if (wasHit) result.minutesLost += client.priority * shortOf(c, week)
    }
    return result
  }
  const shortOf = (c: number, week: readonly number[]) =>
    Math.max(
      0,
      (termsOf(c)?.doseMin ?? 0) - week.reduce((sum, s) => sum + (instance.sessions[s]?.dur ?? 0), 0),
    )

  return {
    attempt,
    hit: () => published.flatMap((_, c) => (isHit(c) ? [c] : [])),
    priority: (c: number) => instance.clients[c]?.priority ?? 0,
    choice: (c: number) => weeks(c)?.graph.arcTo.length ?? 0,
    isShort: (r: Repaired, c: number) => shortOf(c, r.weeks[c] ?? []) > 0,
  }
}
