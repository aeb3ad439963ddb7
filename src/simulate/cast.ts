import { type Duty, dutiesOf } from './duties.ts'
import { type Invented, invent } from './names.ts'
import { type CohortKey, cohortKeys, cohortOf } from './plan.ts'
import { type Random, seededRandom } from './random.ts'
import { type Voice, voiceOf } from './writing.ts'

/** Who comes, when, where they sit and how it goes with them: decided before anything happens. */
export type Character = {
  key: string
  person: Invented
  cohort: CohortKey
  admittedOn: Temporal.PlainDate
  /** Later stages with the day they begin. */
  moves: readonly { stage: 'early' | 'mid' | 'late'; on: Temporal.PlainDate }[]
  leaves: { on: Temporal.PlainDate; how: Leaving } | null
  substance: Substance
  /** How heavy it weighs at admission, 0 to 1. */
  burden: number
  course: 'better' | 'wavering' | 'worse'
  /** What takes their time in the week. */
  duties: readonly Duty[]
  /** Seats are given as usual; or nobody has looked for a week yet; or there is none for them. */
  seating: 'usual' | 'open' | 'hopeless'
  /** Multiplies the usual share of missed sessions. */
  unreliability: number
  voice: Voice
}
export type Leaving = 'graduated' | 'left_early' | 'transferred'
export const mainSubstances = [
  'alcohol',
  'fentanyl',
  'opioid_pills',
  'cocaine',
  'methamphetamine',
  'cannabis',
] as const
export type Substance = (typeof mainSubstances)[number]

export type Size = {
  /** Whole weeks that are simulated, up to today. */
  weeks: number
  /** People in each cohort today, at most twelve. */
  seats: (cohort: CohortKey) => number
  /** How often somebody sat on a chair before, 0 to 1. */
  turnover: number
  /** People on their way in. */
  coming: number
}

/** One stay on one chair of an intensive cohort: from a day up to, not including, another; null: still there. */
type Stay = {
  cohort: CohortKey
  from: Temporal.PlainDate
  until: Temporal.PlainDate | null
  seating?: Character['seating']
}

const { compare } = Temporal.PlainDate
const after = (a: Temporal.PlainDate, b: Temporal.PlainDate) => compare(a, b) > 0

export function castOf(seed: string, today: Temporal.PlainDate, size: Size): Character[] {
  const random = seededRandom(`${seed}/cast`)
  const begin = today.subtract({ weeks: size.weeks })
  const stays = cohortKeys
    .filter((key) => key !== 'mid')
    .flatMap((key) =>
      Array.from({ length: size.seats(key) }, (_, chair) =>
        staysOf(random.fork(`${key} ${chair}`), key, { today, begin, turnover: size.turnover }),
      ).flat(),
    )
    .sort((a, b) => compare(a.from, b.from))
  const later = assignMid(random.fork('mid'), stays, { today, begin, seats: size.seats('mid') })
  const person = invent(random.fork('people'), today)
  return [...later.oldHands, ...stays, ...newcomers(random.fork('newcomers'), today, size)].map((stay, i) =>
    characterOf(
      random.fork(`client ${i}`),
      `client ${i}`,
      person(),
      stay,
      later.movedOn.get(stay) ?? null,
      today,
    ),
  )
}

/** Who sits on a chair now, and who sat there before, back to the first simulated day. */
function staysOf(
  random: Random,
  cohort: CohortKey,
  { today, begin, turnover }: { today: Temporal.PlainDate; begin: Temporal.PlainDate; turnover: number },
): Stay[] {
  const stays: Stay[] = []
  let from = workday(today.subtract({ days: random.int(3, 76) }))
  stays.push({ cohort, from, until: null })
  while (after(from, begin) && random.chance(turnover)) {
    const until = from.subtract({ days: random.int(2, 9) })
    if (!after(until, begin)) break
    from = workday(until.subtract({ days: random.chance(0.25) ? random.int(12, 30) : random.int(56, 90) }))
    stays.push({ cohort, from, until })
  }
  return stays
}

/** Admitted on the last working day and without a week yet, or on their way in: they come in the next days. */
function newcomers(random: Random, today: Temporal.PlainDate, size: Size): Stay[] {
  const justAdmitted = workday(today.subtract({ days: 1 }))
  const coming = Array.from({ length: size.coming }, (_, i) => ({
    cohort: random.pick(['day_b', 'evening_b', 'weekend'] as const),
    from: nextWorkday(today.add({ days: 1 + 2 * i })),
    until: null,
  }))
  if (size.coming === 0) return []
  return [
    { cohort: 'day_b', from: justAdmitted, until: null, seating: 'open' },
    { cohort: 'evening_b', from: justAdmitted, until: null, seating: 'hopeless' },
    ...coming,
  ]
}

/**
 * Of those whose intensive stay ends, about half go on in the mid-recovery group while it has room; a few sat there
 * from the beginning.
 */
function assignMid(
  random: Random,
  stays: readonly Stay[],
  { today, begin, seats }: { today: Temporal.PlainDate; begin: Temporal.PlainDate; seats: number },
) {
  const movedOn = new Map<Stay, { on: Temporal.PlainDate; until: Temporal.PlainDate | null }>()
  const oldHands: Stay[] = []
  const freeOn: Temporal.PlainDate[] = []
  const takeChair = (stay: Stay, on: Temporal.PlainDate, days: number) => {
    const until = on.add({ days })
    movedOn.set(stay, { on, until: after(until, today) ? null : until })
    freeOn.push(until)
  }
  for (let i = 0; i < Math.ceil(seats / 2); i++) {
    const on = begin.subtract({ days: random.int(1, 40) })
    const from = workday(on.subtract({ days: random.int(60, 84) }))
    const stay: Stay = {
      cohort: random.pick(['day_a', 'day_b', 'evening_a', 'evening_b'] as const),
      from,
      until: on,
    }
    oldHands.push(stay)
    takeChair(stay, on, random.int(70, 130))
  }
  const ended = stays.flatMap((stay) => (stay.until ? [{ stay, until: stay.until }] : []))
  for (const { stay, until } of ended.sort((a, b) => compare(a.until, b.until))) {
    const taken = freeOn.filter((day) => after(day, until)).length
    const stayed = stay.from.until(until).days
    if (taken < seats && stayed > 50 && random.chance(0.7)) takeChair(stay, until, random.int(60, 110))
  }
  return { movedOn, oldHands }
}

function characterOf(
  random: Random,
  key: string,
  person: Invented,
  stay: Stay,
  mid: { on: Temporal.PlainDate; until: Temporal.PlainDate | null } | null,
  today: Temporal.PlainDate,
): Character {
  const early = stay.from.add({ days: random.int(9, 20) })
  const late = mid?.on.add({ days: random.int(45, 70) })
  const end = mid ? mid.until : stay.until
  const moves = [
    { stage: 'early' as const, on: early },
    ...(mid ? [{ stage: 'mid' as const, on: mid.on }] : []),
    ...(late ? [{ stage: 'late' as const, on: late }] : []),
  ].filter(({ on }) => after(end ?? today, on))
  const how: Leaving =
    mid || (end && stay.from.until(end).days > 50 && random.chance(0.6)) ? 'graduated' : 'left_early'
  const left = how === 'left_early' && random.chance(0.3) ? 'transferred' : how
  return {
    key,
    person,
    cohort: stay.cohort,
    admittedOn: stay.from,
    moves,
    leaves: end ? { on: end, how: left } : null,
    duties: dutiesOf(random.fork('duties'), stay),
    seating: stay.seating ?? 'usual',
    substance: random.weighted({
      alcohol: 40,
      fentanyl: 18,
      opioid_pills: 10,
      cocaine: 12,
      methamphetamine: 12,
      cannabis: 8,
    }),
    burden: 0.25 + 0.7 * random.next(),
    course: random.weighted({ better: 70, wavering: 20, worse: 10 }),
    unreliability: left === 'left_early' ? 2.4 : 0.4 + 1.2 * random.next(),
    voice: voiceOf(random.fork('voice')),
  }
}

/** Admissions are on working days. */
const workday = (day: Temporal.PlainDate) =>
  day.dayOfWeek > 5 ? day.subtract({ days: day.dayOfWeek - 5 }) : day
const nextWorkday = (day: Temporal.PlainDate) =>
  day.dayOfWeek > 5 ? day.add({ days: 8 - day.dayOfWeek }) : day

/** Where somebody sits on a day: the cohort of their admission, or mid recovery from that move on. */
export const cohortOn = (c: Character, on: Temporal.PlainDate): CohortKey =>
  c.moves.some((m) => m.stage === 'mid' && !after(m.on, on)) ? 'mid' : c.cohort

export const isThereOn = (c: Character, on: Temporal.PlainDate): boolean =>
  !after(c.admittedOn, on) && (c.leaves === null || after(c.leaves.on, on))

export const stageOn = (c: Character, on: Temporal.PlainDate) =>
  c.moves.findLast((m) => !after(m.on, on))?.stage ?? 'engagement'

export const therapistOf = (c: Character) => cohortOf(c.cohort).therapist
