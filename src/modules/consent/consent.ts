/**
 * Consent: what a client allows in writing to be told, to whom, for what, until when. 42 CFR 2.31 names the elements; a
 * consent that lacks one cannot be signed. Which of the four kinds it is follows from its parts and purposes.
 */
export const consentStatuses = ['draft', 'active', 'revoked', 'discarded'] as const
export type ConsentStatus = (typeof consentStatuses)[number]

/** The meaningful parts of a record that can be granted one by one. Name and birth date go with each. */
export const parts = [
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
  'counseling_notes',
] as const
export type Part = (typeof parts)[number]

export const purposes = [
  'treatment',
  'payment',
  'operations',
  'supervision',
  'employment',
  'education',
  'family',
  'legal_proceedings',
  'own_request',
  'other',
] as const
export type Purpose = (typeof purposes)[number]
/** Treatment, payment, health care operations: one consent for all of them may last until it is revoked. */
export const tpo: readonly Purpose[] = ['treatment', 'payment', 'operations']

export const recipientKinds = ['named', 'class', 'intermediary'] as const
export const recipientClasses = [
  'treating_provider',
  'payer',
  'program_helper',
  'supervision',
  'court',
  'attorney',
  'employer',
  'school',
  'family_or_friend',
  'parent',
  'other',
] as const
export type RecipientClass = (typeof recipientClasses)[number]
export const expiries = ['date', 'event', 'end_of_treatment', 'none'] as const
export const revocationWays = ['written', 'spoken'] as const
export const signers = ['client', 'parent', 'authorized'] as const
export type Signer = (typeof signers)[number]
export const signatureMethods = ['drawn', 'typed'] as const

/** What is agreed to; the client's name and the date are the record's and the signature's. */
export type Terms = {
  discloser: string
  recipientKind: (typeof recipientKinds)[number]
  recipientClass: RecipientClass
  recipient: string
  participants: string
  parts: readonly Part[]
  description: string
  purposes: readonly Purpose[]
  purposeNote: string
  expiry: (typeof expiries)[number]
  expiresOn: Temporal.PlainDate | null
  expiresEvent: string
  revocation: string
  consequences: string
}

export type ConsentKind = 'release' | 'tpo' | 'counseling_notes' | 'legal_proceedings'
export function kindOf(t: Pick<Terms, 'parts' | 'purposes'>): ConsentKind {
  if (t.parts.includes('counseling_notes')) return 'counseling_notes'
  if (t.purposes.includes('legal_proceedings')) return 'legal_proceedings'
  return isTpo(t.purposes) ? 'tpo' : 'release'
}
export const isTpo = (of: readonly Purpose[]) => of.length > 0 && of.every((p) => tpo.includes(p))

export const termRefusals = [
  'discloser_missing',
  'recipient_missing',
  'participants_missing',
  'parts_missing',
  'purpose_missing',
  'purpose_note_missing',
  'expiry_missing',
  'expiry_past',
  'revocation_missing',
  'consequences_missing',
  'endless_not_tpo',
  'counseling_notes_apart',
  'proceedings_apart',
  'intermediary_class',
] as const
export type TermRefusal = (typeof termRefusals)[number]
export type TermFault = { field: keyof Terms; reason: TermRefusal }

const blank = (text: string) => text.trim() === ''

/** R79-R82: why these terms cannot be signed today; none: they can. 42 CFR 2.31(a), (b). */
export function termFaults(t: Terms, today: Temporal.PlainDate): TermFault[] {
  return [...missing(t), ...combined(t), ...expiryFaults(t, today)]
}

function missing(t: Terms): TermFault[] {
  const faults: [boolean, keyof Terms, TermRefusal][] = [
    [blank(t.discloser), 'discloser', 'discloser_missing'],
    [blank(t.recipient), 'recipient', 'recipient_missing'],
    [t.recipientKind === 'intermediary' && blank(t.participants), 'participants', 'participants_missing'],
    [t.parts.length === 0, 'parts', 'parts_missing'],
    [t.purposes.length === 0, 'purposes', 'purpose_missing'],
    [t.purposes.includes('other') && blank(t.purposeNote), 'purposeNote', 'purpose_note_missing'],
    [blank(t.revocation), 'revocation', 'revocation_missing'],
    [blank(t.consequences), 'consequences', 'consequences_missing'],
  ]
  return faults.flatMap(([is, field, reason]) => (is ? [{ field, reason }] : []))
}

function combined(t: Terms): TermFault[] {
  const faults: TermFault[] = []
  // 42 CFR 2.31(b): counselling notes need a consent of their own.
  if (t.parts.includes('counseling_notes') && t.parts.length > 1)
    faults.push({ field: 'parts', reason: 'counseling_notes_apart' })
  // 42 CFR 2.31(d): proceedings against the client need a consent of their own.
  if (t.purposes.includes('legal_proceedings') && t.purposes.length > 1)
    faults.push({ field: 'purposes', reason: 'proceedings_apart' })
  // 42 CFR 2.31(a)(4)(ii): an intermediary passes on to named participants or to treating providers.
  if (t.recipientKind === 'intermediary' && t.recipientClass !== 'treating_provider')
    faults.push({ field: 'recipientClass', reason: 'intermediary_class' })
  return faults
}

function expiryFaults(t: Terms, today: Temporal.PlainDate): TermFault[] {
  switch (t.expiry) {
    case 'date':
      if (!t.expiresOn) return [{ field: 'expiresOn', reason: 'expiry_missing' }]
      return Temporal.PlainDate.compare(t.expiresOn, today) < 0
        ? [{ field: 'expiresOn', reason: 'expiry_past' }]
        : []
    case 'event':
      return blank(t.expiresEvent) ? [{ field: 'expiresEvent', reason: 'expiry_missing' }] : []
    case 'end_of_treatment':
    case 'none':
      return isTpo(t.purposes) ? [] : [{ field: 'expiry', reason: 'endless_not_tpo' }]
  }
}

/** What a consent is on a day. `ended`: the event or the end of treatment it was to last until has come. */
export const standings = ['draft', 'active', 'expired', 'ended', 'revoked', 'discarded'] as const
export type Standing = (typeof standings)[number]
export type Dated = {
  status: ConsentStatus
  expiry: Terms['expiry']
  expiresOn: Temporal.PlainDate | null
  activatedOn: Temporal.PlainDate | null
  endedAt: Temporal.Instant | null
  /** The last day of the client's newest episode, where none is open. */
  treatmentEndedOn: Temporal.PlainDate | null
}
/** Valid through the day it names, in the site's zone. */
export function standingOf(c: Dated, today: Temporal.PlainDate): Standing {
  if (c.status !== 'active') return c.status
  if (c.endedAt) return 'ended'
  const before = (a: Temporal.PlainDate | null, b: Temporal.PlainDate) =>
    a !== null && Temporal.PlainDate.compare(a, b) < 0
  if (c.expiry === 'date' && before(c.expiresOn, today)) return 'expired'
  // An episode that ended before this was signed is not the treatment it speaks of.
  const end = c.treatmentEndedOn
  const isOver = end !== null && before(end, today) && !before(end, c.activatedOn ?? end)
  return c.expiry === 'end_of_treatment' && isOver ? 'ended' : 'active'
}
