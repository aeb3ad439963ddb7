import { z } from 'zod'
import { endpoint } from '#kit/endpoint.ts'
import { event } from '#kit/event.ts'
import { day, instant } from '#kit/time.ts'
import { assessmentStatuses } from './assessment.ts'
import { SectionContent, sectionNames } from './sections.ts'
import { sourceKinds } from './sources.ts'

const SourcesSchema = z.record(z.string(), z.object({ kind: z.enum(sourceKinds), on: z.iso.date() }))

export const SectionView = z.object({
  section: z.enum(sectionNames),
  content: SectionContent,
  /** Which fields (`field`, or `field.key` for a line) still stand as they were prefilled, and from where. */
  sources: SourcesSchema,
  version: z.int(),
  savedAt: instant,
  savedBy: z.string(),
})

export const AssessmentLine = z.object({
  id: z.uuid(),
  status: z.enum(assessmentStatuses),
  startedAt: instant,
  startedBy: z.string(),
  completedAt: instant.nullable(),
  completedBy: z.string().nullable(),
})

export const AssessmentView = AssessmentLine.extend({
  /** In the order of the pages, every section once. */
  sections: z.array(SectionView),
  /** What the rules of completeness need besides the sections. */
  facts: z.object({ today: day, bornOn: day.nullable(), measuresDone: z.array(z.string()) }),
  can: z.object({ edit: z.boolean() }),
})
export type AssessmentView = z.output<typeof AssessmentView>

const clientId = z.uuid()
const assessmentId = z.uuid()

export const listAssessments = endpoint({
  method: 'GET',
  path: '/clients/:clientId/assessments',
  summary: 'Assessments of a client, newest first',
  input: z.object({ clientId }),
  output: z.object({ assessments: z.array(AssessmentLine), can: z.object({ start: z.boolean() }) }),
})

export const startAssessment = endpoint({
  method: 'POST',
  path: '/clients/:clientId/assessments',
  summary: 'Start an assessment, prefilled from what the referral and the record know',
  input: z.object({ clientId }),
  output: z.object({ assessmentId }),
})

export const assessment = endpoint({
  method: 'GET',
  path: '/clients/:clientId/assessments/:assessmentId',
  summary: 'One assessment with all its sections',
  input: z.object({ clientId, assessmentId }),
  output: AssessmentView,
})

/** One section at a time, so that two people may write in two sections. */
export const saveSection = endpoint({
  method: 'PUT',
  path: '/clients/:clientId/assessments/:assessmentId/sections',
  summary: 'Save one section of an open assessment over the version that was read',
  input: z.object({ clientId, assessmentId, version: z.int(), content: SectionContent }),
  output: z.object({ version: z.int() }),
})

/** Refused while something is missing; `issues` says what and where: section, field, line, column. */
export const completeAssessment = endpoint({
  method: 'POST',
  path: '/clients/:clientId/assessments/:assessmentId/complete',
  summary: 'Complete an assessment: from then on it cannot be changed',
  input: z.object({ clientId, assessmentId }),
  output: z.object({}),
})

export const assessmentStarted = event('intake.assessment_started', z.object({ assessmentId }))
export const assessmentCompleted = event('intake.assessment_completed', z.object({ assessmentId }))
/** An interview named something that somebody responsible must look at today. */
export const assessmentRisk = event('intake.assessment_risk', z.object({ assessmentId }))
