import type { staffRoles } from '#modules/access/access.ts'

export type StaffRole = (typeof staffRoles)[number]
type CareTeamRole = 'primary_therapist' | 'case_manager' | 'medical_provider'

export const outcomes = [
  'done',
  'not_needed',
  'talked',
  'crisis_plan',
  'urgent_referral',
  'emergency_services',
  'reached',
  'not_reached',
  'back_in_care',
  'discharged',
  'wrong_entry',
  /** Set by the programme when the work itself was done elsewhere in it. */
  'resolved',
] as const
export type Outcome = (typeof outcomes)[number]

/** Where the work is done; the screen knows the address. */
export const places = [
  'client',
  'measures',
  'assessment',
  'placements',
  'episode',
  'hours',
  'roster',
  'note',
  'cosign',
  'inquiry',
  'disclosures',
  'privacy',
  'break_glass',
] as const
export type Place = (typeof places)[number]

/** A kind of work: who owes it, by when, where it is done, and what may come of it. */
type Kind = {
  /** The member of the client's care team who owes it, where there is one and nobody else is named. */
  person: CareTeamRole | null
  /** Owes it where no person does. */
  role: StaffRole
  /** Who can do it: stands in, and may be given it. */
  mayDo: readonly StaffRole[]
  /** Hours from being raised; `given` where only the raising part knows. */
  dueHours: number | 'given'
  urgent: boolean
  place: Place
  /** The task goes away by itself once the work is done there; by hand it is only set aside. */
  doneThere: boolean
  /** What may come of it, the usual first. */
  outcomes: readonly Outcome[]
}

const clinicians = ['therapist', 'medical_provider', 'director'] as const
/** Those who treat. */
export const careTeam = ['therapist', 'case_manager', 'medical_provider', 'director'] as const
const intake = ['front_desk', 'case_manager', 'therapist', 'director', 'medical_provider'] as const
const setAside = ['not_needed'] as const

export const taskKinds = {
  /** R40: a positive answer to PHQ-9 item 9; a second look today, whatever the total. */
  suicide_risk_followup: {
    person: 'primary_therapist',
    role: 'therapist',
    mayDo: clinicians,
    dueHours: 0,
    urgent: true,
    place: 'measures',
    doneThere: false,
    outcomes: ['talked', 'crisis_plan', 'urgent_referral', 'emergency_services', 'wrong_entry'],
  },
  /** An interview named something that somebody responsible must look at today. */
  assessment_risk_review: {
    person: 'primary_therapist',
    role: 'therapist',
    mayDo: clinicians,
    dueHours: 0,
    urgent: true,
    place: 'assessment',
    doneThere: false,
    outcomes: ['talked', 'crisis_plan', 'urgent_referral', 'emergency_services', 'not_needed'],
  },
  /** R11: consent to treat, Part 2 notice, fee schedule, orientation. */
  admission_item_due: {
    person: 'case_manager',
    role: 'front_desk',
    mayDo: intake,
    dueHours: 'given',
    urgent: false,
    place: 'episode',
    doneThere: true,
    outcomes: setAside,
  },
  /** R26: attended, and not yet written and signed. */
  note_overdue: {
    person: null,
    role: 'therapist',
    mayDo: careTeam,
    dueHours: 'given',
    urgent: false,
    place: 'note',
    doneThere: true,
    outcomes: setAside,
  },
  /** A session is over and somebody in it is not marked. */
  roster_open: {
    person: null,
    role: 'therapist',
    mayDo: careTeam,
    dueHours: 12,
    urgent: false,
    place: 'roster',
    doneThere: true,
    outcomes: setAside,
  },
  /** R21: two unexcused absences in a row. */
  outreach_after_absences: {
    person: 'case_manager',
    role: 'case_manager',
    mayDo: careTeam,
    dueHours: 24,
    urgent: false,
    place: 'client',
    doneThere: false,
    outcomes: ['reached', 'not_reached', 'not_needed'],
  },
  placement_review_due: {
    person: 'primary_therapist',
    role: 'therapist',
    mayDo: clinicians,
    dueHours: 'given',
    urgent: false,
    place: 'placements',
    doneThere: true,
    outcomes: setAside,
  },
  /** The week's forecast falls short of what is prescribed. */
  short_of_hours: {
    person: 'case_manager',
    role: 'case_manager',
    mayDo: careTeam,
    dueHours: 'given',
    urgent: false,
    place: 'hours',
    doneThere: false,
    outcomes: ['done', 'not_needed'],
  },
  /** R13: no attended service or contact for long; dated by the last contact. */
  administrative_discharge_proposed: {
    person: 'primary_therapist',
    role: 'director',
    mayDo: careTeam,
    dueHours: 72,
    urgent: false,
    place: 'episode',
    doneThere: false,
    outcomes: ['discharged', 'back_in_care', 'not_needed'],
  },
  /** R29: signed under supervision; not final before the supervisor signs. */
  cosign_due: {
    person: null,
    role: 'director',
    mayDo: clinicians,
    dueHours: 48,
    urgent: false,
    place: 'cosign',
    doneThere: true,
    outcomes: setAside,
  },
  /** R90: somebody opened a record they do not otherwise see. */
  break_glass_review: {
    person: null,
    role: 'privacy_officer',
    mayDo: ['privacy_officer'],
    dueHours: 24,
    urgent: true,
    place: 'break_glass',
    doneThere: true,
    outcomes: setAside,
  },
  /** Somebody asked for help and has not been called back. */
  inquiry_waiting: {
    person: null,
    role: 'front_desk',
    mayDo: intake,
    dueHours: 24,
    urgent: false,
    place: 'inquiry',
    doneThere: true,
    outcomes: ['not_needed'],
  },
  /** R86: told in an emergency; the record lacks a fact. */
  emergency_record_open: {
    person: null,
    role: 'privacy_officer',
    mayDo: ['privacy_officer', ...careTeam],
    dueHours: 24,
    urgent: false,
    place: 'disclosures',
    doneThere: true,
    outcomes: setAside,
  },
  /** R97: somebody must be told of a breach; the clock is the law's. */
  breach_notice_due: {
    person: null,
    role: 'privacy_officer',
    mayDo: ['privacy_officer', 'director'],
    dueHours: 'given',
    urgent: false,
    place: 'privacy',
    doneThere: true,
    outcomes: setAside,
  },
} as const satisfies Record<string, Kind>
export type TaskKind = keyof typeof taskKinds
export const kindOf = (kind: TaskKind): Kind => taskKinds[kind]
export const taskKindIds = Object.keys(taskKinds) as TaskKind[]
