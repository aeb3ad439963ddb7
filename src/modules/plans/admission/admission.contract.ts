import { z } from 'zod'
import { endpoint } from '#kit/endpoint.ts'
import { day } from '#kit/time.ts'
import { admissionItems, dischargeReasons } from '#modules/episodes/episodes.ts'
import { partsOfDay } from '#modules/intake/assessment/sections.ts'
import { CareTeamSchema } from '#modules/people/careTeam.contract.ts'
import { StaffView } from '#modules/people/staff.contract.ts'
import { DefinitionSchema } from '#modules/program/program.contract.ts'
import { ageGroups, levelsOfCare, tracks } from '#modules/program/program.ts'
import { WeekSchema, WeekWarningView } from '../plans.contract.ts'

const clientId = z.uuid()

export const AdmissionView = z.object({
  today: day,
  /** On the day of admission: decides which hours hold (R3). */
  ageGroup: z.enum(ageGroups),
  birthDateKnown: z.boolean(),
  placement: z
    .object({ id: z.uuid(), level: z.enum(levelsOfCare), decidedOn: day, nextReviewOn: day })
    .nullable(),
  programs: z.array(
    z.object({ versionId: z.uuid(), name: z.string(), number: z.int(), definition: DefinitionSchema }),
  ),
  staff: z.array(StaffView),
  /** Whom to start from: the present team, else whoever admits, if a therapist. */
  team: CareTeamSchema,
  /** When the client would rather come, as the assessment has it. */
  prefers: z.enum(partsOfDay).nullable(),
  openEpisodeId: z.uuid().nullable(),
  /** R14: the last episode; `offersLink` where it ended shortly before. */
  priorEpisode: z
    .object({
      id: z.uuid(),
      admittedOn: day,
      dischargedOn: day,
      dischargeReason: z.enum(dischargeReasons).nullable(),
      offersLink: z.boolean(),
    })
    .nullable(),
})
export type AdmissionView = z.output<typeof AdmissionView>

export const admission = endpoint({
  method: 'GET',
  path: '/clients/:clientId/admission',
  summary: 'What an admission today would start from: placement, programmes, staff, an earlier episode',
  input: z.object({ clientId }),
  output: AdmissionView,
})

/** Episode, first stage and level, care team, admission items and the first prescribed week: all of it, or nothing. */
export const admitClient = endpoint({
  method: 'POST',
  path: '/clients/:clientId/admission',
  summary: 'Admit a client: opens the episode and prescribes its first week',
  input: z.object({
    clientId,
    /** The decision the level of care comes from; refused where there is a newer one. */
    placementId: z.uuid(),
    programVersionId: z.uuid(),
    track: z.enum(tracks),
    stage: z.string().min(1).max(40),
    careTeam: CareTeamSchema,
    /** What is done now; what is not is due some days after admission (R11). */
    itemsDone: z.partialRecord(z.enum(admissionItems), z.boolean()),
    week: WeekSchema,
    /** Today at the site unless told. */
    admittedOn: day.optional(),
    priorEpisodeId: z.uuid().nullable(),
  }),
  output: z.object({ episodeId: z.uuid(), warnings: z.array(WeekWarningView) }),
})
