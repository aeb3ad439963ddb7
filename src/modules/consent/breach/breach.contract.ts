import { z } from 'zod'
import { endpoint } from '#kit/endpoint.ts'
import { event } from '#kit/event.ts'
import { day, instant } from '#kit/time.ts'
import { duties } from './breach.ts'

const Breach = z.object({
  discoveredOn: day,
  happenedOn: day.nullable(),
  what: z.string().trim().min(1, 'Say what happened').max(4000),
  people: z.int().min(0).max(100_000_000),
})

export const breaches = endpoint({
  method: 'GET',
  path: '/breaches',
  summary: 'Breaches at my sites, with who must be told by when',
  input: z.object({}),
  output: z.object({
    breaches: z.array(
      Breach.extend({
        id: z.uuid(),
        siteName: z.string(),
        version: z.int(),
        duties: z.array(
          z.object({
            duty: z.enum(duties),
            dueOn: day,
            daysLeft: z.int(),
            doneOn: day.nullable(),
          }),
        ),
      }),
    ),
  }),
})

export const recordBreach = endpoint({
  method: 'POST',
  path: '/breaches',
  summary: 'Record a breach: its clocks start on the day it was discovered',
  input: Breach.extend({ siteId: z.uuid() }),
  output: z.object({ breachId: z.uuid() }),
})

export const saveBreach = endpoint({
  method: 'PUT',
  path: '/breaches/:breachId',
  summary: 'Change what is known of a breach; more people may mean more duties',
  input: Breach.extend({ breachId: z.uuid(), version: z.int() }),
  output: z.object({ version: z.int() }),
})

export const doBreachDuty = endpoint({
  method: 'POST',
  path: '/breaches/:breachId/duties',
  summary: 'Record that somebody was told of a breach',
  input: z.object({ breachId: z.uuid(), duty: z.enum(duties), doneOn: day }),
  output: z.object({}),
})

/** R97: the duties that are open as they stand now; told again when they change, so that the work on them follows. */
export const breachClocked = event(
  'consent.breach_clocked',
  z.object({
    breachId: z.uuid(),
    siteId: z.uuid(),
    duties: z.array(z.object({ duty: z.enum(duties), dueAt: instant })),
  }),
)
export const breachDutyDone = event(
  'consent.breach_duty_done',
  z.object({ breachId: z.uuid(), duty: z.enum(duties) }),
)
