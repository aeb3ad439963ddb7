import { weekOf } from '#kit/time.ts'
import { openSession } from '#modules/timetable/sessions.contract.ts'
import { isThereOn } from './cast.ts'
import type { StaffKey } from './plan.ts'
import { staff } from './plan.ts'
import { isBefore, type Life, type Town } from './town.ts'
import { moment, type Thread } from './world.ts'

/** Weekly hours of the medical provider and the case manager, and whom they see then. */
const hours: readonly {
  by: StaffKey
  kind: 'medical' | 'case_management'
  of: string
  weekdays: number[]
  starts: string[]
}[] = [
  {
    by: 'medical_provider',
    kind: 'medical',
    of: 'day_a',
    weekdays: [2, 4],
    starts: ['13:00', '13:40', '14:20'],
  },
  { by: 'medical_provider', kind: 'medical', of: 'weekend', weekdays: [6], starts: ['12:40'] },
  { by: 'case_manager', kind: 'case_management', of: 'day_b', weekdays: [1, 3], starts: ['13:00', '13:40'] },
  { by: 'case_manager', kind: 'case_management', of: 'evening_a', weekdays: [5], starts: ['16:40', '17:20'] },
]

/** Plans the visits of the days [from, until): everybody of a cohort has their turn. */
export async function planVisits(
  town: Town,
  story: Thread,
  { from, until }: { from: Temporal.PlainDate; until: Temporal.PlainDate },
): Promise<void> {
  for (let on = from; isBefore(on, until); on = on.add({ days: 1 }))
    for (const hour of hours.filter((h) => h.weekdays.includes(on.dayOfWeek)))
      for (const [i, starts] of hour.starts.entries())
        await planVisit(town, story, on, { ...hour, starts, turn: i })
}

type Visit = { by: StaffKey; kind: 'medical' | 'case_management'; of: string; starts: string; turn: number }

async function planVisit({ programme, lives }: Town, story: Thread, on: Temporal.PlainDate, visit: Visit) {
  const candidates = lives.filter((l) => l.c.cohort === visit.of && isFree(l, on))
  const weeks = Math.floor(Temporal.PlainDate.from('2020-01-06').until(on).days / 7)
  const [life] = candidates.slice(
    (weeks * 6 + on.dayOfWeek * 3 + visit.turn) % Math.max(1, candidates.length),
  )
  if (!life?.clientId) return
  const by = programme.staff[visit.by]
  const office = staff.find((s) => s.key === visit.by)?.office ?? ''
  await story.does(by, openSession, {
    siteId: programme.siteId,
    kind: visit.kind,
    on: on.toString(),
    starts: visit.starts,
    minutes: 30,
    leadId: by.staffId ?? '',
    roomId: programme.rooms[office] ?? null,
    clientIds: [life.clientId],
  })
}

/** Still there a while, in the same cohort, and without an hour of their own that day. */
const isFree = ({ c, hour, clientId }: Life, on: Temporal.PlainDate) =>
  clientId !== null &&
  isThereOn(c, on) &&
  c.moves.every((m) => m.stage === 'early' || isBefore(on, m.on)) &&
  hour?.weekday !== on.dayOfWeek

/** On Mondays the week after next is planned; in the beginning three weeks at once. */
export async function planVisitsAhead(town: Town, story: Thread, on: Temporal.PlainDate): Promise<void> {
  const monday = weekOf(on)
  const isFirst = on.add({ days: 1 }).equals(town.begin)
  if (!isFirst && (on.dayOfWeek !== 1 || isBefore(on, town.begin))) return
  story.at(moment(town.world, on, '17:20'))
  const until = monday.add({ days: 21 })
  await planVisits(town, story, { from: isFirst ? town.begin : monday.add({ days: 14 }), until })
}
