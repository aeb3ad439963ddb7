import { z } from 'zod'
import { endpoint } from '#kit/endpoint.ts'
import { event } from '#kit/event.ts'
import { day, wallTime } from '#kit/time.ts'
import { sessionKinds, tracks } from '#modules/program/program.ts'
import { exemptions } from './timetable.ts'

export const RoomView = z.object({ id: z.uuid(), name: z.string(), capacity: z.int() })
export const PersonView = z.object({ id: z.uuid(), name: z.string() })

export const listRooms = endpoint({
  method: 'GET',
  path: '/sites/:siteId/rooms',
  summary: 'Rooms of a site',
  input: z.object({ siteId: z.uuid() }),
  output: z.object({ rooms: z.array(RoomView) }),
})

export const openRoom = endpoint({
  method: 'POST',
  path: '/sites/:siteId/rooms',
  summary: 'Open a room',
  input: z.object({
    siteId: z.uuid(),
    name: z.string().trim().min(1, 'Name the room').max(80),
    capacity: z.int().min(1).max(200),
  }),
  output: z.object({ roomId: z.uuid() }),
})

export const GroupView = z.object({
  id: z.uuid(),
  name: z.string(),
  kind: z.enum(sessionKinds),
  modality: z.string(),
  track: z.enum(tracks),
  stages: z.array(z.string()),
  weekday: z.int().min(1).max(7),
  starts: wallTime,
  minutes: z.int(),
  capacity: z.int(),
  exemption: z.enum(exemptions).nullable(),
  byVideo: z.boolean(),
  room: PersonView.nullable(),
  lead: PersonView,
  coLead: PersonView.nullable(),
  fromOn: day,
  untilOn: day.nullable(),
  version: z.int(),
})

export const listGroups = endpoint({
  method: 'GET',
  path: '/sites/:siteId/groups',
  summary: 'Groups of a site that run today or later',
  input: z.object({ siteId: z.uuid() }),
  output: z.object({ groups: z.array(GroupView) }),
})

export const openGroup = endpoint({
  method: 'POST',
  path: '/sites/:siteId/groups',
  summary: 'Open a weekly group; its sessions of the coming weeks are planned at once',
  input: z.object({
    siteId: z.uuid(),
    programId: z.uuid(),
    name: z.string().trim().min(1, 'Name the group').max(120),
    kind: z.enum(sessionKinds),
    modality: z.string().trim().max(80).optional(),
    track: z.enum(tracks),
    /** Ids of the stages it is open to; none: every stage. */
    stages: z.array(z.string().min(1)).optional(),
    weekday: z.int().min(1).max(7),
    starts: wallTime,
    minutes: z.int().min(15).max(360),
    leadId: z.uuid(),
    coLeadId: z.uuid().nullish(),
    roomId: z.uuid().nullish(),
    /** Left out: by video where there is no room. */
    byVideo: z.boolean().optional(),
    capacity: z.int().min(1).max(200),
    exemption: z.enum(exemptions).nullish(),
    /** R16: its staff may run another session at the same hour. */
    coFacilitated: z.boolean().optional(),
    fromOn: day,
    untilOn: day.nullish(),
  }),
  output: z.object({ groupId: z.uuid(), sessions: z.int() }),
})

export const endGroup = endpoint({
  method: 'POST',
  path: '/groups/:groupId/end',
  summary: 'End a group after a day; its later sessions are cancelled',
  input: z.object({ groupId: z.uuid(), lastOn: day, version: z.int() }),
  output: z.object({ cancelled: z.int() }),
})

export const groupOpened = event('timetable.group_opened', z.object({ groupId: z.uuid() }))
export const groupEnded = event('timetable.group_ended', z.object({ groupId: z.uuid() }))
