import { z } from 'zod'
import { endpoint } from '#kit/endpoint.ts'
import { event } from '#kit/event.ts'
import { day, instant, wallTime } from '#kit/time.ts'
import { purposes, sessionKinds, tracks } from '#modules/program/program.ts'
import { PersonView } from './groups.contract.ts'
import { cancelReasons, exemptions, seatStatuses, sessionStatuses } from './timetable.ts'

export const SessionView = z.object({
  id: z.uuid(),
  siteId: z.uuid(),
  groupId: z.uuid().nullable(),
  name: z.string(),
  kind: z.enum(sessionKinds),
  modality: z.string(),
  countsToward: z.array(z.enum(purposes)),
  /** Null for an individual service. */
  track: z.enum(tracks).nullable(),
  stages: z.array(z.string()),
  startsAt: instant,
  endsAt: instant,
  localOn: day,
  room: PersonView.nullable(),
  byVideo: z.boolean(),
  lead: PersonView.nullable(),
  coLead: PersonView.nullable(),
  status: z.enum(sessionStatuses),
  cancelledReason: z.enum(cancelReasons).nullable(),
  capacity: z.int(),
  exemption: z.enum(exemptions).nullable(),
  seatsTaken: z.int(),
  version: z.int(),
})
export type SessionView = z.output<typeof SessionView>

export const programmeWeek = endpoint({
  method: 'GET',
  path: '/sites/:siteId/weeks/:monday',
  summary: 'All sessions of a site in a programme week, and what does not happen as usual',
  input: z.object({ siteId: z.uuid(), monday: day }),
  output: z.object({
    monday: day,
    timeZone: z.string(),
    sessions: z.array(SessionView),
    /** Names of the stages, for those the sessions are open to. */
    stages: z.array(z.object({ id: z.string(), name: z.string() })),
    exceptions: z.array(
      z.object({
        groupId: z.uuid(),
        name: z.string(),
        on: day,
        reason: z.enum(['holiday', 'skipped_hour', 'repeated_hour', 'not_planned']),
        holiday: z.string().nullable(),
      }),
    ),
    can: z.object({ edit: z.boolean(), takeSeats: z.boolean() }),
  }),
})

export const findSession = endpoint({
  method: 'GET',
  path: '/sessions/:sessionId',
  summary: 'One session with its seats',
  input: z.object({ sessionId: z.uuid() }),
  output: z.object({
    session: SessionView,
    timeZone: z.string(),
    seats: z.array(
      z.object({
        clientId: z.uuid(),
        givenName: z.string(),
        preferredName: z.string(),
        familyName: z.string(),
        status: z.enum(seatStatuses),
        makeUp: z.boolean(),
      }),
    ),
    can: z.object({ cancel: z.boolean(), substitute: z.boolean(), release: z.boolean() }),
  }),
})

export const openSession = endpoint({
  method: 'POST',
  path: '/sites/:siteId/sessions',
  summary: 'Open one session (individual, family, medical …), with its clients’ seats',
  input: z.object({
    siteId: z.uuid(),
    kind: z.enum(sessionKinds),
    name: z.string().trim().max(120).optional(),
    modality: z.string().trim().max(80).optional(),
    on: day,
    /** On the site's clock. */
    starts: wallTime,
    minutes: z.int().min(5).max(480),
    leadId: z.uuid(),
    coLeadId: z.uuid().nullish(),
    roomId: z.uuid().nullish(),
    byVideo: z.boolean().optional(),
    capacity: z.int().min(1).max(200).optional(),
    exemption: z.enum(exemptions).nullish(),
    coFacilitated: z.boolean().optional(),
    clientIds: z.array(z.uuid()).max(50).optional(),
  }),
  output: z.object({ sessionId: z.uuid() }),
})

export const cancelSession = endpoint({
  method: 'POST',
  path: '/sessions/:sessionId/cancel',
  summary: 'Cancel a session: nobody is absent, its room and staff are free again',
  input: z.object({ sessionId: z.uuid(), reason: z.enum(cancelReasons), version: z.int().optional() }),
  output: z.object({ seats: z.int() }),
})

export const substituteLead = endpoint({
  method: 'POST',
  path: '/sessions/:sessionId/lead',
  summary: 'Let another staff member lead one session',
  input: z.object({ sessionId: z.uuid(), staffId: z.uuid() }),
  output: z.object({}),
})

export const changeCapacity = endpoint({
  method: 'POST',
  path: '/sessions/:sessionId/capacity',
  summary: 'Give one session more or fewer seats; above the kind’s cap with the reason it is exempt',
  input: z.object({
    sessionId: z.uuid(),
    capacity: z.int().min(1).max(200),
    exemption: z.enum(exemptions).nullish(),
    version: z.int(),
  }),
  output: z.object({}),
})

export const sessionOpened = event('timetable.session_opened', z.object({}))
export const sessionCancelled = event(
  'timetable.session_cancelled',
  z.object({ reason: z.enum(cancelReasons), seats: z.int() }),
)
/** R20, one per client who had a seat. */
export const seatProgramCancelled = event('timetable.seat_program_cancelled', z.object({}))
export const capacityChanged = event('timetable.capacity_changed', z.object({ capacity: z.int() }))
export const leadSubstituted = event('timetable.lead_substituted', z.object({ staffId: z.uuid() }))
