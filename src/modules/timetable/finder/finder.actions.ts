import { notFound, refused } from '#kit/problem.ts'
import { weekOf } from '#kit/time.ts'
import type { Action, Ctx } from '#server/door.ts'
import { findOwnWeek, findPrescribed, listBusyTimes } from '../ownWeek.store.ts'
import { timetableWords } from '../timetable.words.ts'
import { explain } from './explain.ts'
import { mismatchesOf, numbersOf, problemOf, type Relaxation, type WeekFacts } from './facts.ts'
import type * as contract from './finder.contract.ts'
import type { ProposalView, RelaxationView } from './finder.contract.ts'
import { listForClient } from './finder.store.ts'
import type { Week } from './legal.ts'
import { findWeeks as bestWeeks } from './search.ts'

/** How many weeks are offered beside each other. */
const offered = 5

/** Looks for the week's best sets of seats for one client; takes nothing. */
export const findWeeks: Action<typeof contract.proposeWeek> = async (ctx, input) => {
  const { facts, rows } = await factsOf(ctx, input.clientId, weekOf(input.monday))
  const numbers = numbersOf(facts)
  const problem = problemOf(numbers)
  const prescribedMinutes = facts.prescribed.minutes
  const views = new Map(rows.map((r) => [r.id, r]))
  const view = (week: Week, sessionIds: readonly string[]) => proposal(facts, views, week, sessionIds)
  const idsOf = (week: Week) => week.picks.flatMap((i) => problem.candidates[i]?.id ?? [])

  const weeks = bestWeeks(problem, offered)
  if (weeks.length > 0)
    return { outcome: 'weeks', prescribedMinutes, weeks: weeks.map((w) => view(w, idsOf(w))) }
  const { most, waysOut, ...why } = explain(numbers)
  return {
    outcome: 'none',
    prescribedMinutes,
    ...why,
    most: most && view(most, idsOf(most)),
    waysOut: waysOut.map((w) => ({
      relaxations: w.relaxations.map((r) => relaxationView(facts, views, r)),
      week: view(w.week, w.sessionIds),
    })),
  }
}

async function factsOf(ctx: Ctx, clientId: string, monday: Temporal.PlainDate) {
  const { tx, now } = ctx
  const own = await findOwnWeek(ctx, clientId)
  if (!own) throw notFound('client')
  const { episode, siteId, siteZone, preference } = own
  if (!episode) throw refused('not_admitted', timetableWords.en.reasons)
  const prescribed = await findPrescribed(tx, episode.id, monday)
  if (!prescribed) throw refused('nothing_prescribed', timetableWords.en.reasons)
  const rows = await listForClient(tx, { siteId, clientId }, monday, monday.add({ days: 7 }))
  const facts: WeekFacts = {
    monday,
    timeZone: siteZone,
    now,
    sessions: rows.map((r) => ({
      ...r,
      group: r.track && { track: r.track, stages: r.stages },
      free: r.capacity - r.seatsTaken,
    })),
    busy: await listBusyTimes(tx, clientId),
    preference,
    client: episode,
    prescribed,
  }
  return { facts, rows }
}

type Views = ReadonlyMap<string, Awaited<ReturnType<typeof listForClient>>[number]>

function proposal(facts: WeekFacts, views: Views, week: Week, sessionIds: readonly string[]): ProposalView {
  const sessions = sessionIds.flatMap((id) => views.get(id) ?? []).filter((s) => !s.taken)
  const against = sessions.map((s) => mismatchesOf(facts, s))
  return {
    sessions,
    minutes: week.minutes,
    weekdays: week.days.map((d) => d + 1),
    overMinutes: Math.max(0, week.cost.overMinutes),
    gapMinutes: week.cost.gapMinutes,
    against: { part: against.filter((a) => a.part).length, mode: against.filter((a) => a.mode).length },
  }
}

function relaxationView(facts: WeekFacts, views: Views, r: Relaxation): RelaxationView {
  if (r.kind === 'seat') {
    const session = views.get(r.sessionId)
    if (!session) throw notFound('session')
    return { ...r, name: session.name, startsAt: session.startsAt }
  }
  if (r.kind === 'busy') {
    const busy = facts.busy.find((b) => b.id === r.busyId)
    if (!busy) throw notFound('busy time')
    return { ...r, busyKind: busy.kind, weekday: busy.weekday, from: busy.from, until: busy.until }
  }
  return r
}
