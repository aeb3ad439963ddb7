/** Medical emergencies (42 CFR 2.51): what was told without consent, and the four facts that must be written down. */
export type Facts = {
  recipient: string
  affiliation: string
  discloser: string
  disclosedAt: Temporal.Instant | null
  nature: string
}
export const emergencyFaults = [
  'recipient_missing',
  'affiliation_missing',
  'discloser_missing',
  'time_missing',
  'time_ahead',
  'nature_missing',
] as const
export type EmergencyFault = { field: keyof Facts; reason: (typeof emergencyFaults)[number] }

/** R86: what is still missing before the record can be closed. */
export function missingFacts(f: Facts, now: Temporal.Instant): EmergencyFault[] {
  const blank = (text: string) => text.trim() === ''
  const all: [boolean, EmergencyFault][] = [
    [blank(f.recipient), { field: 'recipient', reason: 'recipient_missing' }],
    [blank(f.affiliation), { field: 'affiliation', reason: 'affiliation_missing' }],
    [blank(f.discloser), { field: 'discloser', reason: 'discloser_missing' }],
    [f.disclosedAt === null, { field: 'disclosedAt', reason: 'time_missing' }],
    [
      f.disclosedAt !== null && Temporal.Instant.compare(f.disclosedAt, now) > 0,
      { field: 'disclosedAt', reason: 'time_ahead' },
    ],
    [blank(f.nature), { field: 'nature', reason: 'nature_missing' }],
  ]
  return all.flatMap(([is, fault]) => (is ? [fault] : []))
}
