import { type SessionKind, type Track, tracks } from '#modules/program/program.ts'
import { type Numbers, type Obstacle, obstacleOf, obstacles, problemOf, type Relaxation } from './facts.ts'
import { compareWeeks, type Week } from './legal.ts'
import { findMost, findReachable, type Remembered } from './reach.ts'

/** Why a client has no week, and what would have to be otherwise. Every way out was tried: it gives the week beside it. */
export type Explanation = {
  /** Nothing is planned; seats are taken (with free seats there were a week); or no week even with all seats free. */
  cause: 'nothing_planned' | 'seats_taken' | 'no_week'
  /** The week's sessions by what stands in the way first. */
  sessions: Partial<Record<Obstacle | 'usable', number>>
  /** Kinds of which the week has fewer sessions for the client than are prescribed. */
  missing: SessionKind[]
  /** The most minutes there are as things stand. */
  most: Week | null
  waysOut: WayOut[]
}
/** Minimal: with any of the relaxations left out there is no week. */
export type WayOut = { relaxations: Relaxation[]; week: Week; sessionIds: string[] }

export const mostWaysOut = 8

export function explain(numbers: Numbers): Explanation {
  const problem = problemOf(numbers)
  const full = numbers.sessions.filter((s) => s.free <= 0 && !s.taken)
  const everySeat = full.map((s): Relaxation => ({ kind: 'seat', sessionId: s.id }))
  const couldSit = full.length > 0 && findReachable(problemOf(numbers, everySeat)) !== undefined
  return {
    cause: numbers.sessions.length === 0 ? 'nothing_planned' : couldSit ? 'seats_taken' : 'no_week',
    sessions: tally(numbers),
    missing: missingKinds(numbers),
    most: findMost(problem) ?? null,
    waysOut: waysOut(numbers),
  }
}

function tally(numbers: Numbers): Explanation['sessions'] {
  const of: Explanation['sessions'] = {}
  for (const s of numbers.sessions) {
    const reason = s.taken ? 'usable' : (obstacleOf(numbers, s, []) ?? 'usable')
    of[reason] = (of[reason] ?? 0) + 1
  }
  return of
}

function missingKinds(numbers: Numbers): SessionKind[] {
  const { candidates, mix } = problemOf(numbers)
  const kinds = Object.keys(mix) as SessionKind[]
  return kinds.filter((kind) => candidates.filter((c) => c.kind === kind).length < (mix[kind]?.min ?? 0))
}

/** The minimal sets of one relaxation, then of two. */
export function waysOut(numbers: Numbers, most = mostWaysOut): WayOut[] {
  const remembered: Remembered = new Map()
  const attempt = (relaxations: Relaxation[]): WayOut | undefined => {
    const problem = problemOf(numbers, relaxations)
    const week = findReachable(problem, remembered)
    return (
      week && { relaxations, week, sessionIds: week.picks.flatMap((i) => problem.candidates[i]?.id ?? []) }
    )
  }
  const possible = relaxationsOf(numbers)
  const singles = possible.map((r) => attempt([r]))
  const found = singles.filter((w) => w !== undefined)
  const weak = possible.filter((_, i) => !singles[i])
  if (found.length < most)
    for (const [i, a] of weak.entries())
      for (const b of weak.slice(i + 1)) found.push(...[attempt([a, b])].filter((w) => w !== undefined))
  return found
    .map((w) => leastTravel(numbers, w, attempt))
    .sort(compareWaysOut)
    .slice(0, most)
}

/** Everything that could be otherwise and stands in the way of at least one session. Travel is first left out wholly. */
function relaxationsOf(numbers: Numbers): Relaxation[] {
  const { facts, busy } = numbers
  const { client, preference, prescribed } = facts
  const open = numbers.sessions.filter(
    (s) => !s.taken && !fixedObstacles.has(obstacleOf(numbers, s, []) ?? 'full'),
  )
  const otherTracks = tracks.filter(
    (t: Track) => t !== client.track && t !== 'video' && open.some((s) => s.group?.track === t),
  )
  const reach = preference.travelMinutes
  const hit = (id: string) =>
    open.some((s) => {
      const before = s.byVideo ? 0 : reach
      return busy.some((b) => b.id === id && b.start < s.end + before && s.start - before < b.end)
    })
  return [
    ...(open.some((s) => s.byVideo) && !preference.videoAllowed && client.track !== 'video'
      ? [{ kind: 'video' } as const]
      : []),
    ...otherTracks.map((track) => ({ kind: 'track', track }) as const),
    ...open.filter((s) => s.free <= 0).map((s) => ({ kind: 'seat', sessionId: s.id }) as const),
    ...(reach > 0 ? [{ kind: 'travel', minutes: 0 } as const] : []),
    ...(prescribed.daysMax < 7 ? [{ kind: 'day', daysMax: prescribed.daysMax + 1 } as const] : []),
    ...[...new Set(busy.map((b) => b.id))].filter(hit).map((busyId) => ({ kind: 'busy', busyId }) as const),
  ]
}
const fixedObstacles = new Set<Obstacle>(obstacles.slice(0, obstacles.indexOf('stage') + 1))

/** Asks for no shorter a travel than needed, in steps of five minutes. */
function leastTravel(
  { facts }: Numbers,
  way: WayOut,
  attempt: (relaxations: Relaxation[]) => WayOut | undefined,
): WayOut {
  if (!way.relaxations.some((r) => r.kind === 'travel')) return way
  let best = way
  for (let [low, high] = [0, Math.ceil(facts.preference.travelMinutes / 5) - 1]; low < high; ) {
    const middle = Math.ceil((low + high) / 2)
    const tried = attempt(
      way.relaxations.map((r) => (r.kind === 'travel' ? { kind: 'travel', minutes: middle * 5 } : r)),
    )
    if (tried) {
      best = tried
      low = middle
    } else high = middle - 1
  }
  return best
}

/** What is easier to agree on comes first. */
const ease: Relaxation['kind'][] = ['video', 'track', 'travel', 'seat', 'day', 'busy']
const easeOf = (w: WayOut) => Math.max(...w.relaxations.map((r) => ease.indexOf(r.kind)))
const compareWaysOut = (a: WayOut, b: WayOut) =>
  a.relaxations.length - b.relaxations.length || easeOf(a) - easeOf(b) || compareWeeks(a.week, b.week)
