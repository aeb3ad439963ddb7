import type { Schedule } from '#server/jobs.ts'
import { closeOverdueRosters, raiseOutreach, tellShortWeeks } from './outreach.actions.ts'

/** Outreach is looked at hourly, so that it is told soon after midnight of every site's own zone. */
export const attendanceSchedules: readonly Schedule[] = [
  { name: 'attendance-close-rosters', cron: '*/10 * * * *', run: closeOverdueRosters },
  { name: 'attendance-outreach', cron: '20 * * * *', run: raiseOutreach },
  { name: 'attendance-short-weeks', cron: '25 * * * *', run: tellShortWeeks },
]
