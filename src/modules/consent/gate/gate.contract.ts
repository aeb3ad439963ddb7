import { z } from 'zod'
import { endpoint } from '#kit/endpoint.ts'
import { event } from '#kit/event.ts'
import { FileOut } from '#kit/file.ts'
import { day, instant } from '#kit/time.ts'
import { parts, purposes } from '../consent.ts'
import { bases, transports } from './gate.ts'

/** Under which consent, for what, to whom and how something is sent: the input of every exit that needs a consent. */
export const Sending = z.object({
  clientId: z.uuid(),
  /** Null is refused and kept: there is no consent to rest on. */
  consentId: z.uuid().nullable(),
  purpose: z.enum(purposes),
  /** Who of the class, where the consent names one; empty otherwise. */
  recipient: z.string().trim().max(200),
  transport: z.enum(transports),
})
export type Sending = z.output<typeof Sending>

export const DisclosureView = z.object({
  id: z.uuid(),
  at: instant,
  exit: z.string(),
  basis: z.enum(bases),
  consentId: z.uuid().nullable(),
  recipient: z.string(),
  purpose: z.string(),
  description: z.string(),
  parts: z.array(z.enum(parts)),
  transport: z.enum(transports),
  madeBy: z.string(),
})

const clientId = z.uuid()

/** R89: what was sent about a client to others in the three years up to today. What they asked for themselves is apart. */
export const accounting = endpoint({
  method: 'GET',
  path: '/clients/:clientId/accounting',
  summary: 'Accounting of disclosures: what was sent to whom in the last three years',
  input: z.object({ clientId }),
  output: z.object({
    from: day,
    through: day,
    disclosures: z.array(DisclosureView),
    own: z.array(DisclosureView),
    can: z.object({ seeRefusals: z.boolean() }),
  }),
})

export const accountingCopy = endpoint({
  method: 'POST',
  path: '/clients/:clientId/accounting/copy',
  summary: 'The accounting of disclosures on paper, for the client',
  input: z.object({ clientId }),
  output: FileOut,
  exit: true,
  file: 'application/pdf',
})

export const refusals = endpoint({
  method: 'GET',
  path: '/clients/:clientId/disclosure-refusals',
  summary: 'What the gate refused to let out about a client, and why',
  input: z.object({ clientId }),
  output: z.object({
    refusals: z.array(
      z.object({
        id: z.uuid(),
        at: instant,
        exit: z.string(),
        reason: z.string(),
        askedBy: z.string(),
      }),
    ),
  }),
})

export const disclosed = event(
  'consent.disclosed',
  z.object({ disclosureId: z.uuid(), exit: z.string(), basis: z.enum(bases) }),
)
export const disclosureRefused = event('consent.disclosure_refused', z.object({ exit: z.string() }))
