import { type Bundle, shapesOf } from './days.ts'
import { graphOf, type WeekGraph } from './graph.ts'
import { type Programme, type Seat, seatsOf, type Terms } from './seats.ts'

/** All legal weeks of one client, ready to be priced. */
export type Weeks = {
  /** Position of the client in the instance. */
  client: number
  seats: readonly Seat[]
  /** Position in the instance of each seat's session. */
  sessions: Int32Array
  graph: WeekGraph
  /** Bundles of shape s stand from shapeStart[s] up to shapeStart[s + 1]. */
  shapeStart: Int32Array
  bundleCost: Float64Array
  /** Seats of bundle b stand from bundleStart[b] up to bundleStart[b + 1]. */
  bundleStart: Int32Array
  bundleSeats: Int32Array
}

/** Undefined when the client has no legal week even in an empty programme. */
export function weeksOf(
  programme: Programme,
  client: number,
  terms: Terms,
  isOpen: (session: number) => boolean = () => true,
): Weeks | undefined {
  const seats = seatsOf(programme, terms).filter((s) => isOpen(s.session))
  const shapes = shapesOf(programme.instance, terms, seats)
  const graph = graphOf(programme.instance, terms, shapes)
  if (!graph) return undefined
  const bundles: Bundle[] = shapes.flatMap((s) => s.bundles)
  return {
    client,
    seats,
    sessions: Int32Array.from(seats, (s) => s.session),
    graph,
    shapeStart: starts(shapes, (s) => s.bundles.length),
    bundleCost: Float64Array.from(bundles, (b) => b.cost),
    bundleStart: starts(bundles, (b) => b.seats.length),
    bundleSeats: Int32Array.from(bundles.flatMap((b) => b.seats)),
  }
}

function starts<T>(items: readonly T[], lengthOf: (item: T) => number): Int32Array {
  const at = new Int32Array(items.length + 1)
  for (const [i, item] of items.entries()) at[i + 1] = (at[i] ?? 0) + lengthOf(item)
  return at
}
