import type { Mix, Purpose, SessionKind, Track } from '#modules/program/program.ts'
import { type BusyTime, busySpans, partOf, type WeekPreference } from '../ownWeek.ts'
import { holdsStage, type Span } from '../timetable.ts'
import type { Candidate, WeekProblem } from './problem.ts'

/** From the programme's week and the client's own to numbers: which sessions could be seats, and what stands in the way. */
export type SessionFact = Span & {
  id: string
  kind: SessionKind
  localOn: Temporal.PlainDate
  byVideo: boolean
  /** Null for an individual service. */
  group: { track: Track; stages: readonly string[] } | null
  countsToward: readonly Purpose[]
  free: number
  /** The client has a seat in it. */
  taken: boolean
  /** An individual slot of somebody on the client's care team. */
  own: boolean
}

export type WeekFacts = {
  monday: Temporal.PlainDate
  timeZone: string
  now: Temporal.Instant
  /** Those still on; cancelled ones are left out. */
  sessions: readonly SessionFact[]
  busy: readonly (BusyTime & { id: string })[]
  preference: WeekPreference
  client: { stage: string; track: Track; admittedOn: Temporal.PlainDate }
  prescribed: { minutes: number; daysMin: number; daysMax: number; mix: Mix }
}

/** Something that could be otherwise, if people agree. */
export type Relaxation =
  | { kind: 'video' }
  | { kind: 'track'; track: Track }
  | { kind: 'seat'; sessionId: string }
  | { kind: 'travel'; minutes: number }
  | { kind: 'day'; daysMax: number }
  | { kind: 'busy'; busyId: string }

/** Why a session cannot be a seat; the first that applies. */
export const obstacles = [
  'begun',
  'not_admitted',
  'not_asked_for',
  'stage',
  'track',
  'video',
  'busy',
  'travel',
  'full',
] as const
export type Obstacle = (typeof obstacles)[number]

/** A session in numbers, with everything about it that no relaxation changes. */
type Numbered = SessionFact & {
  day: number
  start: number
  end: number
  minutes: number
  conflicts: number
  begun: boolean
}
export type Numbers = {
  facts: WeekFacts
  sessions: readonly Numbered[]
  busy: readonly { id: string; start: number; end: number }[]
}

/** Does it once for all the questions about one week. */
export function numbersOf(facts: WeekFacts): Numbers {
  const { monday, timeZone, preference } = facts
  const begin = monday.toZonedDateTime({ timeZone }).toInstant()
  const minute = (at: Temporal.Instant) => Math.round(begin.until(at).total('minutes'))
  const busyZone = preference.timeZone ?? timeZone
  return {
    facts,
    sessions: facts.sessions
      .map((s) => numbered(facts, s, minute))
      .sort((a, b) => a.start - b.start || (a.id < b.id ? -1 : 1)),
    busy: facts.busy.flatMap((b) =>
      busySpans(b, monday, busyZone).map((s) => ({
        id: b.id,
        start: minute(s.startsAt),
        end: minute(s.endsAt),
      })),
    ),
  }
}

function numbered(facts: WeekFacts, s: SessionFact, minute: (at: Temporal.Instant) => number): Numbered {
  const { now, monday } = facts
  const [start, end] = [minute(s.startsAt), minute(s.endsAt)]
  const against = mismatchesOf(facts, s)
  return {
    ...s,
    day: monday.until(s.localOn).days,
    start,
    end,
    minutes: s.countsToward.includes('level_of_care') ? end - start : 0,
    conflicts: Number(against.part) + Number(against.mode),
    begun: Temporal.Instant.compare(s.startsAt, now) <= 0,
  }
}

/** Which preferences a session goes against. */
export function mismatchesOf(
  { preference, client, timeZone }: Pick<WeekFacts, 'preference' | 'client' | 'timeZone'>,
  s: Pick<SessionFact, 'startsAt' | 'byVideo'>,
) {
  const part = partOf(s.startsAt.toZonedDateTimeISO(timeZone).toPlainTime())
  return {
    part: preference.preferredPart !== 'any' && part !== preference.preferredPart,
    mode: s.byVideo !== (client.track === 'video'),
  }
}

/** What stands in the way of each session under some relaxations; null where nothing does. */
export function obstacleOf(
  { facts, busy }: Numbers,
  s: Numbered,
  relaxed: readonly Relaxation[],
): Obstacle | null {
  const { client, preference, prescribed } = facts
  if (s.begun) return 'begun'
  if (Temporal.PlainDate.compare(s.localOn, client.admittedOn) < 0) return 'not_admitted'
  if (!isAskedFor(s, prescribed.mix)) return 'not_asked_for'
  const relaxes = (kind: Relaxation['kind']) => relaxed.some((r) => r.kind === kind)
  if (s.group) {
    if (!holdsStage(s.group.stages, client.stage)) return 'stage'
    const { track } = s.group
    const otherTrack = track !== client.track && track !== 'video'
    if (otherTrack && !relaxed.some((r) => r.kind === 'track' && r.track === track)) return 'track'
  }
  if (s.byVideo && client.track !== 'video' && !preference.videoAllowed && !relaxes('video')) return 'video'
  const freed = (id: string) => relaxed.some((r) => r.kind === 'busy' && r.busyId === id)
  const hits = (before: number) =>
    busy.some((b) => !freed(b.id) && b.start < s.end + before && s.start - before < b.end)
  if (hits(0)) return 'busy'
  if (!s.byVideo && hits(travelUnder(facts, relaxed))) return 'travel'
  const added = relaxed.some((r) => r.kind === 'seat' && r.sessionId === s.id)
  return s.free > 0 || added ? null : 'full'
}

function isAskedFor(s: Numbered, mix: Mix): boolean {
  if (!s.group && !s.own) return false
  const range = mix[s.kind]
  if (s.minutes === 0) return (range?.min ?? 0) > 0
  return Object.keys(mix).length === 0 || (range?.max ?? 0) > 0
}

export const travelUnder = ({ preference }: WeekFacts, relaxed: readonly Relaxation[]): number =>
  relaxed.find((r) => r.kind === 'travel')?.minutes ?? preference.travelMinutes

export function problemOf(numbers: Numbers, relaxed: readonly Relaxation[] = []): WeekProblem {
  const { facts, sessions } = numbers
  const { minutes, daysMin, daysMax, mix } = facts.prescribed
  return {
    minutes,
    daysMin,
    daysMax: relaxed.find((r) => r.kind === 'day')?.daysMax ?? daysMax,
    mix,
    travel: travelUnder(facts, relaxed),
    candidates: sessions.flatMap((s): Candidate[] =>
      s.taken || obstacleOf(numbers, s, relaxed) === null ? [candidate(s)] : [],
    ),
  }
}

const candidate = ({
  id,
  kind,
  day,
  start,
  end,
  minutes,
  byVideo,
  conflicts,
  taken,
}: Numbered): Candidate => ({
  id,
  kind,
  day,
  start,
  end,
  minutes,
  byVideo,
  conflicts,
  fixed: taken,
})
