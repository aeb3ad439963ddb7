import { z } from 'zod'
import { sexes } from '../../people/client.ts'

/**
 * A referral, as the people of intake read it: who, why, what matters for an intensive outpatient programme before the
 * rest, and everything that was not understood. Days are text, because hospitals send years and months too.
 */
export const matterKinds = [
  'substance_use',
  'overdose',
  'self_harm',
  'mental_health',
  'pregnancy',
  'violence',
  'tobacco_use',
] as const
export type MatterKind = (typeof matterKinds)[number]

/** A day, month or year as it was sent; times are cut off. */
const partialDay = z.string().nullable()
const Code = z.object({ system: z.string(), code: z.string() })
/** What somebody called something, with the codes they gave it. */
const Named = z.object({ text: z.string(), codes: z.array(Code) })
export type Named = z.output<typeof Named>

const Person = z.object({
  givenName: z.string(),
  familyName: z.string(),
  preferredName: z.string(),
  otherNames: z.array(z.string()),
  /** Only where the whole day is known. */
  bornOn: z.iso.date().nullable(),
  born: partialDay,
  deceased: z.boolean(),
  sex: z.enum(sexes).nullable(),
  phones: z.array(z.string()),
  email: z.string(),
  address: z.string(),
  /** A language tag like `en`, or what was written. */
  language: z.string(),
  race: z.string(),
  ethnicity: z.string(),
  identifiers: z.array(z.object({ system: z.string(), value: z.string(), kind: z.string() })),
  contacts: z.array(z.object({ name: z.string(), relation: z.string(), phone: z.string() })),
})
export type ReferredPerson = z.output<typeof Person>

export const requestPriorities = ['routine', 'urgent', 'asap', 'stat'] as const
const Why = z.object({
  /** In the sender's words; empty where the packet tells none. */
  reason: z.string(),
  /** Where `reason` was read. */
  reasonFrom: z.enum(['request', 'encounter', 'diagnosis', 'typed', 'none']),
  requests: z.array(
    z.object({
      service: z.string(),
      reasons: z.array(z.string()),
      on: partialDay,
      priority: z.enum(requestPriorities).nullable(),
      by: z.string(),
      note: z.string(),
    }),
  ),
  lastEncounter: z
    .object({
      /** v3-ActCode: AMB, EMER, IMP … */
      class: z.string(),
      type: z.string(),
      reason: z.string(),
      from: partialDay,
      until: partialDay,
      at: z.string(),
    })
    .nullable(),
})

export const diagnosisStatuses = ['active', 'remission', 'resolved', 'unknown'] as const
const Diagnosis = Named.extend({
  status: z.enum(diagnosisStatuses),
  /** `refuted`, `provisional` and the like; empty or `confirmed` usually. */
  verification: z.string(),
  from: partialDay,
  until: partialDay,
  matters: z.enum(matterKinds).nullable(),
  /** How often the packet has it: the same diagnosis of several years stands once. */
  times: z.int(),
})
export type Diagnosis = z.output<typeof Diagnosis>

const Dose = z.object({
  text: z.string(),
  amount: z.string(),
  /** So many times in so many units of time: `2` in `1` `d`. */
  frequency: z.number().nullable(),
  period: z.number().nullable(),
  periodUnit: z.string(),
  asNeeded: z.boolean(),
})
export type Dose = z.output<typeof Dose>
export const medicationMatters = ['recovery_medication', 'opioid', 'benzodiazepine', 'stimulant'] as const
const Medication = Named.extend({
  current: z.boolean(),
  status: z.string(),
  on: partialDay,
  dose: Dose.nullable(),
  reasons: z.array(z.string()),
  matters: z.enum(medicationMatters).nullable(),
  times: z.int(),
})
export type Medication = z.output<typeof Medication>

const Allergy = Named.extend({
  /** The packet says that there are none. */
  none: z.boolean(),
  current: z.boolean(),
  criticality: z.string(),
  reactions: z.array(z.string()),
})
export type Allergy = z.output<typeof Allergy>

export const findingKinds = ['screening', 'toxicology', 'pain', 'pregnancy', 'tobacco', 'living'] as const
const Finding = Named.extend({
  kind: z.enum(findingKinds),
  value: z.string(),
  on: partialDay,
  /** How many earlier ones of the kind the packet holds. */
  earlier: z.int(),
})
export type Finding = z.output<typeof Finding>

/** Treatment of what matters here: programmes, counselling, withdrawal management, hospital stays. */
const Treatment = Named.extend({
  current: z.boolean(),
  from: partialDay,
  until: partialDay,
  matters: z.enum(matterKinds),
  times: z.int(),
})
export type Treatment = z.output<typeof Treatment>

const Payer = z.object({
  payer: z.string(),
  /** The packet says that there is no insurance. */
  none: z.boolean(),
  type: z.string(),
  memberId: z.string(),
  plan: z.string(),
  active: z.boolean(),
  from: partialDay,
  until: partialDay,
  /** The latest day anything in the packet names it. */
  lastSeen: partialDay,
})
export type Payer = z.output<typeof Payer>

const NotUnderstood = z.object({
  /** The type of resource, or `Bundle`. */
  type: z.string(),
  /** The element's path inside it; empty where the whole resource was not used. */
  element: z.string(),
  /** What it says it is, where it says so. */
  label: z.string(),
  why: z.enum(['not_used', 'entered_in_error', 'about_somebody_else', 'no_name', 'damaged_letters']),
  count: z.int(),
  /** Where the first one stands, like `entry[12].resource`. */
  path: z.string(),
  sampleId: z.string(),
})
export type NotUnderstood = z.output<typeof NotUnderstood>

export const ReferralSummary = z.object({
  form: z.literal(1),
  source: z.enum(['fhir_bundle', 'typed']),
  /** Entries of the bundle; 0 where typed. */
  entries: z.int(),
  person: Person,
  why: Why,
  from: z.object({ organization: z.string(), phone: z.string(), address: z.string() }),
  diagnoses: z.array(Diagnosis),
  medications: z.array(Medication),
  allergies: z.array(Allergy),
  findings: z.array(Finding),
  treatments: z.array(Treatment),
  coverage: z.array(Payer),
  /** Confidentiality and sensitivity labels the sender put on it (v3 Confidentiality, ActCode). */
  labels: z.array(z.string()),
  notUnderstood: z.array(NotUnderstood),
})
export type ReferralSummary = z.output<typeof ReferralSummary>
