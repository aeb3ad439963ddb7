import { z } from 'zod'
import { endpoint } from '#kit/endpoint.ts'
import { event } from '#kit/event.ts'
import { day, instant } from '#kit/time.ts'
import { sessionKinds } from '#modules/program/program.ts'
import { marks, rosterStates } from './attendance.ts'

const mark = z.enum(marks).nullable()
const minutes = z
  .int()
  .min(0)
  .max(24 * 60)
const why = z.string().trim().max(500)

export const RosterRow = z.object({
  clientId: z.uuid(),
  givenName: z.string(),
  familyName: z.string(),
  preferredName: z.string(),
  pronouns: z.string(),
  mark,
  /** Credited minutes. */
  minutes,
  /** 0 where never marked. */
  version: z.int(),
  isMakeUp: z.boolean(),
  /** Why it was changed after closing, where it was. */
  changeReason: z.string().nullable(),
})

export const RosterSession = z.object({
  id: z.uuid(),
  name: z.string(),
  kind: z.enum(sessionKinds),
  startsAt: instant,
  endsAt: instant,
  localOn: day,
  roomName: z.string().nullable(),
  byVideo: z.boolean(),
  capacity: z.int(),
  staff: z.array(z.string()),
  cancelledReason: z.string().nullable(),
  closedAt: instant.nullable(),
  actualStartedAt: instant.nullable(),
  actualEndedAt: instant.nullable(),
  /** The most minutes anybody can be credited. */
  creditableMinutes: minutes,
})

export const sessionRoster = endpoint({
  method: 'GET',
  path: '/sessions/:sessionId/roster',
  summary: 'The roster of a session: everybody with a seat, their mark and minutes',
  input: z.object({ sessionId: z.uuid() }),
  output: z.object({
    session: RosterSession,
    state: z.enum(rosterStates),
    opensAt: instant,
    closesAt: instant,
    rows: z.array(RosterRow),
    can: z.object({ mark: z.boolean(), correct: z.boolean() }),
  }),
})

const marked = z.object({
  /** null takes the mark back. */
  mark,
  /** Needed for late and left early. */
  attendedMinutes: minutes.optional(),
  /** The version seen; left out, whatever stands is replaced. */
  version: z.int().min(0).optional(),
})

export const markOneClient = endpoint({
  method: 'PUT',
  path: '/sessions/:sessionId/roster/:clientId',
  summary: 'Mark one client; after the roster is closed with a reason',
  input: marked.extend({ sessionId: z.uuid(), clientId: z.uuid(), why: why.optional() }),
  output: RosterRow,
})

export const markSession = endpoint({
  method: 'PUT',
  path: '/sessions/:sessionId/roster',
  summary: 'Mark many clients in one command; restPresent marks everybody not marked yet as present',
  input: z.object({
    sessionId: z.uuid(),
    marks: z
      .array(marked.extend({ clientId: z.uuid() }))
      .max(200)
      .default([]),
    restPresent: z.boolean().default(false),
    why: why.optional(),
  }),
  output: z.object({ rows: z.array(RosterRow) }),
})

export const closeSessionRoster = endpoint({
  method: 'POST',
  path: '/sessions/:sessionId/roster/close',
  summary: 'Close the roster with the times at which the session really began and ended',
  input: z.object({
    sessionId: z.uuid(),
    /** As planned where left out. */
    startedAt: instant.optional(),
    endedAt: instant.optional(),
    /** Needed where the roster was closed before. */
    why: why.optional(),
  }),
  output: z.object({ closedAt: instant, rows: z.array(RosterRow) }),
})

export const rosterClosed = event('attendance.roster_closed', z.object({ sessionId: z.uuid() }))
/** Its time ran out before everybody was marked. */
export const rosterLeftOpen = event(
  'attendance.roster_left_open',
  z.object({ sessionId: z.uuid(), unmarked: z.int().min(1) }),
)
export const rosterCorrected = event(
  'attendance.corrected',
  z.object({ sessionId: z.uuid(), clientIds: z.array(z.uuid()) }),
)
/** From Wednesday on: the week will end below what is prescribed. Told once for each client and week. */
export const weekShort = event('attendance.week_short', z.object({ monday: day, dueAt: instant }))
/** R21. `sinceSessionId` is the first absence of the row: one row of absences is told once. */
export const twoAbsences = event(
  'attendance.two_absences',
  z.object({ sinceSessionId: z.uuid(), lastSessionId: z.uuid(), dueAt: instant }),
)
