/**
 * The gate: whether something may leave, and how much of it. Everything that carries a client's data out of the
 * programme asks here, on one of four bases; each act that passes is one row of the ledger, and each refusal is kept too.
 */
import { type Dated, type Part, type Purpose, parts, standingOf, type Terms } from '../consent.ts'

export const bases = ['consent', 'own_request', 'emergency', 'court_order'] as const
export type Basis = (typeof bases)[number]
export const transports = ['handed_over', 'mail', 'fax', 'secure_email', 'phone', 'electronic'] as const
export type Transport = (typeof transports)[number]

export const exits = [
  'attendance_letter',
  'attendance_csv',
  'chart_pdf',
  'chart_fhir',
  'referral_answer',
  'own_record_pdf',
  'own_record_fhir',
  'consent_copy',
  'accounting',
  'emergency',
] as const
export type Exit = (typeof exits)[number]

export const gateRefusals = [
  'no_consent',
  'not_signed',
  'consent_revoked',
  'consent_expired',
  'consent_ended',
  'wrong_purpose',
  'wrong_recipient',
  'recipient_needed',
  'part_not_granted',
] as const
export type GateRefusal = (typeof gateRefusals)[number]

export type Withheld = { part: Part; why: 'not_granted' | 'counseling_notes' }
export type Decision =
  | { ok: true; recipient: string; parts: Part[]; withheld: Withheld[] }
  | { ok: false; reason: GateRefusal }

export type Asked = {
  /** What would be sent if all of it were granted. */
  wants: readonly Part[]
  /** Without these it is not worth sending. */
  needs: readonly Part[]
  purpose: Purpose
  /** Empty: whom the consent names. */
  recipient: string
}

/** R78, R83: what a consent lets out on a day. Only what it names, to whom it names, for what it names. */
export function byConsent(
  consent: (Terms & Dated) | null,
  asked: Asked,
  today: Temporal.PlainDate,
): Decision {
  const no = (reason: GateRefusal): Decision => ({ ok: false, reason })
  if (!consent) return no('no_consent')
  const standing = standingOf(consent, today)
  switch (standing) {
    case 'draft':
    case 'discarded':
      return no('not_signed')
    case 'revoked':
      return no('consent_revoked')
    case 'expired':
      return no('consent_expired')
    case 'ended':
      return no('consent_ended')
    case 'active':
  }
  if (!consent.purposes.includes(asked.purpose)) return no('wrong_purpose')
  const recipient = recipientOf(consent, asked.recipient)
  if (typeof recipient !== 'string') return no(recipient.reason)
  if (asked.needs.some((p) => !consent.parts.includes(p))) return no('part_not_granted')
  const granted = asked.wants.filter((p) => consent.parts.includes(p))
  if (granted.length === 0) return no('part_not_granted')
  const withheld = asked.wants
    .filter((p) => !consent.parts.includes(p))
    .map((part): Withheld => ({ part, why: part === 'counseling_notes' ? part : 'not_granted' }))
  return { ok: true, recipient, parts: granted, withheld }
}

/** A consent that names somebody is for them alone; one for a class needs to know who of it. */
function recipientOf(consent: Terms, asked: string): string | { reason: GateRefusal } {
  const name = asked.trim()
  if (consent.recipientKind !== 'named') return name === '' ? { reason: 'recipient_needed' } : name
  return name === '' || same(name, consent.recipient) ? consent.recipient : { reason: 'wrong_recipient' }
}
const same = (a: string, b: string) => a.localeCompare(b, 'en', { sensitivity: 'base' }) === 0

/** Their own record is theirs (42 CFR 2.23); counselling notes are kept apart from it (45 CFR 164.524(a)(1)(i)). */
export const ownParts: readonly Part[] = parts.filter((p) => p !== 'counseling_notes')
export const counselingApart: readonly Withheld[] = [{ part: 'counseling_notes', why: 'counseling_notes' }]
