import type { Out } from '#kit/endpoint.ts'
import { weekOf } from '#kit/time.ts'
import { programmeWeek } from '#modules/timetable/sessions.contract.ts'
import type { Actor } from '#server/door.ts'
import { type Character, cohortOn, therapistOf } from './cast.ts'
import { cohortOf, meetingsOf, type StaffKey } from './plan.ts'
import type { Programme } from './programme.ts'
import { seededRandom } from './random.ts'
import { type Thread, thread, type World } from './world.ts'

export type Session = Out<typeof programmeWeek>['sessions'][number]

/** One client of the story with what has become of them so far. */
export type Life = {
  c: Character
  /** Their own thread; what others do for them happens on it. */
  story: Thread
  therapist: Actor
  therapistKey: StaffKey
  /** The hour that is theirs every second week, if one was free. */
  hour: { weekday: number; starts: string; even: boolean } | null
  withFamily: boolean
  inquiryId: string | null
  clientId: string | null
  placementId: string | null
  episodeId: string | null
  /** The consent under which letters go to somebody outside. */
  letterConsentId: string | null
}

/** The whole story while it is told. */
export type Town = {
  world: World
  programme: Programme
  /** The first day with sessions. */
  begin: Temporal.PlainDate
  lives: readonly Life[]
  characters: Map<string, Character>
}

export function lifeOf(world: World, programme: Programme, c: Character, from: Temporal.Instant): Life {
  const random = seededRandom(`${world.seed}/${c.key}/life`)
  return {
    c,
    story: thread(world, c.key, from),
    therapist: programme.staff[therapistOf(c)],
    therapistKey: therapistOf(c),
    hour: null,
    withFamily: random.chance(0.2),
    inquiryId: null,
    clientId: null,
    placementId: null,
    episodeId: null,
    letterConsentId: null,
  }
}

/** The names of the groups in which somebody sits on a day. */
export function groupsOn(life: Life, on: Temporal.PlainDate): ReadonlySet<string> {
  const own = meetingsOf(cohortOf(cohortOn(life.c, on)))
  const family = life.withFamily ? meetingsOf(cohortOf('families')) : []
  return new Set([...own, ...family].map((m) => m.name))
}

/** The sessions of a programme week, and those of the week after it. */
export async function fortnight(town: Town, story: Thread, on: Temporal.PlainDate): Promise<Session[]> {
  const { siteId, staff } = town.programme
  const read = (monday: Temporal.PlainDate) =>
    story.does(staff.case_manager, programmeWeek, { siteId, monday: monday.toString() })
  const monday = weekOf(on)
  return [...(await read(monday)).sessions, ...(await read(monday.add({ days: 7 }))).sessions]
}

export const { compare } = Temporal.PlainDate
export const isBefore = (a: Temporal.PlainDate, b: Temporal.PlainDate) => compare(a, b) < 0
export const earlier = (a: Temporal.PlainDate, b: Temporal.PlainDate) => (isBefore(a, b) ? a : b)
export const later = (a: Temporal.PlainDate, b: Temporal.PlainDate) => (isBefore(a, b) ? b : a)
