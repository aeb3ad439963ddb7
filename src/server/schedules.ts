import { attendanceSchedules } from '#modules/attendance/attendance.schedules.ts'
import { episodeSchedules } from '#modules/episodes/episodes.schedules.ts'
import { notesSchedules } from '#modules/notes/notes.schedules.ts'
import { planAhead } from '#modules/timetable/timetable.schedules.ts'
import type { Schedule } from './jobs.ts'
import { sealChanges } from './seal.ts'

/** What the worker does by the clock. Every one may run at any time and twice: what is done is not done again. */
export const schedules: readonly Schedule[] = [
  { name: 'audit-seal', cron: '* * * * *', run: sealChanges },
  ...episodeSchedules,
  planAhead,
  ...attendanceSchedules,
  ...notesSchedules,
]
