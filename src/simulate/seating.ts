import { weekOf } from '#kit/time.ts'
import { clientWeek } from '#modules/timetable/ownWeek.contract.ts'
import { acceptWeek, releaseSeats } from '#modules/timetable/seats.contract.ts'
import { cancelSession, openSession } from '#modules/timetable/sessions.contract.ts'
import { individualHours, staff } from './plan.ts'
import { earlier, groupsOn, isBefore, type Life, type Session, type Town } from './town.ts'
import { moment, type Thread, type World } from './world.ts'

/** Seats are given out this far ahead, and again every five weeks, so that today they reach two weeks on. */
const aheadWeeks = 7
const everyWeeks = 5
export const seatedUntil = (world: World) => world.today.add({ weeks: 2 })

/** Is this a day on which somebody's seats are given out? */
export function getsSeatsOn(life: Life, on: Temporal.PlainDate, begin: Temporal.PlainDate): boolean {
  if (life.c.seating !== 'usual') return false
  const first = isBefore(life.c.admittedOn, begin) ? begin.subtract({ days: 1 }) : life.c.admittedOn
  const days = first.until(on).days
  const moves = life.c.moves.some((m) => m.stage === 'mid' && m.on.equals(on))
  return moves || (days >= 0 && days % (everyWeeks * 7) === 0)
}

/** Takes seats in somebody's own groups from now on. */
export async function giveSeats(
  town: Town,
  life: Life,
  on: Temporal.PlainDate,
  sessions: readonly Session[],
) {
  const { clientId, story } = life
  const { case_manager } = town.programme.staff
  const now = moment(town.world, on, '14:00')
  const names = groupsOn(life, on)
  const until = on.add({ days: 8 })
  const sessionIds = sessions
    .filter((s) => names.has(s.name) && s.status === 'scheduled' && isBefore(s.localOn, until))
    .filter((s) => Temporal.Instant.compare(s.startsAt, now) > 0)
    .map((s) => s.id)
  if (!clientId || sessionIds.length === 0) return
  const repeatUntil = earlier(on.add({ weeks: aheadWeeks }), seatedUntil(town.world)).toString()
  // Mid recovery and family education belong to no track of their own.
  await story.at(now).does(case_manager, acceptWeek, { clientId, sessionIds, repeatUntil, anyTrack: true })
}

/** Gives back all seats that are still to come; their own hours are cancelled. */
export async function giveBack(
  town: Town,
  life: Life,
  on: Temporal.PlainDate,
  { hours }: { hours: boolean },
) {
  const { clientId, story, therapist } = life
  if (!clientId) return
  const { case_manager } = town.programme.staff
  const taken: Session[] = []
  for (let monday = weekOf(on); isBefore(monday, seatedUntil(town.world)); monday = monday.add({ days: 7 })) {
    const week = await story.does(case_manager, clientWeek, { clientId, monday: monday.toString() })
    taken.push(...week.seats.filter((s) => s.status === 'taken').map((s) => s.session))
  }
  const now = moment(town.world, on, '13:00')
  const coming = taken.filter((s) => Temporal.Instant.compare(s.startsAt, now) > 0)
  const groups = coming.filter((s) => s.groupId !== null).map((s) => s.id)
  if (groups.length) await story.at(now).does(case_manager, releaseSeats, { clientId, sessionIds: groups })
  if (!hours) return
  for (const { id } of coming.filter((s) => s.groupId === null))
    await story.at(now).does(therapist, cancelSession, { sessionId: id, reason: 'client_cancelled' })
}

/** Gives everybody an hour of their therapist's that nobody else has while they are there. */
export function assignHours(lives: readonly Life[]): void {
  const kept: { life: Life; slot: string }[] = []
  const overlap = (a: Life, b: Life) => {
    const ends = (l: Life) => l.c.leaves?.on ?? Temporal.PlainDate.from('9999-12-31')
    return !isBefore(ends(a), b.c.admittedOn) && !isBefore(ends(b), a.c.admittedOn)
  }
  for (const life of lives) {
    const options = (individualHours[life.therapistKey] ?? []).flatMap((hour) =>
      [true, false].map((even) => ({ ...hour, even })),
    )
    const slotOf = (hour: (typeof options)[number]) =>
      `${life.therapistKey} ${hour.weekday} ${hour.starts} ${hour.even}`
    const free = options.find((h) => !kept.some((k) => k.slot === slotOf(h) && overlap(k.life, life)))
    if (!free) continue
    life.hour = free
    kept.push({ life, slot: slotOf(free) })
  }
}

/** Plans somebody's own hours on the days [from, until). */
export async function planHours(
  town: Town,
  life: Life,
  range: { from: Temporal.PlainDate; until: Temporal.PlainDate },
  story: Thread = life.story,
) {
  const { hour, clientId, therapist, therapistKey } = life
  if (!hour || !clientId) return
  const { siteId, rooms } = town.programme
  const office = staff.find((s) => s.key === therapistKey)?.office ?? ''
  for (let on = range.from; isBefore(on, range.until); on = on.add({ days: 1 })) {
    if (on.dayOfWeek !== hour.weekday || isEvenWeek(on) !== hour.even) continue
    if (life.c.leaves && !isBefore(on, life.c.leaves.on)) continue
    await story.does(therapist, openSession, {
      siteId,
      kind: 'individual',
      on: on.toString(),
      starts: hour.starts,
      minutes: 60,
      leadId: therapist.staffId ?? '',
      roomId: rooms[office] ?? null,
      clientIds: [clientId],
    })
  }
}

const isEvenWeek = (on: Temporal.PlainDate) =>
  Math.floor(Temporal.PlainDate.from('2020-01-06').until(on).days / 7) % 2 === 0
