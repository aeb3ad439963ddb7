import type { Highs } from 'highs'
import type { Limits } from './generate.ts'
import type { Instance } from './instance.ts'
import { partsOf } from './parts.ts'
import { newPlan, type Plan, worthOf } from './plan.ts'
import { placeable, type Scene, sceneOf } from './scene.ts'
import { firstPlan, improve, type Part } from './stages.ts'

/**
 * Places the clients of a programme week: as much priority placed as possible, then at least cost, with a proven bound for
 * each. Pure: time comes from outside, and time only ever ends the work; the same instance, seed and work limit give the
 * same plan. Whenever it ends there is a plan.
 */
export type SolveLimits = {
  seconds: number
  /** Seconds since some fixed moment. */
  clock: () => number
  /** Linear programmes and searches solved, at most. */
  work?: number
  seed?: number
  /** Asked between steps: ends the work with the plan so far. */
  isCancelled?: () => boolean
}
export type Progress = {
  stage: string
  seconds: number
  unplaced: number
  unplacedBound: number
  cost: number
}

export type Solved = {
  /** Sessions of each client by position in the instance; undefined: not placed. */
  weeks: (readonly number[] | undefined)[]
  /** Clients without any legal week even in an empty programme, by position. */
  impossible: number[]
  /** Priority of the clients not placed (those without any legal week apart), and its proven least. */
  unplaced: number
  unplacedBound: number
  cost: number
  /** Proven least cost with that priority not placed; null while more could perhaps be placed. */
  costBound: number | null
  seconds: number
  steps: number
  firstPlanSeconds: number
}

export function solve(
  highs: Highs,
  instance: Instance,
  limits: SolveLimits,
  onProgress: (progress: Progress) => void = () => {},
): Solved {
  const begun = limits.clock()
  const seconds = () => limits.clock() - begun
  const scene = sceneOf(instance)
  const everybody = placeable(scene)
  const plan = newPlan(scene)
  const counted = countSteps(limits, seconds)
  const parts: Part[] = partsOf(scene).map((clients) => ({
    clients,
    unplacedBound: 0,
    costBound: 0,
    isMet: false,
  }))
  const say = (stage: string) =>
    onProgress({
      stage,
      seconds: seconds(),
      unplacedBound: total(parts, (p) => p.unplacedBound),
      ...worthOf(scene, plan, everybody),
    })
  for (const part of parts) firstPlan(scene, plan, part.clients)
  const firstPlanSeconds = seconds()
  say('first')
  for (const [i, part] of parts.entries()) {
    const clientsLeft = total(parts.slice(i), (p) => p.clients.length)
    const share = (counted.left() * part.clients.length) / clientsLeft
    improve(highs, scene, {
      plan,
      part,
      limits: within(counted, seconds, share),
      seed: limits.seed ?? 1,
      say,
    })
  }
  return {
    ...report(scene, plan, parts),
    seconds: seconds(),
    steps: counted.steps(),
    firstPlanSeconds,
  }
}

const total = <T>(items: readonly T[], of: (item: T) => number) => items.reduce((n, i) => n + of(i), 0)

function countSteps(limits: SolveLimits, seconds: () => number): Limits & { steps(): number } {
  let steps = 0
  return {
    left: () => (limits.isCancelled?.() ? 0 : limits.seconds - seconds()),
    step: () => {
      if (steps >= (limits.work ?? Number.POSITIVE_INFINITY) || limits.isCancelled?.()) return false
      steps++
      return true
    },
    steps: () => steps,
  }
}

function within(limits: Limits, seconds: () => number, share: number): Limits {
  const end = seconds() + share
  return { ...limits, left: () => Math.min(limits.left(), end - seconds()) }
}

function report(scene: Scene, plan: Plan, parts: readonly Part[]) {
  const worth = worthOf(
    scene,
    plan,
    parts.flatMap((p) => p.clients),
  )
  const unplacedBound = total(parts, (p) => p.unplacedBound)
  return {
    ...worth,
    weeks: plan.weeks.map((w) => w?.sessions),
    impossible: scene.weeks.flatMap((w, i) => (w ? [] : [i])),
    unplacedBound,
    costBound: parts.every((p) => p.isMet) ? total(parts, (p) => p.costBound) : null,
  }
}
