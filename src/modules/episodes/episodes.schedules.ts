import type { Schedule } from '#server/jobs.ts'
import { proposeAdministrativeDischarges } from './episodes.actions.ts'

/** Every hour, so that it comes soon after midnight wherever a site is; what was proposed is not proposed again. */
export const episodeSchedules: readonly Schedule[] = [
  { name: 'propose-discharges', cron: '10 * * * *', run: proposeAdministrativeDischarges },
]
