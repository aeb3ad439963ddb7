import { z } from 'zod'
import { endpoint } from '#kit/endpoint.ts'
import { event } from '#kit/event.ts'
import { day, instant } from '#kit/time.ts'
import { ClientMatch, emailLine } from '../../people/client.contract.ts'
import { sexes } from '../../people/client.ts'
import { ReferralSummary } from './summary.ts'

const line = (most: number) => z.string().trim().max(most)
const text = z.string().trim().max(4000)

export type UploadedFile = { name: string; mediaType: string; bytes: Uint8Array }
const file = z.custom<UploadedFile>(
  (v) => typeof v === 'object' && v !== null && 'bytes' in v && v.bytes instanceof Uint8Array,
  'Choose a file',
)

/** Nothing is stored. A broken file is refused with `reason` and the places in `issues`. */
export const previewReferral = endpoint({
  method: 'POST',
  path: '/referrals/preview',
  summary: 'Read a referral packet (FHIR R4 bundle) without storing it: what it tells, and who it may be',
  input: z.object({ siteId: z.uuid(), file }),
  output: z.object({
    summary: ReferralSummary,
    matches: z.array(ClientMatch),
    /** This very file was imported before. */
    imported: z.object({ inquiryId: z.uuid(), receivedAt: instant }).nullable(),
  }),
  upload: true,
})

export const importReferral = endpoint({
  method: 'POST',
  path: '/referrals',
  summary: 'Take a referral packet in: the original unchanged, an inquiry, and a client, new or known',
  input: z.object({
    siteId: z.uuid(),
    file,
    /** Left out: somebody new. */
    clientId: z.uuid().optional(),
    /** Only where the packet does not tell them. */
    givenName: line(80).optional(),
    familyName: line(80).optional(),
    bornOn: day.optional(),
  }),
  output: z.object({ referralId: z.uuid(), inquiryId: z.uuid(), clientId: z.uuid() }),
  upload: true,
})

export const typeReferral = endpoint({
  method: 'POST',
  path: '/referrals/typed',
  summary: 'Write down a referral that came by phone, fax or letter',
  input: z.object({
    siteId: z.uuid(),
    organization: line(160).min(1, 'Enter who refers'),
    organizationPhone: line(40),
    contactName: line(120),
    givenName: line(80).min(1, 'Enter a given name'),
    familyName: line(80).min(1, 'Enter a family name'),
    preferredName: line(80),
    bornOn: day.nullable(),
    sex: z.enum(sexes).nullable(),
    phone: line(40),
    email: emailLine,
    reason: text.min(1, 'Enter why they are referred'),
    diagnoses: text,
    medications: text,
    allergies: text,
    payer: line(160),
    memberId: line(80),
  }),
  output: z.object({ referralId: z.uuid(), inquiryId: z.uuid() }),
})

export const ReferralView = z.object({
  id: z.uuid(),
  siteId: z.uuid(),
  inquiryId: z.uuid().nullable(),
  clientId: z.uuid().nullable(),
  receivedAt: instant,
  receivedBy: z.string(),
  /** Null where it was typed. */
  original: z.object({ name: z.string(), bytes: z.int(), sha256: z.string() }).nullable(),
  summary: ReferralSummary,
})
export type ReferralView = z.output<typeof ReferralView>

export const referral = endpoint({
  method: 'GET',
  path: '/referrals/:referralId',
  summary: 'One referral as it was understood',
  input: z.object({ referralId: z.uuid() }),
  output: ReferralView,
})

export const clientReferrals = endpoint({
  method: 'GET',
  path: '/clients/:clientId/referrals',
  summary: 'The referrals of a client, the newest first',
  input: z.object({ clientId: z.uuid() }),
  output: z.object({ referrals: z.array(ReferralView) }),
})

export const referralReceived = event(
  'intake.referral_received',
  z.object({ referralId: z.uuid(), inquiryId: z.uuid(), siteId: z.uuid() }),
)
