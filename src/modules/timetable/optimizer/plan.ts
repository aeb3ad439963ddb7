import type { Week } from './pricing.ts'
import type { Scene } from './scene.ts'

/** Who sits where. Only ever holds what is allowed: sessions not above their seats, pairs apart. */
export type Plan = {
  weeks: (Week | undefined)[]
  /** Seats taken in each session. */
  taken: Float64Array
}

export const newPlan = (scene: Scene): Plan => ({
  weeks: scene.weeks.map(() => undefined),
  taken: new Float64Array(scene.seats.length),
})

export const copyPlan = (plan: Plan): Plan => ({ weeks: [...plan.weeks], taken: plan.taken.slice() })

export function place(plan: Plan, client: number, week: Week | undefined): void {
  for (const s of plan.weeks[client]?.sessions ?? []) plan.taken[s] = (plan.taken[s] ?? 0) - 1
  for (const s of week?.sessions ?? []) plan.taken[s] = (plan.taken[s] ?? 0) + 1
  plan.weeks[client] = week
}

/** What a plan is judged by, first by first: priority of those not placed, then cost of the placed. */
export type Worth = { unplaced: number; cost: number }

export function worthOf(scene: Scene, plan: Plan, clients: readonly number[]): Worth {
  let [unplaced, cost] = [0, 0]
  for (const c of clients) {
    const week = plan.weeks[c]
    if (week) cost += week.cost
    else unplaced += scene.priority[c] ?? 0
  }
  return { unplaced, cost }
}

export const isBetter = (a: Worth, b: Worth) =>
  a.unplaced < b.unplaced || (a.unplaced === b.unplaced && a.cost < b.cost)

/** Prices with what this client can't have now priced out: full sessions, groups of those they must not meet. */
export function openPrices(
  scene: Scene,
  plan: Plan,
  client: number,
  prices: Float64Array,
  into: Float64Array,
): void {
  const own = scene.weeks[client]
  if (!own) return
  for (const s of own.sessions)
    into[s] = (plan.taken[s] ?? 0) < (scene.seats[s] ?? 0) ? (prices[s] ?? 0) : Number.POSITIVE_INFINITY
  for (const other of scene.apart[client] ?? [])
    for (const s of plan.weeks[other]?.sessions ?? [])
      if (scene.isGroup[s]) into[s] = Number.POSITIVE_INFINITY
}

export const meetsApart = (scene: Scene, plan: Plan, client: number, session: number): boolean =>
  scene.isGroup[session] === true &&
  (scene.apart[client] ?? []).some((other) => plan.weeks[other]?.sessions.includes(session))
