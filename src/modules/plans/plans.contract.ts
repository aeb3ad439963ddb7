import { z } from 'zod'
import { endpoint } from '#kit/endpoint.ts'
import { event } from '#kit/event.ts'
import { day, instant } from '#kit/time.ts'
import { MixSchema } from '#modules/program/program.contract.ts'
import { levelsOfCare } from '#modules/program/program.ts'
import { weekBounds, weekWarningReasons } from './plans.ts'

const days = z.int().min(1).max(7)
export const WeekSchema = z.object({
  minutes: z
    .int()
    .min(weekBounds.least, '6 hours or more')
    .max(weekBounds.most, '30 hours or less')
    .multipleOf(weekBounds.step, 'In steps of 15 minutes'),
  daysMin: days,
  daysMax: days,
  mix: MixSchema,
})

export const WeekWarningView = z.object({
  reason: z.enum(weekWarningReasons),
  fromMinutes: z.int().nullable(),
  untilMinutes: z.int().nullable(),
})

export const PrescribedWeekView = WeekSchema.extend({
  id: z.uuid(),
  from: day,
  /** The first day it no longer holds; null is open-ended. */
  until: day.nullable(),
  /** Another one took its place before any of its days. */
  replaced: z.boolean(),
  prescribedAt: instant,
  prescribedBy: z.string(),
  reason: z.string(),
})
export type PrescribedWeekView = z.output<typeof PrescribedWeekView>

const clientId = z.uuid()

export const prescribedWeeks = endpoint({
  method: 'GET',
  path: '/clients/:clientId/prescribed-weeks',
  summary: 'What the plan asks of a client’s week: now, from when on, and before',
  input: z.object({ clientId }),
  output: z.object({
    /** Of the open episode, or the last; null where the client was never admitted. */
    episode: z
      .object({
        id: z.uuid(),
        open: z.boolean(),
        levelOfCare: z.enum(levelsOfCare),
        ageGroup: z.enum(['adult', 'adolescent']),
        bands: z.array(
          z.object({
            level: z.enum(levelsOfCare),
            ageGroup: z.enum(['adult', 'adolescent']),
            fromMinutes: z.int(),
            untilMinutes: z.int().nullable(),
          }),
        ),
        /** The first day a change may hold from. */
        earliestOn: day,
      })
      .nullable(),
    /** By their first day, the newest first. */
    weeks: z.array(PrescribedWeekView),
    /** What holds today. */
    current: PrescribedWeekView.nullable(),
    warnings: z.array(WeekWarningView),
    today: day,
    can: z.object({ edit: z.boolean() }),
  }),
})

/** Ends the running week the day before; `latestId` is the newest prescription that was read. */
export const prescribeWeek = endpoint({
  method: 'POST',
  path: '/clients/:clientId/prescribed-weeks',
  summary: 'Prescribe another week from a day on; hours outside the level’s band are warned of',
  input: WeekSchema.extend({
    clientId,
    episodeId: z.uuid(),
    from: day,
    reason: z.string().trim().max(2000),
    latestId: z.uuid().nullable(),
  }),
  output: z.object({ prescribedWeekId: z.uuid(), warnings: z.array(WeekWarningView) }),
})

export const weekPrescribed = event(
  'plans.week_prescribed',
  z.object({ episodeId: z.uuid(), prescribedWeekId: z.uuid(), from: z.iso.date() }),
)
