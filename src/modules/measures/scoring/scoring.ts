import type { Answers } from '../questionnaire.ts'

/** What a score is called. No instrument here has both a total and subscales (R43). */
export const scaleIds = ['total', 'use', 'risk', 'protective'] as const
export type ScaleId = (typeof scaleIds)[number]

/** A score in words; `attention` and `usual` are BAM's attention flags. */
export const bands = [
  'minimal',
  'mild',
  'moderate',
  'moderately_severe',
  'severe',
  'attention',
  'usual',
] as const
export type Band = (typeof bands)[number]

/** What must not be overlooked, whatever the scores say. */
export const flags = ['suicide_item', 'use_attention', 'risk_attention', 'protective_attention'] as const
export type Flag = (typeof flags)[number]

export type Scores = Partial<Record<ScaleId, number | null>>

export type Scored = {
  /** Null where too much is missing; a scale an instrument does not have is absent. */
  scores: Scores
  /** The scored questions without an answer. */
  missing: string[]
  /** Some were missing and the total was raised in proportion. */
  prorated: boolean
  flags: Flag[]
  /** Which bands were used: kept with the response, so that a later change of bands leaves it as it was (R56). */
  interpretation: { version: string; bands: Partial<Record<ScaleId, Band>> }
  /** Every score could be given. */
  complete: boolean
}

export type Scale = { id: ScaleId; least: number; most: number; better: 'lower' | 'higher'; loinc?: string }

/** Something about the answers that cannot be, found at one question. */
export const faults = [
  'unknown_question',
  'not_an_answer',
  'day_above_look_back',
  'heavy_days_above_days',
  'drug_days_above_days',
] as const
export type FaultReason = (typeof faults)[number]
export type Fault = { linkId: string; reason: FaultReason }

/** One instrument's rules. */
export type Scoring = {
  scales: readonly Scale[]
  score: (answers: Answers) => Scored
  /** What the answers must hold among each other; single answers are checked against the questionnaire. */
  check: (answers: Answers) => Fault[]
}

export const sumOf = (answers: Answers, items: readonly string[]): number =>
  items.reduce((sum, item) => sum + (answers[item] ?? 0), 0)

export const missingOf = (answers: Answers, items: readonly string[]): string[] =>
  items.filter((item) => answers[item] === undefined)

/** The band a score lies in: the last whose lower bound it reaches. */
export const bandAt = (score: number, from: readonly (readonly [least: number, band: Band])[]): Band =>
  from.findLast(([least]) => score >= least)?.[1] ?? 'minimal'
