import { dayAt } from '#kit/time.ts'
import type { Role } from '#modules/access/access.ts'
import { careTeam, kindOf, type Outcome, type StaffRole, type TaskKind, taskKindIds } from './kinds.ts'

/**
 * Tasks: one worklist for everybody: who must do what by when, and why. A task of one kind about one subject is open at
 * most once. It is owed by a person, or by everybody of a role at the site; closing it says what came of it.
 */
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
export const needsNote = (outcome: Outcome): boolean => outcome === 'not_needed' || outcome === 'wrong_entry'

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
