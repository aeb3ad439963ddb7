import type { Highs } from 'highs'
import { type Limits, seatRows } from './generate.ts'
import { type SeatRow, solveMaster } from './master.ts'
import { meetsApart, openPrices, type Plan, place } from './plan.ts'
import { addWeek, newPool, type Pool } from './pool.ts'
import type { Scene } from './scene.ts'

/**
 * Plans some clients anew, everybody else staying where they are: the best whole choice among their promising weeks. When
 * all weeks that could be part of a better plan are in it and the search ends, nothing better exists.
 */
export type Patch = {
  clients: readonly number[]
  prices: Float64Array
  /** What a unit of priority not placed cost when the prices were found; the plan itself pays far more. */
  penalty: number
  /** Weeks that lose more than this against the client's best at these prices stay out. */
  slack: number
  mostColumns: number
  nodes: number
}
export type Patched = {
  /** All weeks within the slack took part, and the search came to its end. */
  isExact: boolean
  isWithinSlack: boolean
}

const wholePenalty = 10

export function patch(highs: Highs, scene: Scene, plan: Plan, task: Patch, limits: Limits): Patched {
  const { clients } = task
  const inside = new Set(clients)
  const before = clients.map((c) => plan.weeks[c])
  for (const c of clients) place(plan, c, undefined)
  const { pool, isComplete } = promising(scene, plan, task, before)
  const restore = () => {
    for (const [i, c] of clients.entries()) place(plan, c, before[i])
  }
  const columns = Array.from({ length: pool.size }, (_, i) => i)
  const current = new Set(clients.flatMap((c, i) => (before[i] ? [pool.ofClient[c]?.[0] ?? -1] : [])))
  const answer = solveMaster(highs, {
    pool,
    columns,
    clients,
    priority: scene.priority.map((p) => p * wholePenalty * task.penalty),
    rows: [...freeRows(scene, plan, clients), ...apartRows(scene, inside)],
    costs: true,
    whole: { start: (c) => current.has(c), isPlaced: (c) => before[clients.indexOf(c)] !== undefined },
    options: {
      mip_detect_symmetry: false,
      mip_rel_gap: 0,
      mip_abs_gap: 0.999,
      mip_max_nodes: task.nodes,
      time_limit: Math.max(0.1, limits.left()),
    },
  })
  restore()
  if (!answer) return { isExact: false, isWithinSlack: isComplete }
  const chosen = new Map<number, number>()
  for (const [i, c] of columns.entries()) if ((answer.value[i] ?? 0) > 0.5) chosen.set(pool.client[c] ?? 0, c)
  adopt(scene, plan, clients, pool, chosen, wholePenalty * task.penalty)
  return { isExact: answer.isOptimal && isComplete, isWithinSlack: isComplete }
}

/** Takes the solver's choice when it is allowed and no worse: what a solver says is checked like anybody's. */
function adopt(
  scene: Scene,
  plan: Plan,
  clients: readonly number[],
  pool: Pool,
  chosen: ReadonlyMap<number, number>,
  penalty: number,
) {
  const before = clients.map((c) => plan.weeks[c])
  const worth = () =>
    clients.reduce((sum, c) => sum + (plan.weeks[c]?.cost ?? (scene.priority[c] ?? 1) * penalty), 0)
  const old = worth()
  for (const c of clients) place(plan, c, undefined)
  for (const c of clients) {
    const column = chosen.get(c)
    if (column !== undefined)
      place(plan, c, { sessions: pool.sessions[column] ?? [], cost: pool.cost[column] ?? 0 })
  }
  const isAllowed = clients.every((c) =>
    (plan.weeks[c]?.sessions ?? []).every(
      (s) => (plan.taken[s] ?? 0) <= (scene.seats[s] ?? 0) && !meetsApart(scene, plan, c, s),
    ),
  )
  if (isAllowed && worth() <= old) return
  for (const c of clients) place(plan, c, undefined)
  for (const [i, c] of clients.entries()) place(plan, c, before[i])
}

/** The present week of each first, then the weeks that lose least. */
function promising(
  scene: Scene,
  plan: Plan,
  task: Patch,
  before: Plan['weeks'],
): { pool: Pool; isComplete: boolean } {
  const pool = newPool(scene.weeks.length)
  const open = new Float64Array(scene.seats.length)
  const found: { client: number; loss: number; sessions: readonly number[]; cost: number }[] = []
  let isComplete = true
  const mostEach = Math.max(60, Math.ceil((4 * task.mostColumns) / task.clients.length))
  for (const [i, client] of task.clients.entries()) {
    const weeks = scene.weeks[client]
    const present = before[i]
    if (present) addWeek(pool, client, present)
    if (!weeks) continue
    openPrices(scene, plan, client, task.prices, open)
    const least = Math.min(
      scene.pricer.least(weeks, { costFactor: 1, ofSession: open }),
      (scene.priority[client] ?? 1) * task.penalty,
    )
    let all = scene.pricer.all(least + task.slack, mostEach)
    if (!all) {
      isComplete = false
      all = scene.pricer.further(least + task.slack, mostEach)
    }
    for (const week of all) {
      const worth = week.sessions.reduce((sum, s) => sum + (task.prices[s] ?? 0), week.cost)
      found.push({ client, loss: worth - least, ...week })
    }
  }
  found.sort((a, b) => a.loss - b.loss || a.client - b.client)
  if (found.length > task.mostColumns) isComplete = false
  for (const f of found.slice(0, task.mostColumns)) addWeek(pool, f.client, f)
  return { pool, isComplete }
}

function freeRows(scene: Scene, plan: Plan, clients: readonly number[]): SeatRow[] {
  return seatRows(
    scene,
    clients,
    scene.seats.map((n, s) => n - (plan.taken[s] ?? 0)),
  )
}

function apartRows(scene: Scene, inside: ReadonlySet<number>): SeatRow[] {
  return [...inside].flatMap((a) =>
    (scene.apart[a] ?? [])
      .filter((b) => b > a && inside.has(b))
      .flatMap((b) => {
        const theirs = new Set(scene.weeks[b]?.sessions)
        const shared = [...new Set(scene.weeks[a]?.sessions)].filter((s) => theirs.has(s) && scene.isGroup[s])
        return shared.map((session) => ({ session, most: 1, clients: [a, b] }))
      }),
  )
}
