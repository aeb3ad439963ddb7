import type { Shape } from './days.ts'
import { expand } from './expand.ts'
import type { Instance } from './instance.ts'
import type { Terms } from './seats.ts'

/**
 * All legal weeks of a client as paths: a node is what the days so far add up to, an arc is a day of a shape, or a day off.
 * Nodes with the same future are one node, so that a graph has some hundred nodes, not some ten thousand.
 */
export type WeekGraph = {
  nodes: number
  /** Arcs in order of their beginning, from node 0; every arc leads to a higher number. */
  arcStart: Int32Array
  arcTo: Int32Array
  /** Position in the client's shapes, -1 for a day off. */
  arcShape: Int32Array
  /** Cost of ending the week at a node, infinite where it may not end. */
  endCost: Float64Array
}

/** Undefined when there is no legal week. */
export function graphOf(instance: Instance, client: Terms, shapes: readonly Shape[]): WeekGraph | undefined {
  const { layers, minutesOf, daysOf } = expand(client, shapes)
  const merger = newMerger()
  let later = Int32Array.from(layers.at(-1)?.codes ?? [], (code) =>
    merger.end(endCost(instance, client, minutesOf(code), daysOf(code))),
  )
  for (const { arcStart, arcTo, arcShape, codes } of layers.toReversed().slice(1)) {
    const here = new Int32Array(codes.length).fill(-1)
    for (let i = 0; i < codes.length; i++) {
      merger.begin()
      for (let a = arcStart[i] ?? 0; a < (arcStart[i + 1] ?? 0); a++) {
        const target = later[arcTo[a] ?? 0] ?? -1
        if (target >= 0) merger.arc(arcShape[a] ?? -1, target)
      }
      here[i] = merger.finish()
    }
    later = here
  }
  return (later[0] ?? -1) < 0 ? undefined : merger.graph()
}

/** Days above the least are counted on each day (see days.ts); here those below it are taken off again. */
function endCost({ weights }: Instance, client: Terms, minutes: number, days: number): number {
  return (
    weights.overDosePer30 * Math.ceil((minutes - client.doseMin) / 30) -
    weights.extraDay * Math.min(days, client.daysMin) +
    weights.change * client.current.length
  )
}

/** Gives equal nodes one number: by a hash of their arcs, then by comparing. */
function newMerger() {
  const known = new Map<number, number>()
  const ends: number[] = []
  const starts: number[] = [0]
  const shapes: number[] = []
  const targets: number[] = []
  let [from, hash] = [0, 0]

  const isSame = (node: number) => {
    const [a, b] = [starts[node] ?? 0, starts[node + 1] ?? 0]
    if (b - a !== shapes.length - from) return false
    for (let i = 0; i < b - a; i++)
      if (shapes[a + i] !== shapes[from + i] || targets[a + i] !== targets[from + i]) return false
    return true
  }
  const close = (end: number) => {
    ends.push(end)
    starts.push(shapes.length)
    return ends.length - 1
  }
  return {
    end(cost: number) {
      const found = ends.indexOf(cost)
      return found >= 0 ? found : close(cost)
    },
    begin() {
      from = shapes.length
      hash = 17
    },
    arc(shape: number, target: number) {
      shapes.push(shape)
      targets.push(target)
      hash = Math.imul(hash ^ (shape + 1), 0x85ebca6b) ^ Math.imul(target + 1, 0xc2b2ae35)
      hash ^= hash >>> 13
    },
    finish() {
      if (shapes.length === from) return -1
      for (let key = hash; ; key++) {
        const found = known.get(key)
        if (found === undefined) {
          known.set(key, ends.length)
          return close(Number.POSITIVE_INFINITY)
        }
        if (!isSame(found)) continue
        shapes.length = from
        targets.length = from
        return found
      }
    },
    /** Numbers ran backwards in time so far; turned round, the start is node 0. */
    graph(): WeekGraph {
      const nodes = ends.length
      const graph: WeekGraph = {
        nodes,
        arcStart: new Int32Array(nodes + 1),
        arcTo: new Int32Array(targets.length),
        arcShape: new Int32Array(targets.length),
        endCost: Float64Array.from(ends).reverse(),
      }
      let at = 0
      for (let node = nodes - 1; node >= 0; node--) {
        graph.arcStart[nodes - 1 - node] = at
        for (let a = starts[node] ?? 0; a < (starts[node + 1] ?? 0); a++) {
          graph.arcTo[at] = nodes - 1 - (targets[a] ?? 0)
          graph.arcShape[at++] = shapes[a] ?? -1
        }
      }
      graph.arcStart[nodes] = at
      return graph
    },
  }
}
