/**
 * Security labels of what leaves as FHIR (R91): restricted, protected by 42 CFR part 2, substance use. Older readers know
 * ETH, newer ones SUD, so both stand on everything.
 */
const actCode = 'http://terminology.hl7.org/CodeSystem/v3-ActCode'
export type Coding = { system: string; code: string; display?: string }

export const labels: readonly Coding[] = [
  { system: 'http://terminology.hl7.org/CodeSystem/v3-Confidentiality', code: 'R', display: 'restricted' },
  { system: actCode, code: '42CFRPart2' },
  { system: actCode, code: 'ETH' },
  { system: actCode, code: 'SUD' },
]
/** What the recipient must do: pass nothing on without consent. */
export const obligation: Coding = { system: actCode, code: 'NORDSCLCD' }
