import type { Highs } from 'highs'
import { dive } from './dive.ts'
import { generate, type Limits, type Relaxed } from './generate.ts'
import { fill, pushIn, settle } from './greedy.ts'
import { patch } from './neighbourhood.ts'
import { around, blocksOf } from './parts.ts'
import { isBetter, newPlan, type Plan, place, worthOf } from './plan.ts'
import { addWeek, newPool, type Pool } from './pool.ts'
import type { Scene } from './scene.ts'

/** Clients planned together, and what is proven of them. */
export type Part = {
  clients: number[]
  unplacedBound: number
  /** Holds once `isMet`: the unplaced priority is at its bound. */
  costBound: number
  isMet: boolean
}
export type Work = {
  plan: Plan
  part: Part
  limits: Limits
  seed: number
  say: (stage: string) => void
}

/** What a unit of priority costs in the linear programme: above what any seat's price comes to. */
const penalty = 200
const [fewForSearch, blockSize] = [110, 150]
const rounding = 1e-4
/** Prices make plans once the bound is within this part of what is reached. */
const goodPrices = 0.05

/** A plan within a second or so. */
export function firstPlan(scene: Scene, plan: Plan, clients: readonly number[]): void {
  const prices = scarcity(scene, clients)
  const order = urgentFirst(scene, clients)
  fill(scene, plan, order, prices)
  pushIn(scene, plan, order, prices)
  if (clients.length <= 2000) settle(scene, plan, order, prices)
}

function scarcity(scene: Scene, clients: readonly number[]): Float64Array {
  const wanted = new Float64Array(scene.seats.length)
  for (const c of clients) for (const s of scene.weeks[c]?.sessions ?? []) wanted[s] = (wanted[s] ?? 0) + 1
  return wanted.map((w, s) => (w > (scene.seats[s] ?? 0) ? (2 * w) / Math.max(1, scene.seats[s] ?? 0) : 0))
}

/** Higher priority first, then those with least choice. */
const urgentFirst = (scene: Scene, clients: readonly number[]) =>
  clients.toSorted(
    (a, b) =>
      (scene.priority[b] ?? 0) - (scene.priority[a] ?? 0) || choiceOf(scene, a) - choiceOf(scene, b) || a - b,
  )
const choiceOf = (scene: Scene, c: number) => scene.weeks[c]?.graph.arcTo.length ?? 0

/** Bounds, then a plan from the linear programme, then searches around it until it is proven or time is over. */
export function improve(highs: Highs, scene: Scene, work: Work): void {
  const { part, limits } = work
  const pool = firstPool(scene, work)
  const all = limits.left()
  const { clients } = part
  // A small penalty first keeps prices small while little is known: a quarter fewer rounds at 1,000 clients.
  const [near, mild] = [20 + 2 * clients.length, penalty / 4]
  const task = { pool, clients, seats: scene.seats }
  generate(
    highs,
    scene,
    { ...task, tier: { name: 'cost', penalty: mild }, close: near, rounds: 4 },
    { ...limits, left: () => limits.left() - 0.6 * all },
  )
  const relaxed = generate(
    highs,
    scene,
    { ...task, tier: { name: 'cost', penalty }, close: 0.3, rounds: 60 },
    { ...limits, left: () => limits.left() - 0.4 * all },
    ({ prices, bound, reached }) => {
      if (reached - bound < goodPrices * reached) fromPrices(scene, work, prices)
      work.say('cost')
    },
  )
  if (!relaxed) return
  boundUnplaced(highs, scene, work, pool)
  prove(scene, work, relaxed)
  if (isDone(scene, work)) return
  fromShares(highs, scene, work, pool, relaxed)
  search(highs, scene, work, relaxed)
  prove(scene, work, relaxed)
}

function firstPool(scene: Scene, { plan, part }: Work): Pool {
  const pool = newPool(scene.weeks.length)
  const prices = scarcity(scene, part.clients)
  for (const c of part.clients) {
    const weeks = scene.weeks[c]
    const present = plan.weeks[c]
    if (present) addWeek(pool, c, present)
    if (!weeks) continue
    scene.pricer.least(weeks, { costFactor: 1, ofSession: prices })
    for (const week of [scene.pricer.week(), ...scene.pricer.further(Number.POSITIVE_INFINITY, 8)])
      addWeek(pool, c, week)
  }
  return pool
}

/** Everybody in turn takes the best week at these prices: kept when it is better than the plan so far. */
function fromPrices(scene: Scene, work: Work, prices: Float64Array): void {
  const other = newPlan(scene)
  const order = urgentFirst(scene, work.part.clients)
  fill(scene, other, order, prices)
  pushIn(scene, other, order, prices)
  adopt(scene, work, other)
}

function adopt(scene: Scene, { plan, part }: Work, other: Plan): void {
  if (!isBetter(worthOf(scene, other, part.clients), worthOf(scene, plan, part.clients))) return
  for (const c of part.clients) place(plan, c, undefined)
  for (const c of part.clients) place(plan, c, other.weeks[c])
}

function boundUnplaced(highs: Highs, scene: Scene, { part, limits, say }: Work, pool: Pool): void {
  generate(
    highs,
    scene,
    { pool, clients: part.clients, seats: scene.seats, tier: { name: 'unplaced' }, close: 0.01, rounds: 40 },
    { ...limits, left: () => limits.left() * 0.6 },
    ({ bound }) => {
      part.unplacedBound = Math.max(part.unplacedBound, Math.ceil(bound - rounding))
      say('unplaced')
    },
  )
}

/** The cost's bound follows once nobody more can be placed. */
function prove(scene: Scene, { plan, part }: Work, relaxed: Relaxed): void {
  const { unplaced } = worthOf(scene, plan, part.clients)
  part.isMet = unplaced === part.unplacedBound
  if (part.isMet)
    part.costBound = Math.max(part.costBound, Math.ceil(relaxed.bound - penalty * unplaced - rounding))
}

const isDone = (scene: Scene, { plan, part, limits }: Work) =>
  limits.left() <= 0 || (part.isMet && worthOf(scene, plan, part.clients).cost <= part.costBound)

function fromShares(highs: Highs, scene: Scene, work: Work, pool: Pool, relaxed: Relaxed): void {
  const { part, limits } = work
  const other = dive(
    highs,
    scene,
    { pool, clients: part.clients, penalty, few: fewForSearch, plan: newPlan(scene) },
    limits,
  )
  const rest = part.clients.filter((c) => !other.weeks[c])
  if (rest.length > 0 && limits.left() > 0 && limits.step())
    patch(
      highs,
      scene,
      other,
      { clients: rest, prices: relaxed.prices, penalty, slack: penalty, mostColumns: 2000, nodes: 100 },
      limits,
    )
  const order = urgentFirst(scene, part.clients)
  fill(scene, other, order, relaxed.prices)
  pushIn(scene, other, order, relaxed.prices)
  adopt(scene, work, other)
  work.say('dive')
}

/** Parts of the plan anew: around those not placed, then all of a small part, or a large one site by site. */
function search(highs: Highs, scene: Scene, work: Work, relaxed: Relaxed): void {
  const { plan, part, limits } = work
  const gap = () => {
    const { unplaced, cost } = worthOf(scene, plan, part.clients)
    return cost + penalty * unplaced - relaxed.bound
  }
  const anew = (clients: readonly number[], size: { slack: number; mostColumns: number; nodes: number }) => {
    const found = patch(highs, scene, plan, { clients, prices: relaxed.prices, penalty, ...size }, limits)
    prove(scene, work, relaxed)
    work.say('search')
    return found
  }
  const makeRoom = () => {
    for (const c of part.clients) {
      if (part.isMet || plan.weeks[c]) continue
      if (limits.left() <= 0 || !limits.step()) return
      pushIn(scene, plan, [c], relaxed.prices)
      if (!plan.weeks[c])
        anew(around(scene, part.clients, c, 80), { slack: 100, mostColumns: 2000, nodes: 200 })
      prove(scene, work, relaxed)
    }
  }
  const isSmall = part.clients.length <= smallPart
  for (let [turn, idle] = [0, 0]; idle < 2 || (isSmall && turn < mostTurns); turn++) {
    const before = gap()
    makeRoom()
    const size = sizeOf(isSmall, turn)
    const blocks = isSmall ? [part.clients] : blocksOf(scene, part.clients, blockSize, turn + work.seed - 1)
    for (const block of blocks) {
      if (isDone(scene, work) || !limits.step()) return
      const slack = Math.min(gap(), size.slack) + rounding
      const { isExact } = anew(block, { ...size, slack })
      // A better plan would be made of weeks that together lose less than the gap: all of them took part.
      if (isSmall && isExact && part.isMet && gap() <= slack)
        part.costBound = worthOf(scene, plan, block).cost
    }
    idle = gap() < before ? 0 : idle + 1
  }
}

const [smallPart, mostTurns] = [250, 6]

/** Wider each time; a small part so wide in the end that nothing is left out. */
const sizeOf = (isSmall: boolean, turn: number) =>
  isSmall
    ? {
        slack: 10 * 2 ** turn,
        mostColumns: 1500 * 2 ** Math.min(turn, 4),
        nodes: 200 * 4 ** Math.min(turn, 4),
      }
    : { slack: turn === 0 ? 10 : 25, mostColumns: turn === 0 ? 1500 : 3000, nodes: 200 }
