import { z } from 'zod'
import { endpoint } from '#kit/endpoint.ts'
import { event } from '#kit/event.ts'
import { instant } from '#kit/time.ts'

export const openKiosk = endpoint({
  method: 'POST',
  path: '/sessions/:sessionId/kiosk',
  summary: 'Make this device the tablet of one session; its own sign-in is locked',
  input: z.object({ sessionId: z.uuid() }),
  output: z.object({ until: instant }),
})

const Kiosk = z.object({
  name: z.string(),
  startsAt: instant,
  endsAt: instant,
  timeZone: z.string(),
  people: z.array(z.object({ key: z.string(), initials: z.string(), here: z.boolean() })),
})

export const kiosk = endpoint({
  method: 'GET',
  path: '/kiosk',
  summary: 'The tablet’s roster: initials, and who is here',
  input: z.object({}),
  output: Kiosk,
})

export const tapHere = endpoint({
  method: 'POST',
  path: '/kiosk/here',
  summary: 'Say at the tablet that one is here; what staff marked stays',
  input: z.object({ key: z.string().min(1).max(60) }),
  output: Kiosk,
})

export const endKiosk = endpoint({
  method: 'POST',
  path: '/kiosk/end',
  summary: 'End the tablet; the sign-in behind it stays locked',
  input: z.object({}),
  output: z.object({}),
})

export const kioskOpened = event('attendance.kiosk_opened', z.object({ sessionId: z.uuid() }))
