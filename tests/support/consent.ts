import type { z } from 'zod'
import { draftConsent, signConsent, type TermsSchema } from '#modules/consent/consent.contract.ts'
import type { Part, Purpose } from '#modules/consent/consent.ts'
import type { Persona, TestApp } from './app.ts'

export const someTerms: z.input<typeof TermsSchema> = {
  discloser: 'Harbor Street',
  recipientKind: 'named',
  recipientClass: 'supervision',
  recipient: 'Officer Dana Lee',
  participants: '',
  parts: ['attendance'],
  description: '',
  purposes: ['supervision'],
  purposeNote: '',
  expiry: 'date',
  expiresOn: '2026-06-30',
  expiresEvent: '',
  revocation: 'I can take this back at any time.',
  consequences: 'My care does not depend on it.',
}
/** Everything that one consent may hold, for the purpose and recipient of `someTerms`. */
export const everyPart: Part[] = [
  'attendance',
  'admission',
  'contact',
  'assessment',
  'plan',
  'notes',
  'medications',
  'tests',
  'measures',
  'billing',
]

export const signature = {
  signer: 'client' as const,
  name: 'Rosa Ito',
  authority: '',
  method: 'typed' as const,
  typed: 'Rosa Ito',
  strokes: [] as [number, number][][],
}

/** Consents of one client, written and signed by a member of staff's tablet. */
export const consents = (t: TestApp, by: Persona) => {
  const write = async (clientId: string, more: Partial<typeof someTerms> = {}) =>
    (await t.ok(draftConsent, { ...someTerms, ...more, clientId }, by)).consentId
  const sign = (clientId: string, consentId: string, version = 1) =>
    t.ok(signConsent, { clientId, consentId, version, ...signature }, by)
  return {
    write,
    sign,
    signed: async (clientId: string, more: Partial<typeof someTerms> = {}) => {
      const consentId = await write(clientId, more)
      await sign(clientId, consentId)
      return consentId
    },
  }
}

/** What an exit is sent with: under a consent, for its purpose. */
export const sending = (clientId: string, consentId: string | null, purpose: Purpose = 'supervision') => ({
  clientId,
  consentId,
  purpose,
  recipient: '',
  transport: 'handed_over' as const,
})
