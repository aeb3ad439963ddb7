import type { Highs } from 'highs'
import { type MasterAnswer, solveMaster } from './master.ts'
import { addWeek, type Pool } from './pool.ts'
import type { Scene } from './scene.ts'

/**
 * Prices of seats by column generation: solve the linear programme over the weeks known, ask every client for weeks that
 * are better at its prices, add them, again. At any prices at all, what every client would do alone gives a bound that
 * holds for every plan (Lagrange): so a bound is certified by pricing, never by what the linear solver says.
 */
export type Tier =
  /** The least priority of those not placed. */
  | { name: 'unplaced' }
  /** The least cost, when each unit of priority not placed costs `penalty`. */
  | { name: 'cost'; penalty: number }

export type Task = {
  pool: Pool
  clients: readonly number[]
  /** Free seats by session. */
  seats: Float64Array
  tier: Tier
  /** Ends when the bound is this close to what the linear programme reaches, or after so many rounds. */
  close: number
  rounds: number
  /** Asks for a corner of the polyhedron, where most weeks are whole: for diving. */
  corner?: boolean
}

export type Relaxed = {
  /** Every whole plan's objective is at least this. */
  bound: number
  /** The prices that gave the bound, by session. */
  prices: Float64Array
  /** What the linear programme reached: not a bound until nothing is left to add. */
  reached: number
  /** Shares of the weeks in the last round, by column of the pool. */
  shares: { column: number; share: number }[]
}

export type Limits = {
  /** Seconds left; 0 or less when time is over. */
  left(): number
  /** Counts one step of work; false when the work limit is reached. */
  step(): boolean
}

/** Weeks a client adds in one round besides the best. */
const furtherWeeks = 5
const tolerance = 1e-5
const leastShare = 1e-3

export function generate(
  highs: Highs,
  scene: Scene,
  task: Task,
  limits: Limits,
  onRound: (relaxed: Relaxed) => void = () => {},
): Relaxed | undefined {
  const { pool, clients, tier, seats } = task
  const penalty = tier.name === 'cost' ? tier.penalty : 1
  const priority = scene.priority.map((p) => p * penalty)
  const rows = seatRows(scene, clients, seats).filter((r) => r.most > 0)
  let best: Relaxed | undefined
  for (let round = 0; round < task.rounds && limits.left() > 0 && limits.step(); round++) {
    const columns = clients
      .flatMap((c) => pool.ofClient[c] ?? [])
      .filter((c) => pool.sessions[c]?.every((s) => (seats[s] ?? 0) > 0))
    const answer = solveMaster(highs, {
      pool,
      columns,
      clients,
      priority,
      rows,
      costs: tier.name === 'cost',
      options: {
        solver: 'ipm',
        run_crossover: task.corner ? 'on' : 'off',
        time_limit: Math.max(0.1, limits.left()),
      },
    })
    if (!answer) break
    const prices = seats.map((n) => (n > 0 ? 0 : Number.POSITIVE_INFINITY))
    for (const [i, row] of rows.entries()) prices[row.session] = answer.rowPrice[i] ?? 0
    const { bound, added } = askEverybody(scene, task, { prices, priority, answer })
    const shares = sharesOf(columns, answer)
    best = { ...(best && best.bound >= bound ? best : { bound, prices }), reached: answer.objective, shares }
    onRound(best)
    if (added === 0 || best.reached - best.bound < task.close) break
  }
  return best
}

const sharesOf = (columns: readonly number[], { value }: MasterAnswer) =>
  columns.flatMap((column, i) => ((value[i] ?? 0) > leastShare ? [{ column, share: value[i] ?? 0 }] : []))

/** Sessions that can get full at all. */
export function seatRows(
  scene: Scene,
  clients: readonly number[],
  seats: Float64Array,
): { session: number; most: number }[] {
  const wanted = new Float64Array(seats.length)
  for (const c of clients) for (const s of scene.weeks[c]?.sessions ?? []) wanted[s] = (wanted[s] ?? 0) + 1
  return [...wanted.keys()].flatMap((session) => {
    const most = seats[session] ?? 0
    return (wanted[session] ?? 0) > most ? [{ session, most }] : []
  })
}

type Asked = { prices: Float64Array; priority: Float64Array; answer: MasterAnswer }

function askEverybody(
  scene: Scene,
  { pool, clients, tier, seats }: Task,
  { prices, priority, answer }: Asked,
) {
  const costFactor = tier.name === 'cost' ? 1 : 0
  let bound = 0
  let added = 0
  for (const [s, price] of prices.entries()) if ((seats[s] ?? 0) > 0) bound -= price * (seats[s] ?? 0)
  for (const c of clients) {
    const weeks = scene.weeks[c]
    if (!weeks) continue
    const least = scene.pricer.least(weeks, { costFactor, ofSession: prices })
    bound += Math.min(least, priority[c] ?? 0)
    const below = (answer.clientPrice[c] ?? 0) - tolerance
    if (least >= below) continue
    for (const week of [scene.pricer.week(), ...scene.pricer.further(below, furtherWeeks)])
      if (addWeek(pool, c, week) >= 0) added++
  }
  return { bound, added }
}
