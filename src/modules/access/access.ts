/** Access: who may do what. One matrix, read top to bottom; nothing else in the programme decides permission. */
export const roles = [
  'administrator',
  'director',
  'therapist',
  'case_manager',
  'medical_provider',
  'biller',
  'front_desk',
  'privacy_officer',
  'client',
  'support',
  'mentor',
] as const
export type Role = (typeof roles)[number]

/** Roles that come with a staff member's account. */
export const staffRoles = roles.filter((r) => r !== 'client' && r !== 'support' && r !== 'mentor')

const clinical = ['director', 'therapist', 'case_manager', 'medical_provider'] as const
const intake = [...clinical, 'front_desk'] as const
const everyStaff = [...clinical, 'biller', 'front_desk', 'privacy_officer', 'administrator'] as const

/** Permission → the roles that hold it. `anyone` means no sign-in is asked. */
export const permissions = {
  'access.enter': 'anyone',
  'access.self': roles,
  'access.leave': roles,
  'access.prove': roles,
  'access.enrol': roles,
  'client.break_glass': clinical,
  'break_glass.review': ['privacy_officer'],
  'site.visibility': ['administrator', 'privacy_officer'],
  'staff.read': everyStaff,
  'staff.manage': ['administrator', 'director'],
  'look.read': ['privacy_officer', 'director'],
  'client.find': [...intake, 'biller', 'privacy_officer'],
  'client.read': [...intake, 'biller', 'privacy_officer'],
  'client.edit': intake,
  'consent.read': [...intake, 'biller', 'privacy_officer'],
  'consent.edit': [...intake, 'privacy_officer'],
  'minor_rule.edit': ['director', 'privacy_officer'],
  'letter.send': [...intake, 'privacy_officer'],
  'chart.send': [...clinical, 'privacy_officer'],
  'disclosure.read': [...intake, 'privacy_officer'],
  'emergency.disclose': [...intake, 'privacy_officer'],
  'legal_demand.record': ['director', 'privacy_officer'],
  'presence.ask': everyStaff,
  'breach.manage': ['director', 'privacy_officer'],
  'disclosure.review': ['director', 'privacy_officer'],
  'inquiry.open': 'anyone',
  'inquiry.read': intake,
  'inquiry.edit': intake,
  'referral.read': intake,
  'referral.import': intake,
  'assessment.read': clinical,
  'assessment.edit': clinical,
  'placement.read': clinical,
  'placement.decide': ['director', 'therapist', 'medical_provider'],
  'episode.read': [...intake, 'biller'],
  'episode.admit': ['director', 'therapist', 'case_manager'],
  'episode.edit': ['director', 'therapist', 'case_manager'],
  'admission_item.complete': intake,
  'plan.read': clinical,
  'plan.edit': ['director', 'therapist', 'case_manager', 'medical_provider'],
  'measure.read': clinical,
  'measure.enter': clinical,
  'program.read': everyStaff,
  'timetable.read': [...intake, 'biller'],
  'timetable.edit': ['director', 'case_manager'],
  'seat.take': intake,
  'busy_time.read': intake,
  'busy_time.edit': intake,
  'attendance.read': [...intake, 'biller'],
  'attendance.mark': intake,
  'attendance.correct': ['director', 'therapist', 'case_manager'],
  'ledger.read': [...intake, 'biller'],
  'note.read': clinical,
  'note.write': ['director', 'therapist', 'case_manager', 'medical_provider'],
  'note.cosign': ['director', 'therapist', 'medical_provider'],
  'task.read': everyStaff,
  'task.complete': everyStaff,
  'home.read': everyStaff,
} as const satisfies Record<string, readonly Role[] | 'anyone'>

export type Permission = keyof typeof permissions

/** May somebody with these roles do this? Signed-out callers have no roles. */
export function holds(held: readonly Role[], permission: Permission): boolean {
  const allowed: readonly Role[] | 'anyone' = permissions[permission]
  return allowed === 'anyone' || held.some((role) => allowed.includes(role))
}

/** What a sign-in may still lack: the second factor, one to be set up first, or being unlocked after a pause (R92). */
export const halfways = ['second_factor', 'set_up', 'locked'] as const
export type Halfway = (typeof halfways)[number]

/** All that can be done until then. */
export const halfwayMay: Record<Halfway, readonly Permission[]> = {
  second_factor: ['access.prove', 'access.leave'],
  set_up: ['access.enrol', 'access.leave'],
  locked: ['access.prove', 'access.leave'],
}

/** Roles whose work is with the whole site, also where those who treat see only their own clients. */
const wholeSite: readonly Role[] = ['director', 'front_desk', 'biller', 'privacy_officer']
export const seesWholeSite = (held: readonly Role[]): boolean => held.some((r) => wholeSite.includes(r))
