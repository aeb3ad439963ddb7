import type { Weeks } from './weeks.ts'

/** A legal week: positions of its sessions in the instance, in order of time, and what it costs. */
export type Week = { sessions: readonly number[]; cost: number }

/** What a week is worth in a search: `costFactor` × its cost + the prices of its sessions, less is better. */
export type Prices = {
  costFactor: number
  /** By position of the session; may be negative or infinite. */
  ofSession: Float64Array
}

/** Works on the weeks of one client after another, in memory of its own that is used again. */
export type Pricer = {
  /** The least worth of a legal week, infinite when none is left. */
  least(weeks: Weeks, prices: Prices): number
  /** The week that `least` found last. */
  week(): Week
  /**
   * Up to `most` further weeks, each the best through some day: different from each other where it matters, so that they
   * help the next round. Only those worth less than `below`.
   */
  further(below: number, most: number): Week[]
  /** Every week worth at most `limit`, or undefined when there are more than `most`. */
  all(limit: number, most: number): Week[] | undefined
}

const infinite = Number.POSITIVE_INFINITY

export function newPricer(): Pricer {
  let shapeBest = new Float64Array(64)
  let shapeBundle = new Int32Array(64)
  let bundleWorth = new Float64Array(256)
  /** From a node to the end. */
  let ahead = new Float64Array(256)
  let arcBest = new Int32Array(256)
  let behind = new Float64Array(256)
  let arcInto = new Int32Array(256)
  let last: Weeks | undefined
  let factor = 1

  const grow = (w: Weeks) => {
    const shapes = w.shapeStart.length
    if (shapeBest.length < shapes) {
      shapeBest = new Float64Array(shapes * 2)
      shapeBundle = new Int32Array(shapes * 2)
    }
    if (bundleWorth.length < w.bundleCost.length) bundleWorth = new Float64Array(w.bundleCost.length * 2)
    if (ahead.length < w.graph.nodes) {
      ahead = new Float64Array(w.graph.nodes * 2)
      behind = new Float64Array(w.graph.nodes * 2)
      arcBest = new Int32Array(w.graph.nodes * 2)
      arcInto = new Int32Array(w.graph.nodes * 2)
    }
  }

  const priceBundles = (w: Weeks, { costFactor, ofSession }: Prices) => {
    const { shapeStart, bundleStart, bundleSeats, bundleCost, sessions } = w
    for (let s = 0; s < shapeStart.length - 1; s++) {
      let best = infinite
      let which = -1
      for (let b = shapeStart[s] ?? 0; b < (shapeStart[s + 1] ?? 0); b++) {
        let worth = costFactor * (bundleCost[b] ?? 0)
        for (let i = bundleStart[b] ?? 0; i < (bundleStart[b + 1] ?? 0); i++)
          worth += ofSession[sessions[bundleSeats[i] ?? 0] ?? 0] ?? 0
        bundleWorth[b] = worth
        if (worth < best) {
          best = worth
          which = b
        }
      }
      shapeBest[s] = best
      shapeBundle[s] = which
    }
  }

  const lookAhead = ({ nodes, arcStart, arcTo, arcShape, endCost }: Weeks['graph']) => {
    for (let n = nodes - 1; n >= 0; n--) {
      let best = (endCost[n] ?? infinite) === infinite ? infinite : factor * (endCost[n] ?? 0)
      let which = -1
      for (let a = arcStart[n] ?? 0; a < (arcStart[n + 1] ?? 0); a++) {
        const shape = arcShape[a] ?? -1
        const worth = (shape < 0 ? 0 : (shapeBest[shape] ?? 0)) + (ahead[arcTo[a] ?? 0] ?? 0)
        if (worth < best) {
          best = worth
          which = a
        }
      }
      ahead[n] = best
      arcBest[n] = which
    }
  }

  const lookBack = ({ nodes, arcStart, arcTo, arcShape }: Weeks['graph']) => {
    behind.fill(infinite, 0, nodes)
    behind[0] = 0
    arcInto.fill(-1, 0, nodes)
    for (let n = 0; n < nodes; n++) {
      for (let a = arcStart[n] ?? 0; a < (arcStart[n + 1] ?? 0); a++) {
        const shape = arcShape[a] ?? -1
        const worth = (behind[n] ?? 0) + (shape < 0 ? 0 : (shapeBest[shape] ?? 0))
        const to = arcTo[a] ?? 0
        if (worth < (behind[to] ?? 0)) {
          behind[to] = worth
          arcInto[to] = a
        }
      }
    }
  }

  /** The node an arc begins at, by halving. */
  const beginOf = ({ arcStart, nodes }: Weeks['graph'], arc: number) => {
    let [low, high] = [0, nodes - 1]
    while (low < high) {
      const middle = (low + high + 1) >> 1
      if ((arcStart[middle] ?? 0) <= arc) low = middle
      else high = middle - 1
    }
    return low
  }

  const weekOf = (w: Weeks, bundles: readonly number[], end: number): Week => {
    const sessions: number[] = []
    let cost = w.graph.endCost[end] ?? 0
    for (const b of bundles) {
      cost += w.bundleCost[b] ?? 0
      for (let i = w.bundleStart[b] ?? 0; i < (w.bundleStart[b + 1] ?? 0); i++)
        sessions.push(w.sessions[w.bundleSeats[i] ?? 0] ?? 0)
    }
    return { sessions, cost }
  }

  /** Follows the best arcs from a node; returns where the week ends. */
  const follow = (w: Weeks, node: number, bundles: number[]) => {
    let at = node
    for (let arc = arcBest[at] ?? -1; arc >= 0; arc = arcBest[at] ?? -1) {
      const shape = w.graph.arcShape[arc] ?? -1
      if (shape >= 0) bundles.push(shapeBundle[shape] ?? 0)
      at = w.graph.arcTo[arc] ?? 0
    }
    return at
  }

  const retrace = (w: Weeks, node: number) => {
    const bundles: number[] = []
    for (let at = node; at !== 0; ) {
      const arc = arcInto[at] ?? -1
      const shape = w.graph.arcShape[arc] ?? -1
      if (shape >= 0) bundles.push(shapeBundle[shape] ?? 0)
      at = beginOf(w.graph, arc)
    }
    return bundles.reverse()
  }

  return {
    least(weeks, prices) {
      grow(weeks)
      last = weeks
      factor = prices.costFactor
      priceBundles(weeks, prices)
      lookAhead(weeks.graph)
      return ahead[0] ?? infinite
    },
    week() {
      if (!last) throw new Error('least() comes first')
      const bundles: number[] = []
      return weekOf(last, bundles, follow(last, 0, bundles))
    },
    further(below, most) {
      if (!last) throw new Error('least() comes first')
      const w = last
      lookBack(w.graph)
      const best = bestThroughBundles(w)
      const order = [...best.keys()].filter((b) => (best[b]?.worth ?? infinite) < below)
      order.sort((a, b) => (best[a]?.worth ?? 0) - (best[b]?.worth ?? 0) || a - b)
      return order.slice(0, most).flatMap((b) => {
        const arc = best[b]?.arc ?? -1
        if (arc < 0) return []
        const bundles = [...retrace(w, beginOf(w.graph, arc)), b]
        const end = follow(w, w.graph.arcTo[arc] ?? 0, bundles)
        return [weekOf(w, bundles, end)]
      })
    },
    all(limit, most) {
      if (!last) throw new Error('least() comes first')
      return enumerate(last, limit, most)
    },
  }

  /** For each bundle the worth of the best week that has it, and the arc of its day. */
  function bestThroughBundles(w: Weeks) {
    const { nodes, arcStart, arcTo, arcShape } = w.graph
    const shapes = w.shapeStart.length - 1
    const [through, arcs] = [new Float64Array(shapes).fill(infinite), new Int32Array(shapes).fill(-1)]
    for (let n = 0; n < nodes; n++)
      for (let a = arcStart[n] ?? 0; a < (arcStart[n + 1] ?? 0); a++) {
        const shape = arcShape[a] ?? -1
        if (shape < 0) continue
        const worth = (behind[n] ?? 0) + (ahead[arcTo[a] ?? 0] ?? 0)
        if (worth < (through[shape] ?? 0)) {
          through[shape] = worth
          arcs[shape] = a
        }
      }
    const best: { worth: number; arc: number }[] = []
    for (let s = 0; s < shapes; s++)
      for (let b = w.shapeStart[s] ?? 0; b < (w.shapeStart[s + 1] ?? 0); b++)
        best[b] = { worth: (through[s] ?? 0) + (bundleWorth[b] ?? 0), arc: arcs[s] ?? -1 }
    return best
  }

  /** Depth first, leaving a branch as soon as its best end is over the limit. */
  function enumerate(w: Weeks, limit: number, most: number): Week[] | undefined {
    const { arcStart, arcTo, arcShape, endCost } = w.graph
    const found: Week[] = []
    const bundles: number[] = []
    const visit = (node: number, worth: number): boolean => {
      const end = endCost[node] ?? infinite
      if (end < infinite && worth + factor * end <= limit) {
        if (found.length === most) return false
        found.push(weekOf(w, bundles, node))
      }
      for (let a = arcStart[node] ?? 0; a < (arcStart[node + 1] ?? 0); a++) {
        const shape = arcShape[a] ?? -1
        const to = arcTo[a] ?? 0
        const rest = worth + (ahead[to] ?? infinite)
        if (shape < 0) {
          if (rest <= limit && !visit(to, worth)) return false
          continue
        }
        if (rest + (shapeBest[shape] ?? 0) > limit) continue
        for (let b = w.shapeStart[shape] ?? 0; b < (w.shapeStart[shape + 1] ?? 0); b++) {
          if (rest + (bundleWorth[b] ?? 0) > limit) continue
          bundles.push(b)
          const goesOn = visit(to, worth + (bundleWorth[b] ?? 0))
          bundles.pop()
          if (!goesOn) return false
        }
      }
      return true
    }
    return visit(0, 0) ? found : undefined
  }
}
