import { dayAt } from '#kit/time.ts'
import type { Role, staffRoles } from '#modules/access/access.ts'

/**
 * Tasks: one worklist for everybody: who must do what by when, and why. A task of one kind about one subject is open at
 * most once. It is owed by a person, or by everybody of a role at the site; closing it says what came of it.
 */
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
  /** Set by the programme when the work itself was done elsewhere in it. */
  'resolved',
] as const
export type Outcome = (typeof outcomes)[number]

/** Where the work is done; the screen knows the address. */
export const places = [
  'client',
  'measures',
  'admission',
  'roster',
  'note',
  'cosign',
  'inquiry',
  'assessment',
] as const
export type Place = (typeof places)[number]

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
  /** What may come of it, the usual first. */
  outcomes: readonly Outcome[]
}

const clinicians = ['therapist', 'medical_provider', 'director'] as const
const careTeam = ['therapist', 'case_manager', 'medical_provider', 'director'] as const
const intake = ['front_desk', 'case_manager', 'therapist', 'director', 'medical_provider'] as const
const plain = ['done', 'not_needed'] as const

export const taskKinds = {
  /** R40: a positive answer to PHQ-9 item 9; a second look today, whatever the total. */
  suicide_risk_followup: {
    person: 'primary_therapist',
    role: 'therapist',
    mayDo: clinicians,
    dueHours: 0,
    urgent: true,
    place: 'measures',
    outcomes: ['talked', 'crisis_plan', 'urgent_referral', 'emergency_services'],
  },
  /** An interview named something that somebody responsible must look at today. */
  assessment_risk_review: {
    person: 'primary_therapist',
    role: 'therapist',
    mayDo: clinicians,
    dueHours: 0,
    urgent: true,
    place: 'assessment',
    outcomes: ['talked', 'crisis_plan', 'urgent_referral', 'emergency_services', 'not_needed'],
  },
  /** R11: consent to treat, Part 2 notice, fee schedule, orientation. */
  admission_item_due: {
    person: 'case_manager',
    role: 'front_desk',
    mayDo: intake,
    dueHours: 'given',
    urgent: false,
    place: 'admission',
    outcomes: plain,
  },
  /** R26: attended, and not yet written and signed. */
  note_overdue: {
    person: null,
    role: 'therapist',
    mayDo: careTeam,
    dueHours: 'given',
    urgent: false,
    place: 'note',
    outcomes: plain,
  },
  /** A session is over and somebody in it is not marked. */
  roster_open: {
    person: null,
    role: 'therapist',
    mayDo: careTeam,
    dueHours: 12,
    urgent: false,
    place: 'roster',
    outcomes: plain,
  },
  /** R21: two unexcused absences in a row. */
  outreach_after_absences: {
    person: 'case_manager',
    role: 'case_manager',
    mayDo: careTeam,
    dueHours: 24,
    urgent: false,
    place: 'client',
    outcomes: ['reached', 'not_reached', 'not_needed'],
  },
  placement_review_due: {
    person: 'primary_therapist',
    role: 'therapist',
    mayDo: clinicians,
    dueHours: 'given',
    urgent: false,
    place: 'assessment',
    outcomes: plain,
  },
  /** The week's forecast falls short of what is prescribed. */
  short_of_hours: {
    person: 'case_manager',
    role: 'case_manager',
    mayDo: careTeam,
    dueHours: 'given',
    urgent: false,
    place: 'client',
    outcomes: plain,
  },
  /** R13: no attended service or contact for long; dated by the last contact. */
  administrative_discharge_proposed: {
    person: 'primary_therapist',
    role: 'director',
    mayDo: careTeam,
    dueHours: 72,
    urgent: false,
    place: 'client',
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
    outcomes: plain,
  },
  /** Somebody asked for help and has not been called back. */
  inquiry_waiting: {
    person: null,
    role: 'front_desk',
    mayDo: intake,
    dueHours: 24,
    urgent: false,
    place: 'inquiry',
    outcomes: ['reached', 'not_reached', 'not_needed'],
  },
} as const satisfies Record<string, Kind>
export type TaskKind = keyof typeof taskKinds
const kindOf = (kind: TaskKind): Kind => taskKinds[kind]
export const taskKindIds = Object.keys(taskKinds) as TaskKind[]

/** When it is due, if the raising part does not say. A kind whose date only that part knows is due at once. */
export function dueBy(
  kind: TaskKind,
  raisedAt: Temporal.Instant,
  given?: Temporal.Instant,
): Temporal.Instant {
  if (given) return given
  const { dueHours } = kindOf(kind)
  return dueHours === 'given' ? raisedAt : raisedAt.add({ hours: dueHours })
}

export type Owner = { staffId: string | null; role: StaffRole }

/** Who owes it: whom the raising part names, else the care team's person, else everybody of the role. */
export const ownerOf = (kind: TaskKind, named: string | null, careTeamMember: string | null): Owner => ({
  staffId: named ?? careTeamMember,
  role: kindOf(kind).role,
})

type Person = { staffId: string | null; roles: readonly Role[] }

/** Who owes a task may close it, and whoever can do that work. */
export const mayDo = (task: { kind: TaskKind; staffId: string | null }, person: Person): boolean =>
  (task.staffId !== null && task.staffId === person.staffId) ||
  kindOf(task.kind).mayDo.some((r) => person.roles.includes(r))

/** Those who treat see what is open about a client; others see what they can do themselves. */
export const maySee = (task: { kind: TaskKind; staffId: string | null }, person: Person): boolean =>
  mayDo(task, person) || careTeam.some((r) => person.roles.includes(r))

/** The kinds of which everybody's tasks may be shown to somebody with these roles. */
export const seenKinds = (roles: readonly Role[]): TaskKind[] =>
  taskKindIds.filter((kind) => maySee({ kind, staffId: null }, { staffId: null, roles }))

/** Sees what everybody at the site owes, to share the work out. */
export const mayOversee = (roles: readonly Role[]): boolean => roles.includes('director')

export const mayEndWith = (kind: TaskKind, outcome: Outcome): boolean =>
  kindOf(kind).outcomes.includes(outcome)

/** An outcome that others must be able to understand later needs a few words. */
export const needsNote = (outcome: Outcome): boolean => outcome === 'not_needed'

const undoMinutes = 60
/** Taking back a closing: soon after, so that lists of what was done stay true. */
export const mayReopen = (doneAt: Temporal.Instant, now: Temporal.Instant): boolean =>
  doneAt.until(now).total('minutes') <= undoMinutes

export const whens = ['now', 'overdue', 'today', 'later'] as const
export type When = (typeof whens)[number]

/** Under which heading it stands on a day at the site; what is urgent waits for no hour. */
export function whenDue(
  task: { dueAt: Temporal.Instant; urgent: boolean },
  now: Temporal.Instant,
  timeZone: string,
): When {
  if (task.urgent) return 'now'
  if (Temporal.Instant.compare(task.dueAt, now) < 0) return 'overdue'
  return dayAt(task.dueAt, timeZone).equals(dayAt(now, timeZone)) ? 'today' : 'later'
}

/** Urgent ones first, then by due time. */
export const byUrgency = (
  a: { dueAt: Temporal.Instant; urgent: boolean },
  b: { dueAt: Temporal.Instant; urgent: boolean },
): number => Number(b.urgent) - Number(a.urgent) || Temporal.Instant.compare(a.dueAt, b.dueAt)
