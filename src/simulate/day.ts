import { awaitingCosign, cosignNotes } from '#modules/notes/notes.contract.ts'
import { completeTask, listTasks } from '#modules/tasks/tasks.contract.ts'
import { nobody } from '#server/door.ts'
import { schedules } from '#server/schedules.ts'
import { type Held, type Holding, hold, type Missed } from './delivery.ts'
import { seededRandom } from './random.ts'
import { isBefore, type Session, type Town } from './town.ts'
import { moment, sideBySide, type Thread } from './world.ts'

/** What the story says of one session. */
export type Direction = Pick<Holding, 'told'> & { unwritten?: boolean }

/**
 * Holds every session of a local day; notes come some hours later, or are left for today. Sessions follow one another as
 * the day goes, for what happens in one may matter to the next; their notes matter to nothing else. @returns who was missed
 */
export async function holdSessions(
  town: Town,
  sessions: readonly Session[],
  directed: (s: Session) => Direction,
): Promise<Missed[]> {
  const leads = new Map(Object.values(town.programme.staff).map((a) => [a.staffId, a]))
  const held: Held[] = []
  const { world, characters } = town
  const coming = sessions
    .filter((s) => s.status === 'scheduled')
    .sort((a, b) => Temporal.Instant.compare(a.startsAt, b.startsAt))
  for (const together of Map.groupBy(coming, (s) => s.startsAt.toString()).values())
    await sideBySide(together, async (session) => {
      const lead = leads.get(session.lead?.id ?? '')
      if (!lead) return
      const { unwritten, ...told } = directed(session)
      const noteAfter = unwritten ? null : hoursUntilWritten(town, session)
      held[sessions.indexOf(session)] = await hold({ world, session, lead, characters, noteAfter, ...told })
    })
  const all = held.flatMap((h) => [h])
  await sideBySide(all, (h) => h.write())
  return all.flatMap((h) => h.missed)
}

/** Most notes are written the same day, the others the next morning; what would be written today is not yet. */
function hoursUntilWritten({ world }: Town, session: Session): number | null {
  const random = seededRandom(`${world.seed}/note/${session.id}`)
  const usual = random.weighted({ soon: 65, morning: 28, late: 7 })
  const hours =
    usual === 'soon' ? 0.3 + 2 * random.next() : usual === 'morning' ? random.int(12, 16) : random.int(24, 40)
  const written = session.endsAt.add({ minutes: Math.round(hours * 60) + 10 })
  const present = moment(world, world.today, '00:00')
  return Temporal.Instant.compare(written, present) < 0 ? hours : null
}

/** The case manager calls those who stayed away, and closes what a week that is over has left. */
export async function workThroughTasks(town: Town, story: Thread, on: Temporal.PlainDate): Promise<void> {
  const { case_manager } = town.programme.staff
  // Who stayed away yesterday is called today.
  const isLast = on.add({ days: 1 }).equals(town.world.today)
  const now = moment(town.world, on, '16:30')
  const { tasks } = await story.at(now).does(case_manager, listTasks, {})
  for (const { id: taskId, kind, dueAt } of tasks) {
    const reached = story.random.chance(0.75)
    if (kind === 'outreach_after_absences' && !isLast)
      await story.does(case_manager, completeTask, {
        taskId,
        outcome: reached ? 'reached' : 'not_reached',
        note: reached ? 'Was ill, comes again next time.' : 'Left a message as agreed; letter sent.',
      })
    if (kind === 'short_of_hours' && Temporal.Instant.compare(dueAt, now.add({ hours: 12 })) < 0)
      await story.does(case_manager, completeTask, {
        taskId,
        outcome: 'done',
        note: 'Talked about next week.',
      })
  }
}

/** The supervisor co-signs on Mondays, but not what is younger than a week before today. */
export async function cosign(town: Town, story: Thread, on: Temporal.PlainDate): Promise<void> {
  if (on.dayOfWeek !== 1 || !isBefore(on, town.world.today.subtract({ days: 6 }))) return
  const { villanueva } = town.programme.staff
  story.at(moment(town.world, on, '17:00'))
  const { notes } = await story.does(villanueva, awaitingCosign, {})
  const mine = notes.filter((n) => n.isMine && n.canCosign).map((n) => n.id)
  for (let i = 0; i < mine.length; i += 60)
    await story.does(villanueva, cosignNotes, { noteIds: mine.slice(i, i + 60) })
}

/** What the worker does by the clock, once a night. The audit is sealed at the end of it all. */
export async function night(town: Town, story: Thread, on: Temporal.PlainDate): Promise<void> {
  story.at(moment(town.world, on, '23:50'))
  for (const { name, run } of schedules)
    if (name !== 'audit-seal' && (on.dayOfWeek === 7 || name !== 'timetable-plan-ahead'))
      await story.act(nobody, run)
}
