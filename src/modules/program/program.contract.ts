import { z } from 'zod'
import { endpoint } from '#kit/endpoint.ts'
import { day } from '#kit/time.ts'
import { ageGroups, type Definition, levelsOfCare, purposes, sessionKinds } from './program.ts'

const mix = z.partialRecord(
  z.enum(sessionKinds),
  z.object({ min: z.int().min(0).max(20), max: z.int().min(0).max(20) }),
)
export const MixSchema = mix

const stage = z.object({
  id: z.string().min(1).max(40),
  name: z.string().min(1),
  clientName: z.string(),
  goals: z.array(z.string()),
  usualWeeks: z.tuple([z.int().min(0), z.int().min(0)]),
  week: z.object({
    minutes: z.int().min(0).max(1800),
    daysMin: z.int().min(1).max(7),
    daysMax: z.int().min(1).max(7),
    mix,
  }),
})

/** A programme version's content, as it is stored. */
export const DefinitionSchema = z.object({
  stages: z.array(stage).min(1),
  counts: z.record(z.enum(sessionKinds), z.array(z.enum(purposes))),
  groupCaps: z.partialRecord(z.enum(sessionKinds), z.int().min(1)),
  bands: z.array(
    z.object({
      level: z.enum(levelsOfCare),
      ageGroup: z.enum(ageGroups),
      fromMinutes: z.int().min(0),
      untilMinutes: z.int().nullable(),
    }),
  ),
  attendance: z.object({ outreachHours: z.int().min(1), dischargeAfterDays: z.int().min(1) }),
  admission: z.object({ readmissionDays: z.int().min(0) }),
  documentation: z.object({
    noteHours: z.int().min(1),
    placementReviewDays: z.int().min(1),
    admissionItemDays: z.int().min(0),
    cloneSimilarity: z.number().min(0.5).max(1).optional(),
  }),
  holidays: z.array(z.object({ on: z.iso.date(), name: z.string() })),
}) satisfies z.ZodType<Definition>

export const ProgramView = z.object({
  id: z.uuid(),
  name: z.string(),
  siteId: z.uuid(),
  versionId: z.uuid(),
  number: z.int(),
  effectiveOn: day,
  definition: DefinitionSchema,
})

export const listPrograms = endpoint({
  method: 'GET',
  path: '/programs',
  summary: 'Programmes of my sites in the version that holds today',
  input: z.object({}),
  output: z.object({ programs: z.array(ProgramView) }),
})
