/**
 * Program: the treatment programme as dated, versioned data. A definition says which stages there are, what each kind of
 * session counts for, and which limits hold; episodes stay on the version they were admitted under.
 */
export const sessionKinds = [
  'therapy_group',
  'skills',
  'education',
  'individual',
  'family',
  'case_management',
  'medical',
  'drug_test',
  'peer',
  'complementary',
] as const
export type SessionKind = (typeof sessionKinds)[number]

/** What minutes can count toward: the level of care's weekly hours, a payer's day, Medicare's weekly hours, the programme. */
export const purposes = ['level_of_care', 'per_diem', 'medicare', 'program'] as const
export type Purpose = (typeof purposes)[number]

export const tracks = ['day', 'evening', 'weekend', 'video'] as const
export type Track = (typeof tracks)[number]

/** Generic names of the levels by their numbers; no criteria text. */
export const levelsOfCare = ['0.5', '1', '1.5', '1.7', '2.1', '2.5', '2.7', '3.1', '3.5', '3.7', '4'] as const
export type LevelOfCare = (typeof levelsOfCare)[number]

/** Weekly minutes that belong to a level: [from, until) minutes; `null` is open-ended. */
export type HoursBand = {
  level: LevelOfCare
  fromMinutes: number
  untilMinutes: number | null
  ageGroup: AgeGroup
}
export const ageGroups = ['adult', 'adolescent'] as const
export type AgeGroup = (typeof ageGroups)[number]

export type Stage = {
  id: string
  name: string
  clientName: string
  goals: string[]
  usualWeeks: [number, number]
  /** The usual prescribed week of the stage. */
  week: { minutes: number; daysMin: number; daysMax: number; mix: Mix }
}
/** Sessions a week per kind, least and most. */
export type Mix = Partial<Record<SessionKind, { min: number; max: number }>>

export type Definition = {
  stages: Stage[]
  /** What a minute of each kind counts toward. */
  counts: Record<SessionKind, Purpose[]>
  /** Most people in a session of a kind; kinds left out have no cap. */
  groupCaps: Partial<Record<SessionKind, number>>
  bands: HoursBand[]
  attendance: {
    /** Two unexcused absences in a row raise outreach, due in this many hours (R21). */
    outreachHours: number
    /** Without any attended service for this many days, administrative discharge is proposed (R13). */
    dischargeAfterDays: number
  }
  /** A readmission within so many days of discharge is offered a link to the episode before (R14). */
  admission: { readmissionDays: number }
  documentation: {
    noteHours: number
    placementReviewDays: number
    admissionItemDays: number
    /** R27: how alike two members' texts may be before signing warns, 0.5-1; 0.9 where left out. */
    cloneSimilarity?: number | undefined
  }
  holidays: { on: string; name: string }[]
}

/** R3: the age on the day of the service decides; under 18 the adolescent figures hold. Unknown age counts as adult. */
export const ageGroupOn = (bornOn: Temporal.PlainDate | null, on: Temporal.PlainDate): AgeGroup =>
  bornOn && bornOn.until(on, { largestUnit: 'years' }).years < 18 ? 'adolescent' : 'adult'

/** The hours band of a level and age group, or undefined where the level has none. */
export const bandOf = (bands: readonly HoursBand[], level: LevelOfCare, ageGroup: AgeGroup) =>
  bands.find((b) => b.level === level && b.ageGroup === ageGroup)

export type BandCheck =
  | { fits: true }
  | {
      fits: false
      reason: 'below_minimum' | 'exceeds_band'
      fromMinutes: number
      untilMinutes: number | null
    }

/** R1, R2: do a week's minutes lie in the band of the level of care? Outside is a warning, never a refusal. */
export function checkBand(
  bands: readonly HoursBand[],
  level: LevelOfCare,
  ageGroup: AgeGroup,
  weeklyMinutes: number,
): BandCheck {
  const band = bandOf(bands, level, ageGroup)
  if (!band) return { fits: true }
  const { fromMinutes, untilMinutes } = band
  if (weeklyMinutes < fromMinutes) return { fits: false, reason: 'below_minimum', fromMinutes, untilMinutes }
  if (untilMinutes !== null && weeklyMinutes > untilMinutes)
    return { fits: false, reason: 'exceeds_band', fromMinutes, untilMinutes }
  return { fits: true }
}

export type WeekVerdict = 'met' | 'below_minimum' | 'partial_week'

/**
 * R1, R4: did the delivered week reach the level's minimum? A week of which the episode covers only some days (admission,
 * discharge) is judged by its share of days when `prorate`, and otherwise left out: never "not met" by default.
 */
export function judgeDeliveredWeek(week: {
  minutes: number
  minimumMinutes: number
  daysInEpisode: number
  prorate: boolean
}): WeekVerdict {
  const { minutes, minimumMinutes, daysInEpisode, prorate } = week
  if (daysInEpisode < 7 && !prorate) return 'partial_week'
  const needed = Math.floor((minimumMinutes * Math.min(daysInEpisode, 7)) / 7)
  return minutes >= needed ? 'met' : 'below_minimum'
}

/** The stage of a definition by its id. */
export const stageOf = (definition: Definition, id: string) => definition.stages.find((s) => s.id === id)
