import type { Instance } from './instance.ts'
import { newPricer, type Pricer } from './pricing.ts'
import { type Programme, programmeOf, type Terms } from './seats.ts'
import { type Weeks, weeksOf } from './weeks.ts'

/** Everything about a programme week that does not change while it is solved. Clients and sessions go by position. */
export type Scene = {
  programme: Programme
  instance: Instance
  /** By client; undefined for those without any legal week. */
  weeks: (Weeks | undefined)[]
  seats: Float64Array
  priority: Float64Array
  /** By client: those they must never share a group with. */
  apart: (readonly number[])[]
  isGroup: boolean[]
  pricer: Pricer
}

export function sceneOf(instance: Instance): Scene {
  const programme = programmeOf(instance)
  const positions = new Map(instance.clients.map((c, i) => [c.id, i]))
  const apart: number[][] = instance.clients.map(() => [])
  for (const pair of instance.conflicts) {
    const [a, b] = [positions.get(pair[0]), positions.get(pair[1])]
    if (a === undefined || b === undefined || a === b) continue
    apart[a]?.push(b)
    apart[b]?.push(a)
  }
  return {
    programme,
    instance,
    weeks: instance.clients.map((c: Terms, i) => weeksOf(programme, i, c)),
    seats: Float64Array.from(instance.sessions, (s) => s.cap),
    priority: Float64Array.from(instance.clients, (c) => c.priority),
    apart,
    isGroup: instance.sessions.map((s) => s.kind !== 'IND'),
    pricer: newPricer(),
  }
}

/** Clients that can be placed at all. */
export const placeable = (scene: Scene): number[] => scene.weeks.flatMap((w) => (w ? [w.client] : []))
