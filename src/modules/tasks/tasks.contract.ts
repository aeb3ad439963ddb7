import { z } from 'zod'
import { endpoint } from '#kit/endpoint.ts'
import { event } from '#kit/event.ts'
import { instant } from '#kit/time.ts'
import { staffRoles } from '#modules/access/access.ts'
import { outcomes, places, taskKindIds } from './kinds.ts'

const name = { givenName: z.string(), familyName: z.string() }
const outcome = z.enum(outcomes)
const kind = z.enum(taskKindIds)

export const TaskView = z.object({
  id: z.uuid(),
  kind,
  subjectKey: z.string(),
  urgent: z.boolean(),
  dueAt: instant,
  overdue: z.boolean(),
  createdAt: instant,
  siteId: z.uuid(),
  siteName: z.string(),
  client: z.object({ id: z.uuid(), ...name, preferredName: z.string() }).nullable(),
  session: z.object({ id: z.uuid(), name: z.string(), startsAt: instant }).nullable(),
  /** The person who owes it; nobody in particular where null. */
  owner: z.object({ id: z.uuid(), ...name }).nullable(),
  role: z.enum(staffRoles).nullable(),
  mine: z.boolean(),
  /** What its sentence needs besides names: ids and choices only. */
  params: z.record(z.string(), z.string()),
  place: z.enum(places),
  /** The work is done at its place, and the task then goes away by itself. */
  doneThere: z.boolean(),
  outcomes: z.array(outcome),
  doneAt: instant.nullable(),
  doneByName: z.string(),
  outcome: outcome.nullable(),
  outcomeNote: z.string(),
  version: z.int(),
  can: z.object({ complete: z.boolean(), reopen: z.boolean() }),
})
export type TaskView = z.output<typeof TaskView>

export const listTasks = endpoint({
  method: 'GET',
  path: '/tasks',
  summary: 'What I owe and what my roles owe at my sites, urgent first, then by due time',
  input: z.object({
    /** `site`: what everybody at my sites owes; for those who share the work out. */
    whose: z.enum(['mine', 'site']).default('mine'),
    /** `done`: closed in the last seven days. */
    state: z.enum(['open', 'done']).default('open'),
    kind: kind.optional(),
  }),
  output: z.object({
    tasks: z.array(TaskView),
    /** More are open than are listed. */
    more: z.boolean(),
    can: z.object({ oversee: z.boolean() }),
  }),
})

export const clientTasks = endpoint({
  method: 'GET',
  path: '/clients/:clientId/tasks',
  summary: 'What is owed about one client',
  input: z.object({ clientId: z.uuid() }),
  output: z.object({ tasks: z.array(TaskView) }),
})

const taskId = z.uuid()

export const completeTask = endpoint({
  method: 'POST',
  path: '/tasks/:taskId/complete',
  summary: 'Close a task, saying what came of it',
  input: z.object({ taskId, outcome, note: z.string().trim().max(1000).default('') }),
  output: TaskView,
})

export const reopenTask = endpoint({
  method: 'POST',
  path: '/tasks/:taskId/reopen',
  summary: 'Take back the closing of a task, within an hour',
  input: z.object({ taskId }),
  output: TaskView,
})

export const taskCandidates = endpoint({
  method: 'GET',
  path: '/tasks/:taskId/candidates',
  summary: 'Who at the site can do a task',
  input: z.object({ taskId }),
  output: z.object({ staff: z.array(z.object({ id: z.uuid(), ...name, title: z.string() })) }),
})

export const reassignTask = endpoint({
  method: 'POST',
  path: '/tasks/:taskId/reassign',
  summary: 'Give a task to somebody who can do it, or back to everybody of its role',
  input: z.object({ taskId, version: z.int().min(1), staffId: z.uuid().nullable() }),
  output: TaskView,
})

export const urgentTaskRaised = event('tasks.urgent_raised', z.object({ taskId }))
export const taskCompleted = event('tasks.completed', z.object({ taskId }))
export const taskReopened = event('tasks.reopened', z.object({ taskId }))
