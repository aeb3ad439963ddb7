/**
 * Referrals: a hospital's FHIR R4 bundle read as far as intake needs it. Nothing is guessed: what was not understood is
 * listed with its place, and a broken file is refused with the places where it is broken. The original is kept elsewhere.
 */
import { type BundleRefusal, bundleRefusals, type Fault, openBundle } from './bundle.ts'
import { coverageOf } from './coverage.ts'
import { diagnosesOf } from './diagnoses.ts'
import { findingsOf, treatmentsOf } from './findings.ts'
import { type JsonRefusal, jsonRefusals, readJson } from './json.ts'
import { leftovers } from './leftovers.ts'
import { allergiesOf, medicationsOf } from './medications.ts'
import { type Reading, startReading } from './mine.ts'
import { personOf } from './person.ts'
import type { ReferralSummary } from './summary.ts'
import { senderOf, whyOf } from './why.ts'

export const fileRefusals = [...jsonRefusals, ...bundleRefusals] as const

export type FileReading =
  | { ok: true; summary: ReferralSummary }
  | { ok: false; reason: JsonRefusal; line: number; column: number }
  | { ok: false; reason: BundleRefusal; faults: Fault[] }

/** Reads a file. Never throws: what cannot be read is refused with its place. */
export function readReferral(bytes: Uint8Array): FileReading {
  const json = readJson(bytes)
  if (!json.ok) return json
  const opened = openBundle(json.value)
  if (!opened.ok) return opened
  return { ok: true, summary: summaryOf(startReading(opened.packet), json.lossy) }
}

function summaryOf(reading: Reading, lossy: boolean): ReferralSummary {
  const diagnoses = diagnosesOf(reading)
  const from = senderOf(reading)
  const read = {
    form: 1,
    source: 'fhir_bundle',
    entries: reading.entries,
    person: personOf(reading),
    diagnoses,
    medications: medicationsOf(reading),
    allergies: allergiesOf(reading),
    findings: findingsOf(reading),
    treatments: treatmentsOf(reading),
    coverage: coverageOf(reading),
    why: whyOf(reading, diagnoses),
    from,
    labels: labelsOf(reading),
  } as const
  return { ...read, notUnderstood: leftovers(reading, lossy) }
}

/** Security labels anywhere in the packet: `R`, `ETH`, `42CFRPart2` … Unknown ones are kept as they are. */
function labelsOf({ bundle, resources }: Reading): string[] {
  const codes = [bundle, ...resources.map((r) => r.raw)].flatMap(({ meta }) => {
    const security: unknown =
      typeof meta === 'object' && meta !== null ? Reflect.get(meta, 'security') : undefined
    if (!Array.isArray(security)) return []
    return security.map((s: unknown) =>
      typeof s === 'object' && s !== null ? Reflect.get(s, 'code') : undefined,
    )
  })
  return [...new Set(codes.filter((c) => typeof c === 'string' && c !== ''))]
}
