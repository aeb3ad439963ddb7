import { z } from 'zod'
import { endpoint } from '#kit/endpoint.ts'
import { day, instant } from '#kit/time.ts'
import { purposes, sessionKinds } from '#modules/program/program.ts'
import { marks } from './attendance.ts'
import { weekVerdicts } from './ledger.ts'

const minutes = z.int().min(0)

export const LedgerWeekView = z.object({
  clientId: z.uuid(),
  monday: day,
  /** Toward the level of care; see ledger.ts for each. */
  minutes: z.object({
    scheduled: minutes,
    credited: minutes,
    excused: minutes,
    missed: minutes,
    ahead: minutes,
    unmarked: minutes,
    madeUp: minutes,
    programCancelled: minutes,
  }),
  /** Credited minutes by what they count toward (R24). */
  creditedBy: z.record(z.enum(purposes), minutes),
  frame: z.object({
    prescribedMinutes: minutes.nullable(),
    minimumMinutes: minutes,
    daysInEpisode: z.int().min(0).max(7),
  }),
  forecast: z.object({ verdict: z.enum(weekVerdicts), willEndAt: minutes, needs: minutes }),
})
export type LedgerWeek = z.output<typeof LedgerWeekView>

export const clientLedger = endpoint({
  method: 'GET',
  path: '/clients/:clientId/ledger',
  summary: 'Hours of one client in the week that holds a day, with the eight weeks before',
  input: z.object({ clientId: z.uuid(), monday: day }),
  output: z.object({
    week: LedgerWeekView,
    history: z.array(LedgerWeekView),
    sessions: z.array(
      z.object({
        sessionId: z.uuid(),
        name: z.string(),
        kind: z.enum(sessionKinds),
        startsAt: instant,
        endsAt: instant,
        localOn: day,
        scheduledMinutes: minutes,
        /** Toward the level of care. */
        counts: z.boolean(),
        isMakeUp: z.boolean(),
        cancelled: z.boolean(),
        rosterClosed: z.boolean(),
        mark: z.enum(marks).nullable(),
        minutes,
      }),
    ),
  }),
})
