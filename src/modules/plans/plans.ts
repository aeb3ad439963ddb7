import {
  type AgeGroup,
  checkBand,
  type HoursBand,
  type LevelOfCare,
  type Mix,
} from '#modules/program/program.ts'

/**
 * Plans: the prescribed week, dated. A new one holds from a day on: it ends the running one the day before and takes the
 * place of whatever was to begin later. Hours outside the band of the level of care are warned of, never refused.
 */
export type Week = { minutes: number; daysMin: number; daysMax: number; mix: Mix }

/** Outer bounds in minutes; the level of care's band is narrower and only warns (R1, R2). */
export const weekBounds = { least: 360, most: 1800, step: 15 } as const

export type WeekFault = { path: string[]; reason: 'days_turned' | 'mix_turned' }
/** What cannot be a week at all. */
export const weekFaults = ({ daysMin, daysMax, mix }: Week): WeekFault[] => [
  ...(daysMin > daysMax ? [{ path: ['daysMax'], reason: 'days_turned' as const }] : []),
  ...Object.entries(mix)
    .filter(([, range]) => range && range.min > range.max)
    .map(([kind]) => ({ path: ['mix', kind], reason: 'mix_turned' as const })),
]

export const weekWarningReasons = ['below_minimum', 'exceeds_band', 'long_days'] as const
export type WeekWarning = {
  reason: (typeof weekWarningReasons)[number]
  /** The band of the level in minutes, where it is the reason. */
  fromMinutes: number | null
  untilMinutes: number | null
}

/** More than this on every day is hardly meant: eight hours. */
const longDay = 480

/** What somebody should look at again before the week is prescribed (R1-R3); none of it refuses. */
export function weekWarnings(
  { minutes, daysMax }: Pick<Week, 'minutes' | 'daysMax'>,
  facts: { bands: readonly HoursBand[]; level: LevelOfCare; ageGroup: AgeGroup },
): WeekWarning[] {
  const band = checkBand(facts.bands, facts.level, facts.ageGroup, minutes)
  return [
    ...(band.fits
      ? []
      : [{ reason: band.reason, fromMinutes: band.fromMinutes, untilMinutes: band.untilMinutes }]),
    ...(minutes / daysMax > longDay
      ? [{ reason: 'long_days' as const, fromMinutes: null, untilMinutes: null }]
      : []),
  ]
}

/** The days a prescribed week holds: [from, until); `null` is open-ended. */
export type Dated = { id: string; from: Temporal.PlainDate; until: Temporal.PlainDate | null }
export type Placing = {
  /** Ends earlier than it did. */
  shorten: { id: string; until: Temporal.PlainDate }[]
  /** Was to begin on that day or later, and never will. */
  replace: string[]
}

const compare = Temporal.PlainDate.compare

/** What happens to the weeks that are there when from `from` on another one holds, or none. */
export function endFrom(weeks: readonly Dated[], from: Temporal.PlainDate): Placing {
  const running = weeks.filter(
    (w) => compare(w.from, from) < 0 && (w.until === null || compare(from, w.until) < 0),
  )
  return {
    shorten: running.map(({ id }) => ({ id, until: from })),
    replace: weeks.filter((w) => compare(w.from, from) >= 0).map((w) => w.id),
  }
}

/** The first day a change may hold from: weeks that are over stay as they were. */
export const earliestChange = (
  admittedOn: Temporal.PlainDate,
  today: Temporal.PlainDate,
): Temporal.PlainDate => {
  const monday = today.subtract({ days: today.dayOfWeek - 1 })
  return compare(admittedOn, monday) > 0 ? admittedOn : monday
}
