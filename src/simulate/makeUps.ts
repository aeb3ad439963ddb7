import { weekOf } from '#kit/time.ts'
import { clientWeek } from '#modules/timetable/ownWeek.contract.ts'
import { acceptWeek } from '#modules/timetable/seats.contract.ts'
import { overlaps } from '#modules/timetable/timetable.ts'
import type { Missed } from './delivery.ts'
import { isBefore, type Session, type Town } from './town.ts'
import { moment, type Thread } from './world.ts'

/**
 * The case manager offers some of those who were missed a seat in another group of the same kind, later in the same week,
 * where one is free.
 */
export async function offerMakeUps(
  town: Town,
  story: Thread,
  missed: readonly Missed[],
  { on, sessions, share }: { on: Temporal.PlainDate; sessions: readonly Session[]; share: number },
): Promise<void> {
  const { case_manager } = town.programme.staff
  const monday = weekOf(on)
  story.at(moment(town.world, on, '21:15'))
  const open = new Map(
    sessions.filter((s) => isOpen(s, on, monday)).map((s) => [s.id, s.capacity - s.seatsTaken - 1]),
  )
  for (const { clientId, session } of missed) {
    if (!story.random.chance(share) || session.groupId === null) continue
    const { seats } = await story.does(case_manager, clientWeek, { clientId, monday: monday.toString() })
    const own = seats.filter((s) => s.status === 'taken').map((s) => s.session)
    const fit = sessions.find(
      (s) => (open.get(s.id) ?? 0) > 0 && isLike(s, session) && !own.some((o) => overlaps(o, s)),
    )
    if (!fit) continue
    open.set(fit.id, (open.get(fit.id) ?? 0) - 1)
    await story.does(case_manager, acceptWeek, {
      clientId,
      sessionIds: [fit.id],
      makeUpFor: session.id,
      anyTrack: true,
    })
  }
}

const isOpen = (s: Session, on: Temporal.PlainDate, monday: Temporal.PlainDate) =>
  s.groupId !== null &&
  s.status === 'scheduled' &&
  isBefore(on, s.localOn) &&
  isBefore(s.localOn, monday.add({ days: 7 }))

const isLike = (a: Session, b: Session) =>
  a.kind === b.kind && a.stages.join() === b.stages.join() && a.name !== b.name
