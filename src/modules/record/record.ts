/**
 * The client's record as one document: what leaves as a chart, and what is handed to the client themself. The record is
 * loaded part by part, only those that the gate let pass: what is withheld is never even read (R91).
 */
import type { Mark } from '#modules/attendance/attendance.ts'
import type { Part } from '#modules/consent/consent.ts'
import type { DischargeReason } from '#modules/episodes/episodes.ts'
import type { SectionContent } from '#modules/intake/assessment/sections.ts'
import type { DifferenceReason, Edition, Rating } from '#modules/intake/placement/placement.ts'
import type { InstrumentId } from '#modules/measures/instruments.ts'
import type { Answers } from '#modules/measures/questionnaire.ts'
import type { Scored } from '#modules/measures/scoring/scoring.ts'
import type { AddendumKind, Card, NoteKind, NoteStatus, SharedPart } from '#modules/notes/notes.ts'
import type { Sex } from '#modules/people/client.ts'
import type { LevelOfCare } from '#modules/program/program.ts'

export type Contact = {
  sex: Sex | null
  phone: string
  email: string
  address: string
  language: string
  supports: { id: string; name: string; relation: string; phone: string }[]
}
export type Stay = {
  id: string
  admittedOn: Temporal.PlainDate
  dischargedOn: Temporal.PlainDate | null
  dischargeReason: DischargeReason | null
  levelOfCare: LevelOfCare
  stage: string
}
export type Attended = {
  id: string
  startsAt: Temporal.Instant
  endsAt: Temporal.Instant
  mark: Mark
  minutes: number
}
export type Interview = {
  id: string
  completedAt: Temporal.Instant
  completedBy: string
  sections: SectionContent[]
}
export type Placed = {
  id: string
  decidedAt: Temporal.Instant
  decidedBy: string
  edition: Edition
  ratings: Rating[]
  indicatedLevel: LevelOfCare
  actualLevel: LevelOfCare
  differenceReason: DifferenceReason | null
  whyNotLower: string
  whyNotHigher: string
}
export type Prescribed = {
  id: string
  from: Temporal.PlainDate
  until: Temporal.PlainDate | null
  minutes: number
  daysMin: number
  daysMax: number
}
export type Written = {
  id: string
  kind: NoteKind
  status: NoteStatus
  startedAt: Temporal.Instant
  endedAt: Temporal.Instant
  minutes: number
  service: string
  shared: SharedPart
  card: Card
  author: string
  signedAt: Temporal.Instant
  addenda: { kind: AddendumKind; text: string; author: string; signedAt: Temporal.Instant }[]
}
export type Measured = {
  id: string
  instrument: InstrumentId
  instrumentVersion: string
  completedAt: Temporal.Instant
  answers: Answers
  scored: Scored
}

/** What was loaded; a part that was not granted and a part that holds nothing look the same: empty. */
export type ClientRecord = {
  contact: Contact | null
  stays: Stay[]
  attended: Attended[]
  /** Without their medications and questionnaires, which are parts of their own. */
  interviews: Interview[]
  placements: Placed[]
  weeks: Prescribed[]
  notes: Written[]
  medications: { from: Interview; content: Extract<SectionContent, { section: 'medications' }> }[]
  measures: Measured[]
}

/** The parts of a record that can be sent from here; billing and drug tests follow their own parts of the programme. */
export const chartParts: readonly Part[] = [
  'contact',
  'admission',
  'attendance',
  'assessment',
  'plan',
  'notes',
  'medications',
  'measures',
]
