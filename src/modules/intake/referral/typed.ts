import type { Sex } from '../../people/client.ts'
import { matterInWords, medicineMatterOf } from './matters.ts'
import type { ReferralSummary } from './summary.ts'

/** What somebody writes down of a referral that came by phone, fax or letter. */
export type TypedReferral = {
  organization: string
  organizationPhone: string
  contactName: string
  givenName: string
  familyName: string
  preferredName: string
  bornOn: Temporal.PlainDate | null
  sex: Sex | null
  phone: string
  email: string
  reason: string
  /** A line each. */
  diagnoses: string
  medications: string
  allergies: string
  payer: string
  memberId: string
}

const lines = (text: string) => [
  ...new Set(
    text
      .split('\n')
      .map((l) => l.trim())
      .filter(Boolean),
  ),
]

/** The same summary as a packet gives, so that everything behind it reads one form. */
export function typedSummary(t: TypedReferral): ReferralSummary {
  const none = { on: null, from: null, until: null, codes: [] }
  const diagnoses = lines(t.diagnoses).map((text) => ({
    ...none,
    text,
    status: 'active' as const,
    verification: '',
    matters: matterInWords(text),
    times: 1,
  }))
  const medications = lines(t.medications).map((text) => ({
    ...none,
    text,
    current: true,
    status: 'active',
    dose: null,
    reasons: [],
    matters: medicineMatterOf(text),
    times: 1,
  }))
  return {
    form: 1,
    source: 'typed',
    entries: 0,
    person: personOf(t),
    why: { reason: t.reason, reasonFrom: t.reason ? 'typed' : 'none', requests: [], lastEncounter: null },
    from: {
      organization: [t.organization, t.contactName].filter(Boolean).join(', '),
      phone: t.organizationPhone,
      address: '',
    },
    diagnoses: diagnoses.sort((a, b) => Number(b.matters !== null) - Number(a.matters !== null)),
    medications,
    allergies: lines(t.allergies).map((text) => ({
      text,
      codes: [],
      none: /^(none|no known( drug)? allergies|nka|nkda)$/i.test(text),
      current: true,
      criticality: '',
      reactions: [],
    })),
    findings: [],
    treatments: [],
    coverage: t.payer
      ? [
          {
            ...none,
            payer: t.payer,
            none: false,
            type: '',
            memberId: t.memberId,
            plan: '',
            active: true,
            lastSeen: null,
          },
        ]
      : [],
    labels: [],
    notUnderstood: [],
  }
}

const personOf = (t: TypedReferral): ReferralSummary['person'] => ({
  givenName: t.givenName,
  familyName: t.familyName,
  preferredName: t.preferredName,
  otherNames: [],
  bornOn: t.bornOn?.toString() ?? null,
  born: t.bornOn?.toString() ?? null,
  deceased: false,
  sex: t.sex,
  phones: t.phone ? [t.phone] : [],
  email: t.email,
  address: '',
  language: '',
  race: '',
  ethnicity: '',
  identifiers: [],
  contacts: [],
})
