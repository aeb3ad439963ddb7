/** Where a consent usually begins: whom it is for decides its class, purpose and parts. Everything can be changed after. */
import { type Part, type Purpose, type RecipientClass, type Terms, tpo } from './consent.ts'

export const presetNames = [
  'supervision',
  'employer',
  'school',
  'care',
  'family',
  'counseling_notes',
  'proceedings',
  'other',
] as const
export type PresetName = (typeof presetNames)[number]

type Preset = {
  recipientClass: RecipientClass
  recipientKind: Terms['recipientKind']
  parts: readonly Part[]
  purposes: readonly Purpose[]
  expiry: Terms['expiry']
}

const named = (
  recipientClass: RecipientClass,
  purpose: Purpose,
  parts: readonly Part[] = ['attendance'],
): Preset => ({ recipientClass, recipientKind: 'named', parts, purposes: [purpose], expiry: 'date' })

export const presets: Record<PresetName, Preset> = {
  supervision: named('supervision', 'supervision'),
  employer: named('employer', 'employment'),
  school: named('school', 'education'),
  care: {
    recipientClass: 'treating_provider',
    recipientKind: 'class',
    parts: ['attendance', 'admission', 'assessment', 'plan', 'notes', 'medications', 'measures', 'billing'],
    purposes: tpo,
    expiry: 'none',
  },
  family: named('family_or_friend', 'family', ['attendance', 'admission']),
  counseling_notes: named('treating_provider', 'treatment', ['counseling_notes']),
  proceedings: named('attorney', 'legal_proceedings', ['attendance', 'admission']),
  other: named('other', 'own_request', []),
}

/** A day consents usually last to: half a year. */
export const usualEnd = (today: Temporal.PlainDate) => today.add({ months: 6 })
