import { type Instance, kinds } from './instance.ts'
import type { Seat, Terms } from './seats.ts'

/** Legal days of one client: sets of seats that may stand on one day, grouped by what a week needs to know of them. */
export type Bundle = {
  /** Positions in the client's seats, in order of time. */
  seats: readonly number[]
  cost: number
}
/** Bundles alike in everything a week counts: sessions of each kind, minutes. */
export type Shape = { day: number; counts: readonly number[]; minutes: number; bundles: Bundle[] }

const mostSessionsADay = 5
const usualBreak = 15

/** Every legal day, by shape; shapes in a fixed order. */
export function shapesOf(instance: Instance, client: Terms, seats: readonly Seat[]): Shape[] {
  const shapes = new Map<string, Shape>()
  const most = kinds.map((kind) => client.mix[kind]?.[1] ?? 0)
  const counts = kinds.map(() => 0)
  const chosen: number[] = []
  const minutesMost = Math.min(client.dayMaxMin, client.doseMax)

  const keep = (minutes: number, cost: number) => {
    const first = seats[chosen[0] ?? 0]
    if (!first || !isLegalLength(client, first, chosen.length, minutes)) return
    const key = `${first.day}:${counts.join()}:${minutes}`
    const shape = shapes.get(key) ?? { day: first.day, counts: [...counts], minutes, bundles: [] }
    shape.bundles.push({ seats: [...chosen], cost: cost + dayCost(instance, client, seats, chosen) })
    shapes.set(key, shape)
  }
  const extend = (last: Seat, minutes: number, cost: number) => {
    keep(minutes, cost)
    if (chosen.length === mostSessionsADay) return
    for (let i = (chosen.at(-1) ?? 0) + 1; i < seats.length; i++) {
      const next = seats[i]
      if (!next || next.day !== last.day || next.start - last.end > client.maxGapMin) break
      if (mayFollow(client, last, next))
        add(i, next, minutes, cost + gapCost(instance, next.start - last.end))
    }
  }
  const add = (i: number, seat: Seat, minutes: number, cost: number) => {
    const length = minutes + seat.end - seat.start
    const count = (counts[seat.kind] ?? 0) + 1
    if (count > (most[seat.kind] ?? 0) || (length > minutesMost && chosen.length > 0)) return
    counts[seat.kind] = count
    chosen.push(i)
    extend(seat, length, cost + seat.cost)
    chosen.pop()
    counts[seat.kind] = count - 1
  }
  for (const [i, seat] of seats.entries()) add(i, seat, 0, 0)
  return [...shapes.values()].sort((a, b) => a.day - b.day || compareShapes(a, b))
}

const compareShapes = (a: Shape, b: Shape) =>
  a.minutes - b.minutes || (a.counts.join() < b.counts.join() ? -1 : 1)

/** A day with one individual session alone may be as short (or long) as that session. */
function isLegalLength(client: Terms, first: Seat, sessions: number, minutes: number): boolean {
  if (minutes > client.doseMax) return false
  if (sessions === 1 && first.kind === kinds.indexOf('IND') && client.indOnlyDayOk) return true
  return client.dayMinMin <= minutes && minutes <= client.dayMaxMin
}

/** Neighbours on a day: no overlap, no longer gap than agreed, time for the way between video and the site. */
function mayFollow(client: Terms, last: Seat, next: Seat): boolean {
  const gap = next.start - last.end
  return gap >= (last.byVideo === next.byVideo ? 0 : client.travelMin) && gap <= client.maxGapMin
}

const gapCost = ({ weights }: Instance, gap: number) =>
  gap > usualBreak ? weights.gapPer15 * Math.ceil((gap - usualBreak) / 15) : 0

/** What attending this day costs besides its seats and gaps. */
function dayCost(
  { weights }: Instance,
  client: Terms,
  seats: readonly Seat[],
  chosen: readonly number[],
): number {
  const inPerson = chosen.some((i) => seats[i]?.byVideo === false)
  return weights.extraDay + (inPerson ? weights.travelPer15PerDay * Math.ceil(client.travelMin / 15) : 0)
}
