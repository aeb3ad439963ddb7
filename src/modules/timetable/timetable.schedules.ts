import { expandAhead } from './planning.actions.ts'

/** Keeps the sessions of this week and the eight after it planned, at every site; hourly, so that no site waits for its night. */
export const planAhead = { name: 'timetable-plan-ahead', cron: '17 * * * *', run: expandAhead }
