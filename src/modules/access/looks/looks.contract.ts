import { z } from 'zod'
import { endpoint } from '#kit/endpoint.ts'
import { day, instant } from '#kit/time.ts'
import { staffRoles } from '../access.ts'
import { oddities, recordParts } from './looks.ts'

/** Somebody's looks at one record on one day of the client's site. */
const Look = z.object({
  accountId: z.uuid(),
  name: z.string(),
  roles: z.array(z.enum(staffRoles)),
  clientId: z.uuid(),
  client: z.object({ givenName: z.string(), familyName: z.string(), preferredName: z.string() }),
  on: day,
  first: instant,
  last: instant,
  count: z.int(),
  parts: z.array(z.enum(recordParts)),
  odd: z.array(z.enum(oddities)),
})
export type Look = z.output<typeof Look>

const found = z.object({
  /** Odd ones first, then the newest. */
  looks: z.array(Look),
  /** There were more than are shown: ask for fewer days. */
  isCut: z.boolean(),
})

export const lookDays = [1, 7, 30, 365] as const

export const listLooks = endpoint({
  method: 'GET',
  path: '/looks',
  summary: 'Who looked at records of my sites in the last days, odd ones first',
  input: z.object({ days: z.coerce.number().pipe(z.literal(lookDays)).default(7) }),
  output: found,
})

export const clientLooks = endpoint({
  method: 'GET',
  path: '/clients/:clientId/looks',
  summary: 'Who looked at one client’s record in the last year',
  input: z.object({ clientId: z.uuid() }),
  output: found,
})
