import { z } from 'zod'
import type { InstrumentId } from '#modules/measures/instruments.ts'

/**
 * The sections of the assessment as data. Everything may be empty while the interview goes on: what must be there at
 * the end stands in layout.ts. Days and times are ISO text, so that a section is stored as it is sent.
 */
export const sectionNames = [
  'reason',
  'substances',
  'medical',
  'medications',
  'symptoms',
  'family',
  'personal',
  'strengths',
  'barriers',
  'duties',
  'measures',
  'summary',
] as const
export type SectionName = (typeof sectionNames)[number]

// TEDS tells substances, routes and frequencies apart about like this; the words shown are ours.
export const substances = [
  'alcohol',
  'cannabis',
  'fentanyl',
  'heroin',
  'opioid_pills',
  'other_opioids',
  'cocaine',
  'methamphetamine',
  'other_stimulants',
  'benzodiazepines',
  'other_sedatives',
  'hallucinogens',
  'inhalants',
  'kratom',
  'nicotine',
  'other',
] as const
export const routes = ['oral', 'smoking', 'inhalation', 'injection', 'other'] as const
export const frequencies = [
  'not_past_month',
  'one_to_three_past_month',
  'one_or_two_a_week',
  'three_to_six_a_week',
  'daily',
] as const
export const symptoms = [
  'low_mood',
  'worry',
  'panic',
  'sleep',
  'appetite',
  'concentration',
  'irritability',
  'trauma_memories',
  'unusual_experiences',
  'cravings',
  'withdrawal_signs',
  'pain',
] as const
export const severities = ['none', 'mild', 'moderate', 'severe'] as const
export const harmAnswers = ['none', 'past', 'now'] as const
export const yesNo = ['yes', 'no'] as const
export const yesNoUnsure = ['yes', 'no', 'unsure'] as const
export const overdoses = ['none', 'once', 'more'] as const
export const pregnancies = ['no', 'yes', 'maybe', 'not_applicable'] as const
export const conditionStates = ['current', 'past'] as const
export const takings = ['as_prescribed', 'sometimes', 'stopped'] as const
export const stances = ['supportive', 'doubtful', 'uses_too', 'unclear'] as const
export const housings = [
  'own_home',
  'with_others',
  'recovery_home',
  'shelter',
  'no_housing',
  'institution',
  'other',
] as const
export const employments = [
  'full_time',
  'part_time',
  'looking',
  'student',
  'homemaker',
  'retired',
  'unable',
  'other',
] as const
export const barrierKinds = [
  'transport',
  'childcare',
  'work_hours',
  'money',
  'insurance',
  'housing',
  'legal',
  'health',
  'phone_or_internet',
  'language',
  'home_not_supportive',
  'fear_of_being_seen',
  'not_sure_it_helps',
  'other',
] as const
/** The kinds of the client's busy times in the timetable. */
export const dutyKinds = [
  'work',
  'school',
  'childcare',
  'care',
  'travel',
  'court',
  'worship',
  'rest',
  'other',
] as const
export type DutyKind = (typeof dutyKinds)[number]
export const partsOfDay = ['any', 'morning', 'afternoon', 'evening'] as const
/** Instruments every assessment holds, by their ids in measures; the client may decline. */
export const assessmentInstruments = ['phq-9', 'gad-7', 'bam-iop'] as const satisfies InstrumentId[]

const text = z.string().max(8000).default('')
const line = z.string().max(300).default('')
const flag = z.boolean().default(false)
const choice = <T extends readonly [string, ...string[]]>(options: T) =>
  z.enum(options).nullable().default(null)
const isoDay = z.iso.date().nullable().default(null)
const isoTime = z
  .string()
  .regex(/^([01]\d|2[0-3]):[0-5]\d$/, 'A time like 18:30')
  .nullable()
  .default(null)
/** The lines of a list; `key` names a line within its list, whatever its place. */
const lines = <T extends z.ZodRawShape>(shape: T) =>
  z
    .array(z.object({ key: z.string().min(1).max(40), ...shape }))
    .max(60)
    .default([])

export const sectionSchemas = {
  reason: z.object({ section: z.literal('reason'), inOwnWords: text, whyNow: text, hopes: text }),
  substances: z.object({
    section: z.literal('substances'),
    /** The one that matters most first. */
    list: lines({
      substance: choice(substances),
      name: line,
      route: choice(routes),
      frequency: choice(frequencies),
      lastUsedOn: isoDay,
      lastUsedRoughly: line,
      ageOfFirstUse: z.int().min(0).max(120).nullable().default(null),
    }),
    noneUsed: flag,
    overdoses: choice(overdoses),
    naloxone: choice(yesNo),
    withdrawal: text,
    treatmentBefore: text,
    longestWithout: line,
  }),
  medical: z.object({
    section: z.literal('medical'),
    conditions: lines({ name: line, state: choice(conditionStates), note: line }),
    noConditions: flag,
    allergies: lines({ substance: line, reaction: line }),
    noAllergies: flag,
    pregnancy: choice(pregnancies),
    hospitalStays: text,
    primaryCare: line,
    lastExamOn: isoDay,
  }),
  medications: z.object({
    section: z.literal('medications'),
    list: lines({ name: line, dose: line, howOften: line, prescriber: line, taking: choice(takings) }),
    noneTaken: flag,
    forRecovery: text,
  }),
  symptoms: z.object({
    section: z.literal('symptoms'),
    rated: z.partialRecord(z.enum(symptoms), z.enum(severities)).default({}),
    harmSelf: choice(harmAnswers),
    harmOthers: choice(harmAnswers),
    harmNote: text,
    history: text,
  }),
  family: z.object({
    section: z.literal('family'),
    household: text,
    dynamics: text,
    people: lines({ name: line, relation: line, stance: choice(stances), note: line }),
    nobody: flag,
    familyHistory: text,
    safeAtHome: choice(yesNoUnsure),
  }),
  personal: z.object({
    section: z.literal('personal'),
    housing: choice(housings),
    employment: choice(employments),
    occupation: line,
    education: line,
    legal: text,
    served: choice(yesNo),
    culture: text,
  }),
  strengths: z.object({
    section: z.literal('strengths'),
    strengths: z.array(z.string().min(1).max(120)).max(30).default([]),
    interests: text,
    coping: text,
    goals: text,
  }),
  barriers: z.object({
    section: z.literal('barriers'),
    kinds: z.array(z.enum(barrierKinds)).max(barrierKinds.length).default([]),
    none: flag,
    note: text,
    whatWouldHelp: text,
  }),
  duties: z.object({
    section: z.literal('duties'),
    list: lines({
      kind: choice(dutyKinds),
      weekdays: z.array(z.int().min(1).max(7)).max(7).default([]),
      from: isoTime,
      until: isoTime,
      note: line,
    }),
    noDuties: flag,
    preferredPart: choice(partsOfDay),
    travelMinutes: z.int().min(0).max(240).nullable().default(null),
    byVideo: choice(yesNo),
  }),
  measures: z.object({
    section: z.literal('measures'),
    declined: lines({ instrument: choice(assessmentInstruments), reason: line }),
  }),
  summary: z.object({
    section: z.literal('summary'),
    impression: text,
    immediateNeeds: text,
    recommendations: text,
  }),
} satisfies Record<SectionName, z.ZodObject>

/** One section's content; its name stands inside. */
export const SectionContent = z.discriminatedUnion('section', [
  sectionSchemas.reason,
  sectionSchemas.substances,
  sectionSchemas.medical,
  sectionSchemas.medications,
  sectionSchemas.symptoms,
  sectionSchemas.family,
  sectionSchemas.personal,
  sectionSchemas.strengths,
  sectionSchemas.barriers,
  sectionSchemas.duties,
  sectionSchemas.measures,
  sectionSchemas.summary,
])
export type SectionContent = z.output<typeof SectionContent>
export type SectionOf<S extends SectionName> = z.output<(typeof sectionSchemas)[S]>

/** A section nobody has written in. */
export const blankSection = (section: SectionName): SectionContent => SectionContent.parse({ section })
