import type { Resource } from './bundle.ts'
import { dayOf, hasCode, namedBy, newestFirst, textOf } from './codes.ts'
import { type Concept, type Dosage, fhir, type Reference } from './fhir.ts'
import { medicineMatterOf } from './matters.ts'
import type { Reading } from './mine.ts'
import { type Allergy, type Dose, type Medication, medicationMatters, type Named } from './summary.ts'

/** Medicines: what is taken now first, and among it what bears on substance use; the same one stands once, as last told. */
export function medicationsOf(reading: Reading): Medication[] {
  const found = [...requests(reading), ...statements(reading)].sort((a, b) => newestFirst(a.on, b.on))
  const byName = new Map<string, Medication>()
  for (const m of found) {
    const key = m.codes[0]?.code ?? m.text.toLowerCase()
    const newer = byName.get(key)
    byName.set(key, newer ? { ...newer, times: newer.times + 1, dose: newer.dose ?? m.dose } : m)
  }
  return [...byName.values()].sort(
    (a, b) =>
      Number(b.current) - Number(a.current) ||
      rank(a) - rank(b) ||
      newestFirst(a.on, b.on) ||
      a.text.localeCompare(b.text, 'en'),
  )
}

const rank = ({ matters }: Medication) =>
  matters ? medicationMatters.indexOf(matters) : medicationMatters.length

type Told = {
  concept: Concept | null | undefined
  reference: Reference | null | undefined
  status: string
  current: boolean
  on: string | null
  dosage: readonly Dosage[]
  reasonCode: readonly Concept[]
  reasonReference: readonly Reference[]
}

function requests(reading: Reading): Medication[] {
  return reading.mine(fhir.MedicationRequest).flatMap((m) => {
    const { read: r } = m
    if (r.doNotPerform) {
      reading.leave(m, 'not_used')
      return []
    }
    const status = r.status ?? 'unknown'
    return medication(reading, m, {
      concept: r.medicationCodeableConcept,
      reference: r.medicationReference,
      status,
      current: ['active', 'on-hold', 'unknown'].includes(status),
      on: dayOf(r.authoredOn),
      dosage: r.dosageInstruction,
      reasonCode: r.reasonCode,
      reasonReference: r.reasonReference,
    })
  })
}

function statements(reading: Reading): Medication[] {
  return reading.mine(fhir.MedicationStatement).flatMap((m) => {
    const { read: s } = m
    const status = s.status ?? 'unknown'
    return medication(reading, m, {
      concept: s.medicationCodeableConcept,
      reference: s.medicationReference,
      status,
      current: ['active', 'intended', 'on-hold', 'unknown'].includes(status) && !s.effectivePeriod?.end,
      on: dayOf(s.dateAsserted ?? s.effectiveDateTime ?? s.effectivePeriod?.start),
      dosage: s.dosage,
      reasonCode: s.reasonCode,
      reasonReference: s.reasonReference,
    })
  })
}

function medication(reading: Reading, resource: Resource, told: Told): Medication[] {
  const named = medicineName(reading, resource, told)
  if (!named) {
    reading.leave(resource, 'no_name')
    return []
  }
  const { status, current, on, dosage, reasonCode } = told
  const conditions = told.reasonReference.map((r) => {
    const target = reading.follow(r, resource.place)
    return textOf(reading.as(fhir.Condition, target)?.code) || (r.display ?? '')
  })
  return [
    {
      ...named,
      status,
      current,
      on,
      dose: dosage[0] ? doseOf(dosage[0]) : null,
      reasons: [...new Set([...reasonCode.map(textOf), ...conditions].filter(Boolean))],
      matters: medicineMatterOf(named.text),
      times: 1,
    },
  ]
}

function medicineName(reading: Reading, { place }: Resource, { concept, reference }: Told): Named | null {
  const target = reading.follow(reference, place)
  const named = namedBy(concept) ?? namedBy(reading.as(fhir.Medication, target)?.code)
  if (target) reading.use(target)
  return named ?? (reference?.display ? { text: reference.display, codes: [] } : null)
}

function doseOf(d: Dosage): Dose {
  const quantity = d.doseAndRate[0]?.doseQuantity
  const repeat = d.timing?.repeat
  return {
    text: d.text ?? d.patientInstruction ?? textOf(d.timing?.code),
    amount: quantity?.value ? [quantity.value, quantity.unit ?? ''].join(' ').trim() : '',
    frequency: repeat?.frequency ?? null,
    period: repeat?.period ?? null,
    periodUnit: repeat?.periodUnit ?? '',
    asNeeded: d.asNeededBoolean === true,
  }
}

/** Allergies and intolerances; "no known allergy" is told apart from none in the packet. */
export function allergiesOf(reading: Reading): Allergy[] {
  const found = reading.mine(fhir.AllergyIntolerance).flatMap((item) => {
    const { read: a } = item
    const named = namedBy(a.code) ?? namedBy(a.reaction.find((r) => r.substance)?.substance)
    if (!named || hasCode(a.verificationStatus, ['refuted'])) {
      reading.leave(item, named ? 'not_used' : 'no_name')
      return []
    }
    const reactions = a.reaction.flatMap((r) =>
      r.manifestation.map(textOf).map((m) => [m, r.severity].filter(Boolean).join(', ')),
    )
    return [
      {
        ...named,
        none: /\bno known\b|\bno (drug )?allerg/i.test(named.text),
        current: !hasCode(a.clinicalStatus, ['inactive', 'resolved']),
        criticality: a.criticality ?? '',
        reactions: [...new Set(reactions.filter(Boolean))],
      },
    ]
  })
  const seen = new Map(found.reverse().map((a) => [a.text.toLowerCase(), a]))
  return [...seen.values()]
    .reverse()
    .sort(
      (a, b) =>
        Number(b.current) - Number(a.current) ||
        Number(b.criticality === 'high') - Number(a.criticality === 'high'),
    )
}
