import type { Endpoint, Out, Wire } from '#kit/endpoint.ts'
import { Problem } from '#kit/problem.ts'
import type { Db } from '#server/db.ts'
import { directly } from '#server/direct.ts'
import { type Actor, type Ctx, type Platform, transact } from '#server/door.ts'
import { subscribers } from '#server/routes.ts'
import { type Random, seededIds, seededRandom } from './random.ts'

/** What is simulated: where, from which seed, and up to which day. */
export type World = {
  db: Db
  seed: string
  timeZone: string
  /** The first day that is not simulated: the real today. */
  today: Temporal.PlainDate
}

/**
 * One thread of simulated life, such as one client's or one session's: a clock, chance and ids of its own, so that
 * threads that touch different things may run side by side and still make the same life.
 */
export type Thread = {
  random: Random
  /** Sets the thread's clock; it never goes back. */
  at: (moment: Temporal.Instant) => Thread
  /** Goes through the door as this person: permission, validation, one transaction. */
  does: <E extends Endpoint>(who: Actor, endpoint: E, input: Wire<E>) => Promise<Out<E>>
  /** Runs what has no endpoint of its own, in one transaction. */
  act: <T>(who: Actor, work: (ctx: Ctx) => Promise<T>) => Promise<T>
}

export function thread(world: World, name: string, begins: Temporal.Instant): Thread {
  const random = seededRandom(`${world.seed}/${name}`)
  let now = begins
  let acts = 0
  const platform: Platform = {
    db: world.db,
    now: () => now,
    newId: seededIds(random.fork('ids'), () => now),
    subscribers,
  }
  const requestId = () => `${name}-${++acts}`
  const self: Thread = {
    random,
    at: (moment) => {
      if (Temporal.Instant.compare(moment, now) < 0) throw new Error(`${name}: ${moment} lies before ${now}`)
      now = moment
      return self
    },
    does: async (actor, endpoint, input) => {
      try {
        return await directly(platform, { actor, requestId: requestId() }, endpoint, input)
      } catch (error) {
        throw new Error(`${name} at ${now}: ${actor.name} could not ${endpoint.summary}: ${told(error)}`, {
          cause: error,
        })
      }
    },
    act: (actor, work) => transact(platform, actor, requestId(), work),
  }
  return self
}

/** A refusal with its facts: the story then asked for something that the programme does not allow. */
const told = (error: unknown) =>
  error instanceof Problem ? `${error.message} ${JSON.stringify(error.detail)}` : String(error)

/** A local day and time as a moment: `moment(world, day, '17:30')`. */
export const moment = (world: World, day: Temporal.PlainDate, time: string): Temporal.Instant =>
  day.toZonedDateTime({ timeZone: world.timeZone, plainTime: Temporal.PlainTime.from(time) }).toInstant()

/** Runs the work over a list, some at a time, in order of the list. For work on different things only. */
export async function sideBySide<T>(list: readonly T[], work: (item: T) => Promise<void>): Promise<void> {
  const left = list.values()
  const worker = async () => {
    for (const item of left) await work(item)
  }
  await Promise.all(Array.from({ length: 4 }, worker))
}
