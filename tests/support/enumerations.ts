import { roles } from '#modules/access/access.ts'
import { marks } from '#modules/attendance/attendance.ts'
import { admissionItems, dischargeReasons, readinesses } from '#modules/episodes/episodes.ts'
import { assessmentStatuses } from '#modules/intake/assessment/assessment.ts'
import { sectionNames } from '#modules/intake/assessment/sections.ts'
import { differenceReasons, editions } from '#modules/intake/placement/placement.ts'
import { responseStatuses } from '#modules/measures/measures.ts'
import { addendumKinds, noteKinds, noteStatuses } from '#modules/notes/notes.ts'
import { careTeamRoles } from '#modules/people/careTeam.ts'
import { sessionKinds, tracks } from '#modules/program/program.ts'
import { busyKinds, partsOfDay } from '#modules/timetable/ownWeek.ts'
import {
  cancelReasons,
  exemptions,
  seatStatuses,
  sessionStaffRoles,
  sessionStatuses,
} from '#modules/timetable/timetable.ts'

/** Check constraint → the list in the code that it must equal. tests/migrations fails on a constraint that is missing here. */
export const enumerations: Record<string, readonly string[]> = {
  account_role_known: roles,
  one_time_link_purpose: ['first_administrator', 'invitation', 'sign_in'],
  program_group_kind: sessionKinds,
  session_kind: sessionKinds,
  program_group_track: tracks,
  episode_track: tracks,
  program_group_exemption: exemptions,
  session_exemption: exemptions,
  session_status: sessionStatuses,
  session_cancelled_reason_known: cancelReasons,
  session_staff_role: sessionStaffRoles,
  seat_status: seatStatuses,
  busy_time_kind: busyKinds,
  week_preference_part: partsOfDay,
  attendance_mark: marks,
  note_kind: noteKinds,
  note_status: noteStatuses,
  note_addendum_kind: addendumKinds,
  measure_response_status: responseStatuses,
  assessment_status: assessmentStatuses,
  assessment_section_known: sectionNames,
  care_team_role: careTeamRoles,
  admission_item_known: admissionItems,
  episode_readiness: readinesses,
  episode_discharge_reason_known: dischargeReasons,
  placement_edition: editions,
  placement_difference_reason: differenceReasons,
}
