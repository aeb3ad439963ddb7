import { roles } from '#modules/access/access.ts'
import { marks } from '#modules/attendance/attendance.ts'
import { responseStatuses } from '#modules/measures/measures.ts'
import { sessionKinds, tracks } from '#modules/program/program.ts'

/** Check constraint → the list in the code that it must equal. tests/migrations fails on a constraint that is missing here. */
export const enumerations: Record<string, readonly string[]> = {
  account_role_known: roles,
  one_time_link_purpose: ['first_administrator', 'invitation', 'sign_in'],
  program_group_kind: sessionKinds,
  session_kind: sessionKinds,
  program_group_track: tracks,
  episode_track: tracks,
  attendance_mark: marks,
  measure_response_status: responseStatuses,
}
