import { z } from 'zod'
import { endpoint } from '#kit/endpoint.ts'
import { event } from '#kit/event.ts'
import { FileOut } from '#kit/file.ts'
import { signatureField } from '#kit/paper.ts'
import { day, instant } from '#kit/time.ts'
import * as rules from './consent.ts'
import { signings } from './minors.ts'

const line = (most: number) => z.string().trim().max(most)
const clientId = z.uuid()
const consentId = z.uuid()
const ofConsent = { clientId, consentId }
const version = z.int()

export const TermsSchema = z.object({
  discloser: line(200),
  recipientKind: z.enum(rules.recipientKinds),
  recipientClass: z.enum(rules.recipientClasses),
  recipient: line(200),
  participants: line(400),
  parts: z.array(z.enum(rules.parts)).max(rules.parts.length),
  description: line(1000),
  purposes: z.array(z.enum(rules.purposes)).max(rules.purposes.length),
  purposeNote: line(400),
  expiry: z.enum(rules.expiries),
  expiresOn: day.nullable(),
  expiresEvent: line(300),
  revocation: line(1000),
  consequences: line(1000),
})

const coordinate = (most: number) => z.number().min(0).max(most)
export const Strokes = z
  .array(z.array(z.tuple([coordinate(signatureField.width), coordinate(signatureField.height)])).max(2000))
  .max(60)

export const SignatureView = z.object({
  signer: z.enum(rules.signers),
  name: z.string(),
  authority: z.string(),
  method: z.enum(rules.signatureMethods),
  strokes: Strokes,
  signedAt: instant,
  witnessedBy: z.string(),
})

export const ConsentView = TermsSchema.extend({
  id: z.uuid(),
  kind: z.enum(['release', 'tpo', 'counseling_notes', 'legal_proceedings']),
  standing: z.enum(rules.standings),
  /** What is, or was, read and signed: label and text. */
  lines: z.array(z.tuple([z.string(), z.string()])),
  signatures: z.array(SignatureView),
  /** Who may sign next; empty once it is signed. */
  maySign: z.array(z.enum(rules.signers)),
  createdAt: instant,
  activatedAt: instant.nullable(),
  revokedAt: instant.nullable(),
  endedAt: instant.nullable(),
  /** How often something was sent under it. */
  disclosures: z.int(),
  version,
})
export type ConsentView = z.output<typeof ConsentView>

export const clientConsents = endpoint({
  method: 'GET',
  path: '/clients/:clientId/consents',
  summary: 'Consents of a client, the newest first, with what each allows',
  input: z.object({ clientId }),
  output: z.object({
    consents: z.array(ConsentView),
    /** `null`: the birth date is not known. */
    signing: z.enum(signings).nullable(),
    /** False where no rule for minors is recorded for the site, and the cautious one holds. */
    minorRuleKnown: z.boolean(),
    siteName: z.string(),
    today: day,
    can: z.object({ edit: z.boolean(), send: z.boolean() }),
  }),
})

export const draftConsent = endpoint({
  method: 'POST',
  path: '/clients/:clientId/consents',
  summary: 'Write a consent that the client may sign',
  input: TermsSchema.extend({ clientId }),
  output: z.object({ consentId }),
})

export const saveConsent = endpoint({
  method: 'PUT',
  path: '/clients/:clientId/consents/:consentId',
  summary: 'Change a consent that nobody has signed yet',
  input: TermsSchema.extend({ ...ofConsent, version }),
  output: z.object({ version }),
})

export const discardConsent = endpoint({
  method: 'POST',
  path: '/clients/:clientId/consents/:consentId/discard',
  summary: 'Throw away a consent that was not signed',
  input: z.object({ ...ofConsent, version }),
  output: z.object({}),
})

/** Refused while an element is missing (R79-R82). Holds once everybody who must has signed. */
export const signConsent = endpoint({
  method: 'POST',
  path: '/clients/:clientId/consents/:consentId/sign',
  summary: 'Sign a consent, drawn or typed, as it was read',
  input: z.object({
    ...ofConsent,
    version,
    signer: z.enum(rules.signers),
    name: line(120),
    authority: line(200),
    method: z.enum(rules.signatureMethods),
    typed: line(120),
    strokes: Strokes,
  }),
  output: z.object({ standing: z.enum(rules.standings), maySign: z.array(z.enum(rules.signers)) }),
})

/** R83: holds for the next request. What was sent before stays listed. */
export const revokeConsent = endpoint({
  method: 'POST',
  path: '/clients/:clientId/consents/:consentId/revoke',
  summary: 'Take a consent back: nothing more is sent under it from this moment',
  input: z.object({ ...ofConsent, how: z.enum(rules.revocationWays) }),
  output: z.object({}),
})

export const endConsent = endpoint({
  method: 'POST',
  path: '/clients/:clientId/consents/:consentId/end',
  summary: 'Record that the event a consent lasts until has come',
  input: z.object(ofConsent),
  output: z.object({}),
})

export const previewConsent = endpoint({
  method: 'GET',
  path: '/clients/:clientId/consents/:consentId/preview',
  summary: 'What the recipient would see today, part by part, and what they would not',
  input: z.object(ofConsent),
  output: z.object({
    parts: z.array(
      z.object({
        part: z.enum(rules.parts),
        granted: z.boolean(),
        entries: z.int(),
        from: day.nullable(),
        until: day.nullable(),
      }),
    ),
  }),
})

export const consentCopy = endpoint({
  method: 'POST',
  path: '/clients/:clientId/consents/:consentId/copy',
  summary: 'The signed copy of a consent, for the client',
  input: z.object(ofConsent),
  output: FileOut,
  exit: true,
  file: 'application/pdf',
})

export const minorRules = endpoint({
  method: 'GET',
  path: '/minor-rules',
  summary: 'From which age minors consent alone at my sites, by date',
  input: z.object({}),
  output: z.object({
    sites: z.array(
      z.object({
        siteId: z.uuid(),
        siteName: z.string(),
        rules: z.array(
          z.object({
            jurisdiction: z.string(),
            fromOn: day,
            adultFromAge: z.int(),
            selfConsentFromAge: z.int().nullable(),
            source: z.string(),
          }),
        ),
      }),
    ),
  }),
})

export const recordMinorRule = endpoint({
  method: 'POST',
  path: '/minor-rules',
  summary: 'Record from which age minors consent alone, from a day on, with its source',
  input: z.object({
    siteId: z.uuid(),
    jurisdiction: line(80).min(1, 'Name the state'),
    fromOn: day,
    adultFromAge: z.int().min(16).max(21),
    selfConsentFromAge: z.int().min(0).max(21).nullable(),
    source: line(300).min(1, 'Name the law or rule'),
  }),
  output: z.object({}),
})

export const consentSigned = event('consent.signed', z.object({ consentId }))
export const consentRevoked = event('consent.revoked', z.object({ consentId }))
