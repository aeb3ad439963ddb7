import { dictionary } from '#kit/words.ts'
import type { Basis, Exit, GateRefusal, Transport } from './gate.ts'

/** Sentences of what leaves: why it may not, and what goes with it. */
export const gateWords = dictionary({
  en: {
    reasons: {
      no_consent: 'There is no consent for this. Nothing was sent, and the attempt is kept.',
      not_signed: 'This consent is not signed yet. Nothing was sent.',
      consent_revoked: 'The client has taken this consent back. Nothing was sent.',
      consent_expired: 'This consent has expired. Nothing was sent.',
      consent_ended: 'What this consent was to last until has come. Nothing was sent.',
      wrong_purpose: 'The consent is for another purpose. Nothing was sent.',
      wrong_recipient: 'The consent names somebody else. Nothing was sent.',
      recipient_needed: 'Say who of those the consent allows receives it.',
      part_not_granted: 'The consent does not cover this part of the record. Nothing was sent.',
    } satisfies Record<GateRefusal, string>,
    exits: {
      attendance_letter: 'Attendance letter',
      attendance_csv: 'Attendance table',
      chart_pdf: 'Chart as PDF',
      chart_fhir: 'Chart as FHIR bundle',
      referral_answer: 'Answer to a referral',
      own_record_pdf: 'Own record as PDF',
      own_record_fhir: 'Own record as FHIR bundle',
      consent_copy: 'Copy of a consent',
      accounting: 'Accounting of disclosures',
      emergency: 'Medical emergency',
    } satisfies Record<Exit, string>,
    bases: {
      consent: 'Written consent',
      own_request: 'The client’s own request',
      emergency: 'Medical emergency (42 CFR 2.51)',
      court_order: 'Court order (42 CFR 2.61-2.67)',
    } satisfies Record<Basis, string>,
    transports: {
      handed_over: 'Handed over',
      mail: 'Mail',
      fax: 'Fax',
      secure_email: 'Encrypted e-mail',
      phone: 'Phone',
      electronic: 'Electronic transfer',
    } satisfies Record<Transport, string>,
    ownPurpose: 'The client’s own request',
    theClient: 'The client',
    scope: (who: string, on: string, what: string, to: string, purpose: string, until: string) =>
      `Sent with the written consent of ${who}, signed ${on}. It covers: ${what}. Recipient: ${to}. Purpose: ${purpose}. ${until}`,
    until: {
      date: (day: string) => `Valid through ${day} unless revoked.`,
      event: (event: string) => `Valid until this has happened: ${event}; unless revoked.`,
      end_of_treatment: 'Valid to the end of treatment unless revoked.',
      none: 'Valid until revoked.',
    },
    describe: (exit: string, what: string) => (what ? `${exit}: ${what}` : exit),
    accounting: {
      title: 'Accounting of disclosures',
      lead: (name: string, from: string, through: string) =>
        `What was sent about ${name} to others from ${from} through ${through}.`,
      none: 'Nothing was sent to anybody.',
      head: { at: 'When', recipient: 'To whom', what: 'What', purpose: 'Purpose', basis: 'Basis' },
      footer: (name: string) => `Accounting of disclosures for ${name}`,
    },
  },
})
