import type { Schedule } from '#server/jobs.ts'
import { tellOverdue } from './notes.actions.ts'

export const notesSchedules: readonly Schedule[] = [
  { name: 'notes-overdue', cron: '*/15 * * * *', run: tellOverdue },
]
