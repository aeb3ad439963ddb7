import { z } from 'zod'
import { endpoint } from '#kit/endpoint.ts'
import { day, instant } from '#kit/time.ts'
import { rosterStates } from '#modules/attendance/attendance.ts'
import { weekVerdicts } from '#modules/attendance/ledger.ts'
import { sessionKinds } from '#modules/program/program.ts'
import { noteStates } from './today.ts'

const count = z.int().min(0)
const person = z.object({
  clientId: z.uuid(),
  givenName: z.string(),
  familyName: z.string(),
  preferredName: z.string(),
})

export const TodaySession = z.object({
  id: z.uuid(),
  name: z.string(),
  kind: z.enum(sessionKinds),
  startsAt: instant,
  endsAt: instant,
  roomName: z.string().nullable(),
  byVideo: z.boolean(),
  staff: z.array(z.string()),
  mine: z.boolean(),
  state: z.enum(rosterStates),
  closedAt: instant.nullable(),
  seats: count,
  marked: count,
  attended: count,
  /** Begun, and these are not marked: not here yet. */
  waitedFor: z.array(person),
  notes: z.enum(noteStates),
})
export type TodaySession = z.output<typeof TodaySession>

/** What a role may not see is null. What I owe is asked from the tasks themselves (`listTasks`). */
export const today = endpoint({
  method: 'GET',
  path: '/today',
  summary:
    'The staff home: today’s sessions, who is not here yet, who is short of hours, who waits for a call',
  input: z.object({ siteId: z.uuid() }),
  output: z.object({
    on: day,
    sessions: z.array(TodaySession).nullable(),
    startsWithSite: z.boolean(),
    /** The next session of mine after today, where today has none. */
    next: z.object({ id: z.uuid(), name: z.string(), startsAt: instant }).nullable(),
    shortOfHours: z
      .object({
        everyone: z.boolean(),
        clients: z.array(person.extend({ verdict: z.enum(weekVerdicts), willEndAt: count, needs: count })),
        count,
      })
      .nullable(),
    inquiries: z
      .object({
        first: z.array(z.object({ id: z.uuid(), name: z.string(), firstContactAt: instant })),
        count,
      })
      .nullable(),
  }),
})
