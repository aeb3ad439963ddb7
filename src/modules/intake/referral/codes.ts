import type { Coding, Concept } from './fhir.ts'
import type { Named } from './summary.ts'

/** Code systems by the addresses and OIDs senders use for them. */
const systems = {
  snomed: /snomed\.info\/sct|2\.16\.840\.1\.113883\.6\.96$/,
  icd10: /icd-?10|2\.16\.840\.1\.113883\.6\.(90|3)$/i,
  icd9: /icd-?9|2\.16\.840\.1\.113883\.6\.(103|104)$/i,
  loinc: /loinc\.org|2\.16\.840\.1\.113883\.6\.1$/,
  rxnorm: /rxnorm|2\.16\.840\.1\.113883\.6\.88$/i,
} as const
export type System = keyof typeof systems
const systemNames: Record<System, string> = {
  snomed: 'SNOMED CT',
  icd10: 'ICD-10',
  icd9: 'ICD-9',
  loinc: 'LOINC',
  rxnorm: 'RxNorm',
}
const known = ['snomed', 'icd10', 'icd9', 'loinc', 'rxnorm'] as const

/** Which system a code belongs to; where none is named, ICD-10 codes are known by their form. */
export function systemOf({
  system,
  code,
}: {
  system?: string | null | undefined
  code?: string | null | undefined
}): System | null {
  if (system) return known.find((s) => systems[s].test(system)) ?? null
  return code && /^[A-TV-Z]\d[0-9A-Z](\.[0-9A-Z]{1,4})?$/i.test(code) ? 'icd10' : null
}

/** `SNOMED CT 55680006`; a system we have no name for stays as it was written. */
export function codeName({ system, code }: { system: string; code: string }): string {
  const named = systemOf({ system, code })
  return [named ? systemNames[named] : system, code].filter(Boolean).join(' ')
}

const codesIn = (codings: readonly Coding[]) =>
  codings.flatMap(({ system, code }) => (code ? [{ system: system ?? '', code }] : []))

/** A concept as people read it: its text, else a display, else its code. Null where it says nothing. */
export function namedBy(concept: Concept | null | undefined): Named | null {
  if (!concept) return null
  const codes = codesIn(concept.coding)
  const display = concept.coding.find((c) => c.display?.trim())?.display
  const first = codes[0]
  const text = tidy(concept.text) || tidy(display) || (first ? codeName(first) : '')
  return text ? { text, codes } : null
}

export const textOf = (concept: Concept | null | undefined): string => namedBy(concept)?.text ?? ''

/** `Alcoholism (disorder)` → `Alcoholism`: the tag in brackets is the code system's, not a person's word. */
export const tidy = (text: string | null | undefined): string =>
  (text ?? '')
    .replace(
      /\s*\((disorder|finding|procedure|situation|regime\/therapy|event|morphologic abnormality)\)\s*$/i,
      '',
    )
    .replace(/\s+/g, ' ')
    .trim()

/** Everything a concept is called, for rules that read words. */
export const wordsOf = (concept: Concept): string =>
  [concept.text, ...concept.coding.map((c) => c.display)].filter(Boolean).join(' · ')

export const hasCode = (concept: Concept | null | undefined, codes: readonly string[]): boolean =>
  concept?.coding.some((c) => c.code && codes.includes(c.code)) ?? false

/** The day of a date or time as it was written: `2011-01-03`, `2011-01`, `2011`. */
export const dayOf = (dateTime: string | null | undefined): string | null => dateTime?.slice(0, 10) || null

/** The later of two days of any precision; a year counts as its first day. */
export const later = (a: string | null, b: string | null): string | null => (!a ? b : !b ? a : a >= b ? a : b)
export const earlier = (a: string | null, b: string | null): string | null =>
  !a ? b : !b ? a : a <= b ? a : b

/** Newest first; what has no day comes last. */
export const newestFirst = (a: string | null, b: string | null): number =>
  a === b ? 0 : a === null ? 1 : b === null ? -1 : a < b ? 1 : -1
