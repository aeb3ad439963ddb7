import { z } from 'zod'
import { endpoint } from '#kit/endpoint.ts'
import { event } from '#kit/event.ts'
import { day, instant } from '#kit/time.ts'
import { ClientMatch, ContactPreferenceSchema, emailLine } from '../../people/client.contract.ts'
import { closedReasons, inquirySources, inquiryStatuses, storedStatuses } from './inquiry.ts'

const line = (most: number) => z.string().trim().max(most)
const text = z.string().trim().max(4000)

/** What is asked at the first contact. */
const Asked = z.object({
  givenName: line(80).min(1, 'Enter a name'),
  familyName: line(80),
  preferredName: line(80),
  bornOn: day.nullable(),
  phone: line(40),
  email: emailLine,
  contact: ContactPreferenceSchema,
  /** Who got in touch, where it was somebody else. */
  askedBy: line(120),
  askedByRelation: line(60),
  reason: text,
  barriers: text,
})

export const InquiryLine = z.object({
  id: z.uuid(),
  siteId: z.uuid(),
  siteName: z.string(),
  source: z.enum(inquirySources),
  status: z.enum(inquiryStatuses),
  firstContactAt: instant,
  givenName: z.string(),
  familyName: z.string(),
  preferredName: z.string(),
  phone: z.string(),
  contact: ContactPreferenceSchema,
  reason: z.string(),
  clientId: z.uuid().nullable(),
  assessmentAt: instant.nullable(),
  /** Who referred; empty where nobody did. */
  referredBy: z.string(),
})
export type InquiryLine = z.output<typeof InquiryLine>

export const InquiryView = InquiryLine.extend({
  ...Asked.shape,
  email: z.string(),
  timeZone: z.string(),
  closedReason: z.enum(closedReasons).nullable(),
  closedNote: z.string(),
  referralId: z.uuid().nullable(),
  /** The client's name where it is one already. */
  clientName: z.string(),
  moves: z.array(z.enum(storedStatuses)),
  version: z.int(),
})
export type InquiryView = z.output<typeof InquiryView>

export const listInquiries = endpoint({
  method: 'GET',
  path: '/inquiries',
  summary: 'Inquiries of my sites: open ones by how long they wait, or closed ones, the newest first',
  input: z.object({
    show: z.enum(['open', 'closed']).default('open'),
    /** Closed ones before this first contact: the next page. */
    before: instant.optional(),
  }),
  output: z.object({ inquiries: z.array(InquiryLine), more: z.boolean() }),
})

export const inquiry = endpoint({
  method: 'GET',
  path: '/inquiries/:inquiryId',
  summary: 'One inquiry',
  input: z.object({ inquiryId: z.uuid() }),
  output: InquiryView,
})

export const openInquiry = endpoint({
  method: 'POST',
  path: '/inquiries',
  summary: 'Write down an inquiry that came by phone or at the door',
  input: Asked.extend({
    siteId: z.uuid(),
    source: z.enum(['call', 'walk_in']),
    /** Left out: now. */
    firstContactAt: instant.optional(),
  }),
  output: z.object({ inquiryId: z.uuid() }),
})

export const saveInquiry = endpoint({
  method: 'PUT',
  path: '/inquiries/:inquiryId',
  summary: 'Change what is written of an inquiry',
  input: Asked.extend({ inquiryId: z.uuid(), version: z.int() }),
  output: InquiryView,
})

export const moveInquiry = endpoint({
  method: 'PUT',
  path: '/inquiries/:inquiryId/status',
  summary: 'Contacted, assessment booked, closed with a reason, or open again',
  input: z.object({
    inquiryId: z.uuid(),
    version: z.int(),
    status: z.enum(storedStatuses),
    assessmentAt: instant.nullable().default(null),
    closedReason: z.enum(closedReasons).nullable().default(null),
    closedNote: line(1000).default(''),
  }),
  output: InquiryView,
})

export const inquiryMatches = endpoint({
  method: 'GET',
  path: '/inquiries/:inquiryId/matches',
  summary: 'Clients who may be the person of an inquiry',
  input: z.object({ inquiryId: z.uuid() }),
  output: z.object({ matches: z.array(ClientMatch) }),
})

export const startClient = endpoint({
  method: 'POST',
  path: '/inquiries/:inquiryId/client',
  summary: 'Register the person of an inquiry as a client, or link the client they already are',
  input: z.object({
    inquiryId: z.uuid(),
    version: z.int(),
    /** An existing client; null registers a new one. */
    clientId: z.uuid().nullable(),
  }),
  output: z.object({ clientId: z.uuid() }),
})

/** For the public form: names only. */
export const openSites = endpoint({
  method: 'GET',
  path: '/open-sites',
  summary: 'Where one can ask for help',
  input: z.object({}),
  output: z.object({ sites: z.array(z.object({ id: z.uuid(), name: z.string() })) }),
})

export const askForHelp = endpoint({
  method: 'POST',
  path: '/ask',
  summary: 'Ask for help through the public form; the answer is always the same',
  input: Asked.omit({ preferredName: true, bornOn: true }).extend({
    siteId: z.uuid().nullable(),
    /** Filled by machines only: people do not see it. */
    website: z.string().max(2000).default(''),
  }),
  output: z.object({}),
})

export const inquiryOpened = event(
  'intake.inquiry_opened',
  z.object({ inquiryId: z.uuid(), siteId: z.uuid(), source: z.enum(inquirySources) }),
)
export const inquiryMoved = event(
  'intake.inquiry_moved',
  z.object({ inquiryId: z.uuid(), status: z.enum(storedStatuses) }),
)
export const inquiryLinked = event('intake.inquiry_linked', z.object({ inquiryId: z.uuid() }))
