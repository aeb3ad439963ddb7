import { z } from 'zod'
import { endpoint } from '#kit/endpoint.ts'
import { event } from '#kit/event.ts'
import { day } from '#kit/time.ts'

const sessionIds = z.array(z.uuid()).min(1).max(200)

/** Accepting a week: all of its seats or none. */
export const acceptWeek = endpoint({
  method: 'POST',
  path: '/clients/:clientId/seats',
  summary: 'Take seats in sessions, all or none; the same groups in the following weeks too where asked',
  input: z.object({
    clientId: z.uuid(),
    sessionIds,
    /** Takes the same groups' seats up to and with this day, as far as sessions are planned. */
    repeatUntil: day.nullish(),
    /** Agreed with the client: groups of another track, or by video. */
    anyTrack: z.boolean().optional(),
    /** The missed session that these make up for. */
    makeUpFor: z.uuid().nullish(),
  }),
  /** Every seat newly taken, for taking it back. */
  output: z.object({ sessionIds: z.array(z.uuid()), until: day }),
})

export const releaseSeats = endpoint({
  method: 'POST',
  path: '/clients/:clientId/seats/release',
  summary: 'Give seats back before their sessions begin, all or none',
  input: z.object({ clientId: z.uuid(), sessionIds }),
  output: z.object({}),
})

export const seatsTaken = event('timetable.seats_taken', z.object({ sessionIds: z.array(z.uuid()) }))
export const seatsReleased = event('timetable.seats_released', z.object({ sessionIds: z.array(z.uuid()) }))
