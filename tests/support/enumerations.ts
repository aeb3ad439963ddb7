import { roles } from '#modules/access/access.ts'
import { marks } from '#modules/attendance/attendance.ts'
import { duties } from '#modules/consent/breach/breach.ts'
import {
  consentStatuses,
  expiries,
  recipientClasses,
  recipientKinds,
  revocationWays,
  signatureMethods,
  signers,
} from '#modules/consent/consent.ts'
import { bases, transports } from '#modules/consent/gate/gate.ts'
import { orderSections } from '#modules/consent/legal/legal.ts'
import { admissionItems, dischargeReasons, readinesses } from '#modules/episodes/episodes.ts'
import { assessmentStatuses } from '#modules/intake/assessment/assessment.ts'
import { sectionNames } from '#modules/intake/assessment/sections.ts'
import { closedReasons, inquirySources, storedStatuses } from '#modules/intake/inquiry/inquiry.ts'
import { differenceReasons, editions } from '#modules/intake/placement/placement.ts'
import { responseStatuses } from '#modules/measures/measures.ts'
import { addendumKinds, noteKinds, noteStatuses } from '#modules/notes/notes.ts'
import { careTeamRoles } from '#modules/people/careTeam.ts'
import { sexes } from '#modules/people/client.ts'
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
  admission_item_known: admissionItems,
  api_client_kind: ['token', 'credentials'],
  assessment_section_known: sectionNames,
  assessment_status: assessmentStatuses,
  attendance_mark: marks,
  break_glass_verdict: ['justified', 'not_justified'],
  breach_duty_known: duties,
  busy_time_kind: busyKinds,
  care_team_role: careTeamRoles,
  client_sex: sexes,
  consent_expiry: expiries,
  consent_recipient_class: recipientClasses,
  consent_recipient_kind: recipientKinds,
  consent_revoked_how: revocationWays,
  consent_signature_method: signatureMethods,
  consent_signer: signers,
  consent_status: consentStatuses,
  disclosure_basis: bases,
  disclosure_transport: transports,
  episode_discharge_reason_known: dischargeReasons,
  episode_readiness: readinesses,
  episode_track: tracks,
  inquiry_closed_reason: closedReasons,
  inquiry_source: inquirySources,
  inquiry_status: storedStatuses,
  legal_demand_order: orderSections,
  measure_response_status: responseStatuses,
  note_addendum_kind: addendumKinds,
  note_kind: noteKinds,
  note_status: noteStatuses,
  one_time_link_purpose: ['first_administrator', 'invitation', 'sign_in'],
  placement_difference_reason: differenceReasons,
  placement_edition: editions,
  program_group_exemption: exemptions,
  program_group_kind: sessionKinds,
  program_group_track: tracks,
  seat_status: seatStatuses,
  session_cancelled_reason_known: cancelReasons,
  session_exemption: exemptions,
  session_kind: sessionKinds,
  session_staff_role: sessionStaffRoles,
  session_status: sessionStatuses,
  site_visibility: ['site', 'care_team'],
  week_preference_part: partsOfDay,
}
