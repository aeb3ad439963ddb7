import { type Kind, kinds, type Session } from '../instance.ts'
import { newPricer } from '../pricing.ts'
import { obstacleOf, type Programme, seatsOf, type Terms } from '../seats.ts'
import { weeksOf } from '../weeks.ts'
import { hasWeek } from './possible.ts'
import { type Locked, lockedOf, mostByLaw, type Relaxation, relax, relaxationsOf } from './relaxations.ts'

/**
 * Why a client has no week, and what would have to be otherwise. Every way out was tried and comes with the week it gives;
 * none of its parts can be left out.
 */
export type Explanation = {
  /** There is a week; there would be with free seats; or there is none even in an empty programme. */
  cause: 'fits' | 'seats_taken' | 'no_week'
  /** The best week as things stand, ids of sessions. */
  week: number[] | undefined
  waysOut: WayOut[]
  /** Of what could be otherwise, a smallest set that together leaves no week. */
  conflict: Relaxation[]
  locked: Locked[]
  /** Sessions in the file within reach, by what keeps the client out first. */
  keptOut: Record<string, number>
}
export type WayOut = { relaxations: Relaxation[]; week: number[] }

/** Seats as they are now; leave out to ask about an empty programme. */
export type Now = {
  /** By position of the session. */
  taken: Float64Array
  /** Groups of those the client must not meet, by position of the session. */
  closed: ReadonlySet<number>
}

export function explain(programme: Programme, terms: Terms, now?: Now): Explanation {
  const asker = newAsker(programme, terms, now)
  const isEmptyEnough = asker.isPossible([], true)
  const fits = asker.isPossible([])
  const full = fits || !isEmptyEnough || !now ? [] : fullKinds(programme, now)
  const possible = fits ? [] : relaxationsOf(programme, terms, full)
  return {
    cause: fits ? 'fits' : isEmptyEnough ? 'seats_taken' : 'no_week',
    week: fits ? asker.week([]) : undefined,
    waysOut: smallest(possible, asker.isPossible).map((relaxations) => ({
      relaxations,
      week: asker.week(relaxations) ?? [],
    })),
    conflict: fits ? [] : conflictOf(possible, asker.isPossible),
    locked: fits ? [] : lockedOf(terms, (now?.closed.size ?? 0) > 0),
    keptOut: tally(programme, terms, asker.isOpen),
  }
}

const fullKinds = ({ instance }: Programme, { taken }: Now): Kind[] =>
  kinds.filter((kind) =>
    instance.sessions.some(
      (s, i) => s.kind === kind && (taken[i] ?? 0) >= s.cap && s.cap < mostByLaw(s.kind),
    ),
  )

type IsPossible = (relaxations: readonly Relaxation[]) => boolean

/** All sets of one, then of two of which neither is enough alone. */
export function smallest(possible: readonly Relaxation[], isPossible: IsPossible): Relaxation[][] {
  const alone = possible.map((r) => isPossible([r]))
  const ones = possible.filter((_, i) => alone[i]).map((r) => [r])
  const weak = possible.filter((_, i) => !alone[i])
  const twos = weak.flatMap((a, i) => weak.slice(i + 1).flatMap((b) => (isPossible([a, b]) ? [[a, b]] : [])))
  return [...ones, ...twos]
}

/** Leaves out one after another what is not needed for the conflict. */
function conflictOf(possible: readonly Relaxation[], isPossible: IsPossible): Relaxation[] {
  const relaxed: Relaxation[] = []
  const needed: Relaxation[] = []
  for (const r of possible) {
    if (isPossible([...relaxed, r])) needed.push(r)
    else relaxed.push(r)
  }
  return needed
}

function newAsker(programme: Programme, terms: Terms, now: Now | undefined) {
  const { instance } = programme
  const known = new Map<string, boolean>()
  const isOpen = (i: number, s: Session, more: ReadonlySet<Kind>) => {
    if (!now) return true
    if (now.closed.has(i)) return false
    if ((now.taken[i] ?? 0) < s.cap) return true
    return more.has(s.kind) && s.cap < mostByLaw(s.kind)
  }
  const termsWith = (relaxations: readonly Relaxation[]) => relaxations.reduce(relax, terms)
  const moreSeats = (relaxations: readonly Relaxation[]) =>
    new Set(relaxations.flatMap((r) => (r.kind === 'seat' ? [r.of] : [])))
  const open = (more: ReadonlySet<Kind>) => (session: number) => {
    const s = instance.sessions[session]
    return s !== undefined && isOpen(session, s, more)
  }
  return {
    isOpen: open(new Set()),
    isPossible(relaxations: readonly Relaxation[], empty = false): boolean {
      const key = `${empty}${JSON.stringify(relaxations)}`
      const before = known.get(key)
      if (before !== undefined) return before
      const changed = termsWith(relaxations)
      const mayUse = empty ? () => true : open(moreSeats(relaxations))
      const seats = seatsOf(programme, changed).filter((s) => mayUse(s.session))
      const possible = hasWeek(changed, seats)
      known.set(key, possible)
      return possible
    },
    week(relaxations: readonly Relaxation[]): number[] | undefined {
      const changed = termsWith(relaxations)
      const mayUse = open(moreSeats(relaxations))
      const weeks = weeksOf(programme, 0, changed, mayUse)
      if (!weeks) return undefined
      const pricer = newPricer()
      pricer.least(weeks, { costFactor: 1, ofSession: new Float64Array(instance.sessions.length) })
      return pricer.week().sessions.flatMap((s) => instance.sessions[s]?.id ?? [])
    },
  }
}

function tally({ instance }: Programme, terms: Terms, isOpen: (session: number) => boolean) {
  const kept: Record<string, number> = {}
  for (const [i, s] of instance.sessions.entries()) {
    const here = s.site === terms.site || (s.site === -1 && terms.teleRegions.includes(s.region ?? -1))
    const why = here ? (obstacleOf(s, terms) ?? (isOpen(i) ? 'usable' : 'full')) : 'place'
    kept[why] = (kept[why] ?? 0) + 1
  }
  return kept
}
