import type { Highs } from 'highs'
import { generate, type Limits } from './generate.ts'
import { copyPlan, meetsApart, type Plan, place } from './plan.ts'
import type { Pool } from './pool.ts'
import type { Scene } from './scene.ts'

/**
 * From shares to whole weeks: place those whom the linear programme gives one week, then the surest of the others, and
 * solve again for the rest with the seats that are left. Stops when few enough are left for an exact search.
 */
export function dive(
  highs: Highs,
  scene: Scene,
  task: { pool: Pool; clients: readonly number[]; penalty: number; few: number; plan: Plan },
  limits: Limits,
): Plan {
  const plan = copyPlan(task.plan)
  let rest = task.clients.filter((c) => !plan.weeks[c])
  while (rest.length > task.few && limits.left() > 0) {
    const seats = scene.seats.map((n, s) => n - (plan.taken[s] ?? 0))
    const relaxed = generate(
      highs,
      scene,
      {
        pool: task.pool,
        clients: rest,
        seats,
        tier: { name: 'cost', penalty: task.penalty },
        close: 1,
        rounds: 2,
        corner: true,
      },
      limits,
    )
    if (!relaxed) break
    const placed = placeSurest(scene, plan, task.pool, relaxed.shares, rest.length)
    if (placed === 0) break
    rest = rest.filter((c) => !plan.weeks[c])
  }
  return plan
}

const sure = 0.999
const leastPart = 0.12

function placeSurest(
  scene: Scene,
  plan: Plan,
  pool: Pool,
  shares: readonly { column: number; share: number }[],
  clients: number,
): number {
  const sorted = shares.toSorted((a, b) => b.share - a.share || a.column - b.column)
  let placed = 0
  for (const { column, share } of sorted) {
    if (share < sure && placed >= leastPart * clients) break
    const client = pool.client[column] ?? 0
    const sessions = pool.sessions[column] ?? []
    if (plan.weeks[client]) continue
    if (
      sessions.some(
        (s) => (plan.taken[s] ?? 0) >= (scene.seats[s] ?? 0) || meetsApart(scene, plan, client, s),
      )
    )
      continue
    place(plan, client, { sessions, cost: pool.cost[column] ?? 0 })
    placed++
  }
  return placed
}
