import { z } from 'zod'
import { endpoint } from '#kit/endpoint.ts'
import { day } from '#kit/time.ts'
import { weekVerdicts } from '#modules/attendance/ledger.ts'
import { levelsOfCare, tracks } from '#modules/program/program.ts'

const minutes = z.int().min(0)

export const BoardRowView = z.object({
  clientId: z.uuid(),
  givenName: z.string(),
  familyName: z.string(),
  preferredName: z.string(),
  stage: z.string(),
  track: z.enum(tracks),
  levelOfCare: z.enum(levelsOfCare),
  therapistName: z.string().nullable(),
  /** Null where no prescribed week holds in this week. */
  prescribedMinutes: minutes.nullable(),
  /** The least of the level of care; the aim where nothing is prescribed. */
  minimumMinutes: minutes,
  scheduledMinutes: minutes,
  creditedMinutes: minutes,
  excusedMinutes: minutes,
  madeUpMinutes: minutes,
  aheadMinutes: minutes,
  unmarkedMinutes: minutes,
  verdict: z.enum(weekVerdicts),
  willEndAt: minutes,
  needs: minutes,
  attendanceRate: z.number().min(0).max(1).nullable(),
  lastAttendedOn: day.nullable(),
  absencesInARow: z.int().min(0),
})
export type BoardRowView = z.output<typeof BoardRowView>

export const programmeBoard = endpoint({
  method: 'GET',
  path: '/sites/:siteId/board/:monday',
  summary: 'Every client admitted in a week with their hours, forecast and attendance, the most urgent first',
  input: z.object({ siteId: z.uuid(), monday: day }),
  output: z.object({
    monday: day,
    rows: z.array(BoardRowView),
    stages: z.array(z.object({ id: z.string(), name: z.string() })),
  }),
})
