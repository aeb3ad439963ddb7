import { weekOf } from '#kit/time.ts'
import { cancelSession } from '#modules/timetable/sessions.contract.ts'
import { type Character, isThereOn, stageOn } from './cast.ts'
import type { Direction } from './day.ts'
import type { Mark } from './delivery.ts'
import { cohortOf } from './plan.ts'
import { seededRandom } from './random.ts'
import { isBefore, type Life, type Session, type Town } from './town.ts'
import { moment, type Thread } from './world.ts'

/** What is not left to chance, so that today shows every kind of work. */
export type Script = {
  /** Who will end the running week short of hours: each misses the first day of theirs. */
  short: ReadonlySet<string>
  /** Who answers item 9 of the PHQ-9, and when; only the last one is still to be followed up. */
  alerts: readonly { key: string; on: Temporal.PlainDate; open: boolean }[]
}

export function scriptOf({ world, lives, begin }: Town): Script {
  const { today } = world
  const monday = weekOf(today)
  const settled = lives.filter(
    ({ c }) =>
      isBefore(c.admittedOn, monday) && c.leaves === null && stageOn(c, monday) === stageOn(c, today),
  )
  const short = (['day_a', 'evening_a', 'weekend'] as const).flatMap((cohort) =>
    settled
      .filter((l) => l.c.cohort === cohort && stageOn(l.c, today) === 'early' && !hasSlack(l, today))
      .slice(0, 1),
  )
  const burdened = lives
    .filter(({ c }) => isThereOn(c, today) && !short.some((s) => s.c === c))
    .sort((a, b) => b.c.burden - a.c.burden)
  const days = [begin.add({ days: 10 }), today.subtract({ days: 19 }), today.subtract({ days: 1 })]
  const alerts = days.flatMap((on, i) => {
    const life = burdened.filter(({ c }) => isBefore(c.admittedOn, on) && !isBefore(on, begin))[i]
    return life ? [{ key: life.c.key, on, open: i === days.length - 1 }] : []
  })
  return { short: new Set(short.map((l) => l.c.key)), alerts }
}

/** In the running week somebody may lose minutes only who has some to spare: an hour of their own, or family education. */
function hasSlack({ hour, withFamily }: Life, today: Temporal.PlainDate): boolean {
  const weeks = Temporal.PlainDate.from('2020-01-06').until(weekOf(today)).days / 7
  return withFamily || (hour !== null && (weeks % 2 === 0) === hour.even)
}

/** What the story says of a session. */
export function direct(town: Town, script: Script, session: Session): Direction {
  const { world, lives } = town
  const { today } = world
  const byKey = new Map(lives.map((l) => [l.c.key, l]))
  const running = !isBefore(session.localOn, weekOf(today))
  const told = (c: Character): Mark | undefined => {
    if (!running) return undefined
    if (script.short.has(c.key)) return missesToday(c, session.localOn, today) ?? 'present'
    const life = byKey.get(c.key)
    const late = seededRandom(`${world.seed}/${c.key}/${session.localOn}/running`).chance(0.12)
    return life && hasSlack(life, today) && late ? 'late' : 'present'
  }
  return { told, unwritten: staysUnwritten(town, session) }
}

/** One stayed away yesterday without a word, the others excused themselves on the first day of their week. */
function missesToday(c: Character, on: Temporal.PlainDate, today: Temporal.PlainDate): Mark | undefined {
  if (c.cohort === 'evening_a') return lastDay(c, today)?.equals(on) ? 'absent' : undefined
  const first = weekOf(today).add({ days: c.cohort === 'weekend' ? 4 : 0 })
  return on.equals(first) ? 'excused' : undefined
}

/** The last day before today on which their cohort met this week. */
function lastDay(c: Character, today: Temporal.PlainDate): Temporal.PlainDate | undefined {
  const weekdays = cohortOf(c.cohort).times.flatMap((t) => t.weekdays)
  return weekdays
    .map((weekday) => weekOf(today).add({ days: weekday - 1 }))
    .findLast((day) => isBefore(day, today))
}

/** Some notes are overdue today: an evening's, and the first medical visit's of a day. */
function staysUnwritten({ world, programme }: Town, { localOn, lead, kind, startsAt }: Session): boolean {
  const { okonkwo, medical_provider } = programme.staff
  const age = localOn.until(world.today).days
  if (lead?.id === okonkwo.staffId) return kind === 'skills' && age >= 3 && age < 6
  const isFirst = startsAt.equals(moment(world, localOn, '13:00'))
  return lead?.id === medical_provider.staffId && isFirst && age < 7
}

/** A snow day some weeks ago, and a group next week whose therapist will be away. */
export async function cancelSome(
  town: Town,
  story: Thread,
  on: Temporal.PlainDate,
  sessions: readonly Session[],
) {
  const { director } = town.programme.staff
  const { today } = town.world
  const snow = weekOf(today).subtract({ days: 12 })
  const cancel = async (wanted: (s: Session) => boolean, reason: 'weather' | 'staff_absent') => {
    story.at(moment(town.world, on, '18:30'))
    for (const { id, version } of sessions.filter(wanted))
      await story.does(director, cancelSession, { sessionId: id, reason, version })
  }
  if (on.add({ days: 1 }).equals(snow))
    await cancel((s) => s.localOn.equals(snow) && s.name.endsWith('Evening B'), 'weather')
  if (on.add({ days: 1 }).equals(today))
    await cancel(
      (s) => s.localOn.equals(weekOf(today).add({ days: 10 })) && s.name === 'Recovery skills · Day B',
      'staff_absent',
    )
}
