import { z } from 'zod'
import { endpoint } from '#kit/endpoint.ts'
import { event } from '#kit/event.ts'
import { day, instant } from '#kit/time.ts'
import { clientStatuses, contactChannels, sexes } from './client.ts'
import { matchReasons, matchStrengths } from './match.ts'

const line = (most: number) => z.string().trim().max(most)
/** Empty, or an address. */
export const emailLine = z
  .string()
  .trim()
  .max(200)
  .refine((s) => s === '' || z.email().safeParse(s).success, 'An e-mail address like name@example.org')

export const ContactPreferenceSchema = z.object({
  mayLeaveMessage: z.boolean().nullable(),
  nameToUse: line(80),
  bestTime: line(120),
  channel: z.enum(contactChannels).nullable(),
  doNotText: z.boolean(),
})

/** What people edit about a client. */
export const Demographics = z.object({
  givenName: line(80).min(1, 'Enter a given name'),
  familyName: line(80).min(1, 'Enter a family name'),
  preferredName: line(80),
  bornOn: day.nullable(),
  sex: z.enum(sexes).nullable(),
  pronouns: line(40),
  phone: line(40),
  email: emailLine,
  language: line(35),
  address: line(300),
  contact: ContactPreferenceSchema,
})

export const IdentifierView = z.object({
  system: z.string(),
  kind: z.string(),
  /** Government numbers show their last four only. */
  shown: z.string(),
})

export const SupportView = z.object({
  id: z.uuid(),
  name: z.string(),
  relation: z.string(),
  phone: z.string(),
  emergencyContact: z.boolean(),
  version: z.int(),
})

/** Where an admitted client stands; names as the programme's version writes them. */
const Standing = z.object({
  stage: z.string(),
  levelOfCare: z.string(),
  track: z.string(),
  admittedOn: day,
})

export const ClientLine = z.object({
  id: z.uuid(),
  givenName: z.string(),
  familyName: z.string(),
  preferredName: z.string(),
  bornOn: day.nullable(),
  age: z.int().nullable(),
  pronouns: z.string(),
  siteId: z.uuid(),
  siteName: z.string(),
  status: z.enum(clientStatuses),
  standing: Standing.nullable(),
})
export type ClientLine = z.output<typeof ClientLine>

/** Somebody known who may be the person at hand. */
export const ClientMatch = z.object({
  client: ClientLine,
  strength: z.enum(matchStrengths),
  why: z.array(z.enum(matchReasons)),
})
export type ClientMatch = z.output<typeof ClientMatch>

export const ClientView = ClientLine.extend({
  ...Demographics.shape,
  email: z.string(),
  timeZone: z.string(),
  createdAt: instant,
  version: z.int(),
  identifiers: z.array(IdentifierView),
  supports: z.array(SupportView),
})
export type ClientView = z.output<typeof ClientView>

export const client = endpoint({
  method: 'GET',
  path: '/clients/:clientId',
  summary: 'One client: who they are, how to reach them, their supports, where they stand',
  input: z.object({ clientId: z.uuid() }),
  output: ClientView,
})

export const saveClient = endpoint({
  method: 'PUT',
  path: '/clients/:clientId',
  summary: 'Change a client’s name, birth date, contact data or preferences',
  input: Demographics.extend({ clientId: z.uuid(), version: z.int() }),
  output: ClientView,
})

/** POST, because what is typed is a name: it must not stand in an address. */
export const findClients = endpoint({
  method: 'POST',
  path: '/clients/find',
  summary: 'Find clients by name, birth date, phone number or identifier; the best 20',
  input: z.object({ text: line(120) }),
  output: z.object({ clients: z.array(ClientLine) }),
})

export const listClients = endpoint({
  method: 'GET',
  path: '/clients',
  summary: 'Clients of my sites by name, 50 at a time',
  input: z.object({
    status: z.enum([...clientStatuses, 'all']).default('all'),
    siteId: z.uuid().optional(),
    cursor: z.string().max(400).optional(),
  }),
  output: z.object({ clients: z.array(ClientLine), next: z.string().nullable() }),
})

const support = z.object({
  clientId: z.uuid(),
  name: line(120).min(1, 'Enter a name'),
  relation: line(60),
  phone: line(40),
  emergencyContact: z.boolean(),
})

export const addSupport = endpoint({
  method: 'POST',
  path: '/clients/:clientId/supports',
  summary: 'Name a support of a client',
  input: support,
  output: z.object({ supportId: z.uuid() }),
})

/** `removed` takes the person off the client's supports; false puts them back. */
export const saveSupport = endpoint({
  method: 'PUT',
  path: '/clients/:clientId/supports/:supportId',
  summary: 'Change a support of a client, take them off the list, or put them back',
  input: support.extend({ supportId: z.uuid(), version: z.int(), removed: z.boolean() }),
  output: z.object({ version: z.int() }),
})

export const clientRegistered = event('people.client_registered', z.object({ siteId: z.uuid() }))
