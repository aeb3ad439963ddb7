import { z } from 'zod'
import { endpoint } from '#kit/endpoint.ts'
import { event } from '#kit/event.ts'
import { instant } from '#kit/time.ts'
import { instrumentIds } from './instruments.ts'
import { responseStatuses } from './measures.ts'
import { bands, flags, scaleIds } from './scoring/scoring.ts'

/** linkId → ordinal of the option, or the number entered. At most as many as any instrument has questions. */
export const AnswersSchema = z
  .record(z.string().max(8), z.number().min(0).max(1000))
  .refine((a) => Object.keys(a).length <= 60, 'Too many answers')

const scale = z.enum(scaleIds)
export const ScoredSchema = z.object({
  scores: z.partialRecord(scale, z.int().nullable()),
  missing: z.array(z.string()),
  prorated: z.boolean(),
  flags: z.array(z.enum(flags)),
  interpretation: z.object({ version: z.string(), bands: z.partialRecord(scale, z.enum(bands)) }),
  complete: z.boolean(),
})

const change = z
  .partialRecord(scale, z.object({ by: z.int(), toward: z.enum(['better', 'worse', 'same']) }))
  .nullable()

const instrument = z.enum(instrumentIds)
const ofClient = { clientId: z.uuid() }
const ofResponse = { ...ofClient, responseId: z.uuid() }
const version = z.int().min(1)
const changeReason = z.string().trim().min(3, 'Say why, in a few words').max(500)

export const ResponseView = z.object({
  id: z.uuid(),
  instrument,
  instrumentVersion: z.string(),
  lookBackDays: z.int().nullable(),
  status: z.enum(responseStatuses),
  answers: AnswersSchema,
  scored: ScoredSchema.nullable(),
  startedAt: instant,
  completedAt: instant.nullable(),
  enteredByName: z.string(),
  /** What it corrects, and what corrected it. */
  supersedes: z.uuid().nullable(),
  supersededBy: z.uuid().nullable(),
  changeReason: z.string(),
  version,
})

const TakenView = z.object({
  id: z.uuid(),
  completedAt: instant,
  scored: ScoredSchema,
  scores: z.partialRecord(scale, z.int().nullable()),
  corrected: z.boolean(),
  sinceFirst: change,
  sinceLast: change,
})
export const SeriesView = z.object({ instrument, taken: z.array(TakenView) })

export const listMeasures = endpoint({
  method: 'GET',
  path: '/clients/:clientId/measures',
  summary: "A client's measures: what is open, and each instrument's history with change",
  input: z.object(ofClient),
  output: z.object({
    open: z.array(
      z.object({ id: z.uuid(), instrument, startedAt: instant, answered: z.int(), asked: z.int() }),
    ),
    /** Newest first within a series; corrected and withdrawn responses are left out. */
    series: z.array(SeriesView),
    can: z.object({ enter: z.boolean() }),
  }),
})

export const measureResponse = endpoint({
  method: 'GET',
  path: '/clients/:clientId/measures/:responseId',
  summary: 'One answered instrument with its answers, scores and corrections',
  input: z.object(ofResponse),
  output: ResponseView,
})

/** Goes on with what was started before, if it was. */
export const startMeasure = endpoint({
  method: 'POST',
  path: '/clients/:clientId/measures',
  summary: 'Start an instrument, or go on with the one that was started',
  input: z.object({ ...ofClient, instrument }),
  output: ResponseView,
})

export const saveAnswers = endpoint({
  method: 'PUT',
  path: '/clients/:clientId/measures/:responseId/answers',
  summary: 'Save the answers given so far',
  input: z.object({ ...ofResponse, version, answers: AnswersSchema }),
  output: z.object({ version }),
})

export const completeMeasure = endpoint({
  method: 'POST',
  path: '/clients/:clientId/measures/:responseId/complete',
  summary: 'Finish an instrument: its answers are scored and no longer change',
  input: z.object({ ...ofResponse, version, answers: AnswersSchema }),
  output: ResponseView,
})

export const correctMeasure = endpoint({
  method: 'POST',
  path: '/clients/:clientId/measures/:responseId/correct',
  summary: 'Correct a finished instrument: a new version is scored, the old one is kept',
  input: z.object({ ...ofResponse, answers: AnswersSchema, reason: changeReason }),
  output: ResponseView,
})

export const withdrawMeasure = endpoint({
  method: 'POST',
  path: '/clients/:clientId/measures/:responseId/withdraw',
  summary: 'Mark an instrument as entered in error; it is kept and no longer counted',
  input: z.object({ ...ofResponse, version, reason: changeReason }),
  output: ResponseView,
})

export const measureCompleted = event('measures.completed', z.object({ responseId: z.uuid(), instrument }))
/** R40: an answer that somebody must follow up, whatever the scores. What it was stays in the response. */
export const measureItemAlert = event('measures.item_alert', z.object({ responseId: z.uuid(), instrument }))
export const measureCorrected = event(
  'measures.corrected',
  z.object({ responseId: z.uuid(), supersedes: z.uuid(), instrument }),
)
export const measureWithdrawn = event('measures.withdrawn', z.object({ responseId: z.uuid(), instrument }))
