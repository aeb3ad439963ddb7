import { openPrices, type Plan, place } from './plan.ts'
import type { Scene } from './scene.ts'

/**
 * Plans without a linear programme: everybody in turn takes their cheapest free week at given prices; who finds none may
 * push others aside who then find another. Good prices make good plans.
 */
export function fill(scene: Scene, plan: Plan, order: readonly number[], prices: Float64Array): void {
  const open = new Float64Array(scene.seats.length)
  for (const c of order) {
    if (plan.weeks[c]) continue
    const week = bestOpen(scene, plan, c, prices, open)
    if (week) place(plan, c, week)
  }
}

/** Everybody in turn looks for a cheaper week among the free seats. */
export function settle(scene: Scene, plan: Plan, order: readonly number[], prices: Float64Array): void {
  const open = new Float64Array(scene.seats.length)
  for (const c of order) {
    const old = plan.weeks[c]
    place(plan, c, undefined)
    place(plan, c, bestOpen(scene, plan, c, prices, open) ?? old)
  }
}

function bestOpen(scene: Scene, plan: Plan, c: number, prices: Float64Array, open: Float64Array) {
  const weeks = scene.weeks[c]
  if (!weeks) return undefined
  openPrices(scene, plan, c, prices, open)
  const least = scene.pricer.least(weeks, { costFactor: 1, ofSession: open })
  return least < Number.POSITIVE_INFINITY ? scene.pricer.week() : undefined
}

/** Tries to place each client who has no week by moving a few others. Returns how many it placed. */
export function pushIn(scene: Scene, plan: Plan, clients: readonly number[], prices: Float64Array): number {
  const pusher = newPusher(scene, prices)
  const tries = { left: mostTries }
  let placed = 0
  for (const c of clients) if (!plan.weeks[c] && tries.left > 0 && pusher(plan, c, tries)) placed++
  return placed
}

const mostSteps = 12
/** Weeks asked for in one call, by all. */
const mostTries = 6000
const pushPrice = 60

/** Whoever is pushed aside makes the seat dearer, so that a chain does not turn in circles. */
function newPusher(scene: Scene, prices: Float64Array) {
  const open = new Float64Array(scene.seats.length)
  return (plan: Plan, first: number, tries: { left: number }): boolean => {
    const undo: [number, Plan['weeks'][number]][] = []
    const dearer = new Map<number, number>()
    const set = (c: number, week: Plan['weeks'][number]) => {
      undo.push([c, plan.weeks[c]])
      place(plan, c, week)
    }
    const waiting = [first]
    let lost = 0
    for (let step = 0; step < mostSteps && waiting.length > 0; step++) {
      const c = waiting.shift() ?? 0
      const weeks = scene.weeks[c]
      if (!weeks) continue
      openPrices(scene, plan, c, prices, open)
      for (const s of weeks.sessions)
        if (open[s] === Number.POSITIVE_INFINITY && (scene.seats[s] ?? 0) > 0)
          open[s] = (prices[s] ?? 0) + pushPrice + (dearer.get(s) ?? 0)
      banApart(scene, plan, c, open)
      if (scene.pricer.least(weeks, { costFactor: 1, ofSession: open }) === Number.POSITIVE_INFINITY) {
        lost = 1
        break
      }
      const week = scene.pricer.week()
      for (const s of week.sessions) {
        if ((plan.taken[s] ?? 0) < (scene.seats[s] ?? 0)) continue
        dearer.set(s, (dearer.get(s) ?? 0) + pushPrice)
        tries.left -= scene.seats[s] ?? 0
        const victim = cheapestToMove(scene, plan, s, c, prices)
        if (victim < 0) continue
        set(victim, undefined)
        waiting.push(victim)
      }
      if (week.sessions.some((s) => (plan.taken[s] ?? 0) >= (scene.seats[s] ?? 0))) waiting.unshift(c)
      else set(c, week)
    }
    if (waiting.length === 0 && lost === 0) return true
    for (const [c, week] of undo.reverse()) place(plan, c, week)
    return false
  }
}

function banApart(scene: Scene, plan: Plan, c: number, open: Float64Array) {
  for (const other of scene.apart[c] ?? [])
    for (const s of plan.weeks[other]?.sessions ?? [])
      if (scene.isGroup[s]) open[s] = Number.POSITIVE_INFINITY
}

/** Of those who sit in a session, the one who loses least by another week; who finds none comes last. */
function cheapestToMove(
  scene: Scene,
  plan: Plan,
  session: number,
  not: number,
  prices: Float64Array,
): number {
  const open = new Float64Array(scene.seats.length)
  let [best, who] = [Number.POSITIVE_INFINITY, -1]
  for (const [c, week] of plan.weeks.entries()) {
    if (c === not || !week?.sessions.includes(session)) continue
    const weeks = scene.weeks[c]
    if (!weeks) continue
    openPrices(scene, plan, c, prices, open)
    for (const s of week.sessions) open[s] = prices[s] ?? 0
    open[session] = Number.POSITIVE_INFINITY
    const loss = scene.pricer.least(weeks, { costFactor: 1, ofSession: open }) - week.cost
    const last = loss < Number.POSITIVE_INFINITY ? loss : 1e6 * (scene.priority[c] ?? 1)
    if (last < best) {
      best = last
      who = c
    }
  }
  return who
}
