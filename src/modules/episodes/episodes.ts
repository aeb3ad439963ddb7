import type { Definition } from '#modules/program/program.ts'

/**
 * Episodes: admission to discharge. Stage, level of care and readiness are three fields: changing one leaves the others
 * (R10). Moving back a stage is always possible and ends nothing.
 */
export const admissionItems = ['consent_to_treat', 'part2_notice', 'fee_schedule', 'orientation'] as const
export type AdmissionItem = (typeof admissionItems)[number]

/** Stage of change, a clinical rating; our own plain words for it. */
export const readinesses = ['not_considering', 'considering', 'preparing', 'acting', 'maintaining'] as const
export type Readiness = (typeof readinesses)[number]

export const dischargeReasons = [
  'graduated',
  'transferred',
  'left_early',
  'lost_contact',
  'ended_by_program',
  'incarcerated',
  'died',
  'other',
] as const
export type DischargeReason = (typeof dischargeReasons)[number]

const days = (from: Temporal.PlainDate, until: Temporal.PlainDate) =>
  from.until(until, { largestUnit: 'days' }).days
const before = (a: Temporal.PlainDate, b: Temporal.PlainDate) => Temporal.PlainDate.compare(a, b) < 0

/** R12: days from admission to the last contact, at least 1. */
export const lengthOfStay = (admittedOn: Temporal.PlainDate, lastContactOn: Temporal.PlainDate): number =>
  Math.max(1, days(admittedOn, lastContactOn))

/**
 * R13: without any attended service or contact for `afterDays` days, administrative discharge is proposed, dated by the
 * last contact; once for each silence.
 */
export const proposesDischarge = (silence: {
  lastContactOn: Temporal.PlainDate
  proposedFor: Temporal.PlainDate | null
  today: Temporal.PlainDate
  afterDays: number
}): boolean =>
  days(silence.lastContactOn, silence.today) >= silence.afterDays &&
  !(silence.proposedFor?.equals(silence.lastContactOn) ?? false)

/** R14: a readmission within so many days of discharge is offered a link to the episode before; never its reopening. */
export const offersLink = (
  dischargedOn: Temporal.PlainDate,
  admittedOn: Temporal.PlainDate,
  withinDays: number,
): boolean => !before(admittedOn, dischargedOn) && days(dischargedOn, admittedOn) <= withinDays

export type StageMove = 'forward' | 'backward' | 'same' | 'unknown'
/** Which way a change of stage goes; R9 will ask criteria of forward moves only. */
export function stageMove({ stages }: Definition, from: string, to: string): StageMove {
  const [a, b] = [stages.findIndex((s) => s.id === from), stages.findIndex((s) => s.id === to)]
  if (b < 0) return 'unknown'
  return a === b ? 'same' : b > a ? 'forward' : 'backward'
}

export const dischargeRefusals = [
  'discharge_before_admission',
  'discharge_in_future',
  'discharge_before_last_contact',
  'lost_contact_dated',
  'discharge_needs_note',
] as const
export type DischargeRefusal = (typeof dischargeRefusals)[number]

/** A discharge lies between the last contact and today; one for lost contact is dated by the last contact (R13). */
export function dischargeRefusal(
  discharge: { on: Temporal.PlainDate; reason: DischargeReason; note: string },
  episode: { admittedOn: Temporal.PlainDate; lastContactOn: Temporal.PlainDate },
  today: Temporal.PlainDate,
): DischargeRefusal | null {
  const { on, reason, note } = discharge
  if (before(on, episode.admittedOn)) return 'discharge_before_admission'
  if (before(today, on)) return 'discharge_in_future'
  if (before(on, episode.lastContactOn)) return 'discharge_before_last_contact'
  if (reason === 'lost_contact' && !on.equals(episode.lastContactOn)) return 'lost_contact_dated'
  return reason === 'other' && note.trim() === '' ? 'discharge_needs_note' : null
}
