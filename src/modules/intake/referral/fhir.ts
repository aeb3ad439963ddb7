import { z } from 'zod'

/**
 * What we read of FHIR R4 (hl7.org/fhir/R4), and nothing else: an element that stands here is used, one that does not is
 * listed as not understood. Missing and null are the same; a wrong type is a fault of the file.
 */
const maybe = <T extends z.ZodType>(type: T) => type.nullish()
const list = <T extends z.ZodType>(type: T) =>
  z
    .array(type.nullish())
    .nullish()
    .transform((items) => (items ?? []).filter((i) => i !== null && i !== undefined))
const text = maybe(z.string())

/** YYYY, YYYY-MM, YYYY-MM-DD, or with a time; days that exist. */
const dateTime = z
  .string()
  .refine((s) => isDateTime(s), { error: 'date' })
  .nullish()
export function isDateTime(s: string): boolean {
  const found =
    /^(\d{4})(?:-(\d\d)(?:-(\d\d)(?:T\d\d:\d\d(?::\d\d(?:\.\d+)?)?(?:Z|[+-]\d\d:\d\d)?)?)?)?$/.exec(s)
  if (!found) return false
  const [, year, month = '01', day = '01'] = found
  const [m, d] = [Number(month), Number(day)]
  if (m < 1 || m > 12 || d < 1) return false
  return d <= Temporal.PlainYearMonth.from({ year: Number(year), month: m }).daysInMonth
}

const coding = z.object({ system: text, code: text, display: text })
const concept = z.object({ coding: list(coding), text })
const reference = z.object({ reference: text, display: text })
const period = z.object({ start: dateTime, end: dateTime })
const quantity = z.object({ value: maybe(z.number()), comparator: text, unit: text, code: text })
const identifier = z.object({ system: text, value: text, type: maybe(concept), use: text })
const humanName = z.object({ use: text, text, family: text, given: list(z.string()), period: maybe(period) })
const contactPoint = z.object({
  system: text,
  value: text,
  use: text,
  rank: maybe(z.number()),
  period: maybe(period),
})
const address = z.object({
  use: text,
  text,
  line: list(z.string()),
  city: text,
  state: text,
  postalCode: text,
  country: text,
  period: maybe(period),
})
const innerExtension = z.object({
  url: z.string(),
  valueString: text,
  valueCode: text,
  valueCoding: maybe(coding),
})
const extension = innerExtension.extend({ extension: list(innerExtension) })
const note = list(z.object({ text }))

const about = { subject: maybe(reference) }
const coverage = {
  status: text,
  type: maybe(concept),
  subscriberId: text,
  identifier: list(identifier),
  beneficiary: maybe(reference),
  period: maybe(period),
  payor: list(reference),
  class: list(z.object({ type: maybe(concept), value: text, name: text })),
}
const dosage = z.object({
  text,
  patientInstruction: text,
  asNeededBoolean: maybe(z.boolean()),
  timing: maybe(
    z.object({
      code: maybe(concept),
      repeat: maybe(z.object({ frequency: maybe(z.number()), period: maybe(z.number()), periodUnit: text })),
    }),
  ),
  doseAndRate: list(z.object({ doseQuantity: maybe(quantity) })),
})
const values = {
  valueQuantity: maybe(quantity),
  valueCodeableConcept: maybe(concept),
  valueString: text,
  valueInteger: maybe(z.number()),
  valueBoolean: maybe(z.boolean()),
}

/** A type of resource and what we read of it. */
export type Kind<S extends z.ZodType = z.ZodType> = {
  readonly type: string
  readonly schema: S
  /** Reads a resource; a second time costs nothing. */
  readonly read: (raw: object) => z.ZodSafeParseResult<z.output<S>>
}
function kind<T extends z.ZodRawShape>(type: string, shape: T): Kind<z.ZodObject<T>> {
  const schema = z.object(shape)
  const known = new WeakMap<object, z.ZodSafeParseResult<z.output<z.ZodObject<T>>>>()
  const read = (raw: object) => {
    const done = known.get(raw) ?? z.safeParse(schema, raw)
    known.set(raw, done)
    return done
  }
  return { type, schema, read }
}

/** The resource types we understand: `packet.all(fhir.Condition)`. */
export const fhir = {
  Patient: kind('Patient', {
    active: maybe(z.boolean()),
    identifier: list(identifier),
    name: list(humanName),
    telecom: list(contactPoint),
    gender: text,
    birthDate: dateTime,
    deceasedBoolean: maybe(z.boolean()),
    deceasedDateTime: dateTime,
    address: list(address),
    communication: list(z.object({ language: maybe(concept), preferred: maybe(z.boolean()) })),
    contact: list(
      z.object({ relationship: list(concept), name: maybe(humanName), telecom: list(contactPoint) }),
    ),
    extension: list(extension),
  }),
  RelatedPerson: kind('RelatedPerson', {
    active: maybe(z.boolean()),
    patient: maybe(reference),
    relationship: list(concept),
    name: list(humanName),
    telecom: list(contactPoint),
  }),
  Condition: kind('Condition', {
    ...about,
    clinicalStatus: maybe(concept),
    verificationStatus: maybe(concept),
    code: maybe(concept),
    onsetDateTime: dateTime,
    onsetPeriod: maybe(period),
    onsetString: text,
    abatementDateTime: dateTime,
    abatementPeriod: maybe(period),
    abatementString: text,
    recordedDate: dateTime,
  }),
  MedicationRequest: kind('MedicationRequest', {
    ...about,
    status: text,
    doNotPerform: maybe(z.boolean()),
    medicationCodeableConcept: maybe(concept),
    medicationReference: maybe(reference),
    authoredOn: dateTime,
    reasonCode: list(concept),
    reasonReference: list(reference),
    dosageInstruction: list(dosage),
  }),
  MedicationStatement: kind('MedicationStatement', {
    ...about,
    status: text,
    medicationCodeableConcept: maybe(concept),
    medicationReference: maybe(reference),
    effectiveDateTime: dateTime,
    effectivePeriod: maybe(period),
    dateAsserted: dateTime,
    reasonCode: list(concept),
    reasonReference: list(reference),
    dosage: list(dosage),
  }),
  Medication: kind('Medication', { code: maybe(concept) }),
  AllergyIntolerance: kind('AllergyIntolerance', {
    patient: maybe(reference),
    clinicalStatus: maybe(concept),
    verificationStatus: maybe(concept),
    category: list(z.string()),
    criticality: text,
    code: maybe(concept),
    onsetDateTime: dateTime,
    recordedDate: dateTime,
    reaction: list(z.object({ substance: maybe(concept), manifestation: list(concept), severity: text })),
  }),
  Observation: kind('Observation', {
    ...about,
    status: text,
    code: maybe(concept),
    effectiveDateTime: dateTime,
    effectivePeriod: maybe(period),
    ...values,
    component: list(z.object({ code: maybe(concept), ...values })),
  }),
  Encounter: kind('Encounter', {
    ...about,
    status: text,
    class: maybe(coding),
    type: list(concept),
    period: maybe(period),
    reasonCode: list(concept),
    reasonReference: list(reference),
    serviceProvider: maybe(reference),
  }),
  ServiceRequest: kind('ServiceRequest', {
    ...about,
    status: text,
    priority: text,
    code: maybe(concept),
    category: list(concept),
    authoredOn: dateTime,
    requester: maybe(reference),
    reasonCode: list(concept),
    reasonReference: list(reference),
    note,
  }),
  Procedure: kind('Procedure', {
    ...about,
    status: text,
    code: maybe(concept),
    performedDateTime: dateTime,
    performedPeriod: maybe(period),
  }),
  CarePlan: kind('CarePlan', {
    ...about,
    status: text,
    title: text,
    category: list(concept),
    period: maybe(period),
    activity: list(z.object({ detail: maybe(z.object({ code: maybe(concept), status: text })) })),
  }),
  Coverage: kind('Coverage', coverage),
  ExplanationOfBenefit: kind('ExplanationOfBenefit', {
    patient: maybe(reference),
    status: text,
    created: dateTime,
    insurer: maybe(reference),
    insurance: list(z.object({ coverage: maybe(reference) })),
  }),
  Organization: kind('Organization', { name: text, telecom: list(contactPoint), address: list(address) }),
  Practitioner: kind('Practitioner', { name: list(humanName) }),
  PractitionerRole: kind('PractitionerRole', {
    practitioner: maybe(reference),
    organization: maybe(reference),
  }),
  Composition: kind('Composition', { ...about, title: text, date: dateTime, custodian: maybe(reference) }),
} as const

export type Read<K extends Kind> = z.output<K['schema']>
export type Coding = z.output<typeof coding>
export type Concept = z.output<typeof concept>
export type Reference = z.output<typeof reference>
export type Period = z.output<typeof period>
export type HumanName = z.output<typeof humanName>
export type ContactPoint = z.output<typeof contactPoint>
export type Address = z.output<typeof address>
export type Dosage = z.output<typeof dosage>
export type Value = Pick<Read<typeof fhir.Observation>, keyof typeof values>

const kinds: ReadonlyMap<string, Kind> = new Map(Object.values(fhir).map((k) => [k.type, k]))
export const kindOf = (type: string): Kind | undefined => kinds.get(type)
