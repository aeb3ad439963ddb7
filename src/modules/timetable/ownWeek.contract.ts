import { z } from 'zod'
import { endpoint } from '#kit/endpoint.ts'
import { event } from '#kit/event.ts'
import { day, wallTime } from '#kit/time.ts'
import { MixSchema } from '#modules/program/program.contract.ts'
import { tracks } from '#modules/program/program.ts'
import { busyKinds, partsOfDay } from './ownWeek.ts'
import { SessionView } from './sessions.contract.ts'
import { seatStatuses } from './timetable.ts'

export const BusyTimeView = z.object({
  kind: z.enum(busyKinds),
  weekday: z.int().min(1).max(7),
  from: wallTime,
  /** 00:00 is midnight at the end; before `from` means the next day. */
  until: wallTime,
  note: z.string().trim().max(200),
})

export const PreferenceView = z.object({
  travelMinutes: z.int().min(0).max(240),
  videoAllowed: z.boolean(),
  preferredPart: z.enum(partsOfDay),
  timeZone: z.string().max(60).nullable(),
})

export const PrescribedView = z.object({
  minutes: z.int(),
  daysMin: z.int(),
  daysMax: z.int(),
  mix: MixSchema,
})

export const clientWeek = endpoint({
  method: 'GET',
  path: '/clients/:clientId/weeks/:monday',
  summary: 'A client’s own week: seats, busy times, preference, what is prescribed',
  input: z.object({ clientId: z.uuid(), monday: day }),
  output: z.object({
    monday: day,
    siteId: z.uuid(),
    timeZone: z.string(),
    admitted: z.object({ track: z.enum(tracks), stage: z.string(), stageName: z.string() }).nullable(),
    prescribed: PrescribedView.nullable(),
    /** Minutes of the taken seats that count toward the prescribed week. */
    plannedMinutes: z.int(),
    seats: z.array(z.object({ session: SessionView, status: z.enum(seatStatuses), makeUp: z.boolean() })),
    busy: z.array(BusyTimeView.extend({ id: z.uuid() })),
    preference: PreferenceView,
    /** Of the busy times and the preference together. */
    version: z.int(),
    /** Sessions are planned up to this day. */
    plannedUntil: day,
    can: z.object({ takeSeats: z.boolean(), editBusy: z.boolean() }),
  }),
})

export const setBusyTimes = endpoint({
  method: 'PUT',
  path: '/clients/:clientId/busy-times',
  summary: 'Replace the client’s busy times',
  input: z.object({ clientId: z.uuid(), busy: z.array(BusyTimeView).max(100), version: z.int().optional() }),
  output: z.object({ version: z.int() }),
})

export const setWeekPreference = endpoint({
  method: 'PUT',
  path: '/clients/:clientId/week-preference',
  summary: 'How the client travels, whether video is fine, which part of the day suits',
  input: z.object({ clientId: z.uuid(), preference: PreferenceView, version: z.int().optional() }),
  output: z.object({ version: z.int() }),
})

export const ownWeekChanged = event('timetable.own_week_changed', z.object({}))
