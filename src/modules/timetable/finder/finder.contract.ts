import { z } from 'zod'
import { endpoint } from '#kit/endpoint.ts'
import { day, instant, wallTime } from '#kit/time.ts'
import { sessionKinds, tracks } from '#modules/program/program.ts'
import { busyKinds } from '../ownWeek.ts'
import { SessionView } from '../sessions.contract.ts'
import { obstacles } from './facts.ts'

export const ProposalView = z.object({
  /** The seats to take; those the client has already are not among them. */
  sessions: z.array(SessionView),
  /** All minutes of the week that count, with the seats the client has. */
  minutes: z.int(),
  /** 1 Monday … 7 Sunday. */
  weekdays: z.array(z.int()),
  overMinutes: z.int(),
  gapMinutes: z.int(),
  /** Sessions outside the preferred part of the day, and by video though in person is preferred (or the other way). */
  against: z.object({ part: z.int(), mode: z.int() }),
})
export type ProposalView = z.output<typeof ProposalView>

export const RelaxationView = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('video') }),
  z.object({ kind: z.literal('track'), track: z.enum(tracks) }),
  z.object({ kind: z.literal('seat'), sessionId: z.uuid(), name: z.string(), startsAt: instant }),
  z.object({ kind: z.literal('travel'), minutes: z.int() }),
  z.object({ kind: z.literal('day'), daysMax: z.int() }),
  z.object({
    kind: z.literal('busy'),
    busyId: z.uuid(),
    busyKind: z.enum(busyKinds),
    weekday: z.int(),
    from: wallTime,
    until: wallTime,
  }),
])
export type RelaxationView = z.output<typeof RelaxationView>

export const proposeWeek = endpoint({
  method: 'POST',
  path: '/clients/:clientId/week-proposals',
  summary: 'The best weeks that reach what is prescribed, or why there is none and what would have to change',
  input: z.object({ clientId: z.uuid(), monday: day }),
  output: z.discriminatedUnion('outcome', [
    z.object({ outcome: z.literal('weeks'), prescribedMinutes: z.int(), weeks: z.array(ProposalView) }),
    z.object({
      outcome: z.literal('none'),
      prescribedMinutes: z.int(),
      cause: z.enum(['nothing_planned', 'seats_taken', 'no_week']),
      /** The week's sessions, by what stands in the way first. */
      sessions: z.partialRecord(z.enum(['usable', ...obstacles]), z.int()),
      missing: z.array(z.enum(sessionKinds)),
      most: ProposalView.nullable(),
      waysOut: z.array(z.object({ relaxations: z.array(RelaxationView), week: ProposalView })),
    }),
  ]),
})
