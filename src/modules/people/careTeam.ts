/** The care team: who of the staff cares for a client, in which role, from when until when. */
export const careTeamRoles = [
  'primary_therapist',
  'case_manager',
  'medical_provider',
  'peer',
  'other',
] as const
export type CareTeamRole = (typeof careTeamRoles)[number]

export type CareTeamMember = { staffId: string; role: CareTeamRole }

/** What changes from one team to another: who joins, who leaves. Whoever stays in a role is in neither. */
export function teamChange(now: readonly CareTeamMember[], wanted: readonly CareTeamMember[]) {
  const has = (team: readonly CareTeamMember[], m: CareTeamMember) =>
    team.some((o) => o.staffId === m.staffId && o.role === m.role)
  return { join: wanted.filter((m) => !has(now, m)), leave: now.filter((m) => !has(wanted, m)) }
}

/** One primary therapist, and nobody twice in one role. */
export type TeamRefusal = 'primary_therapist_needed' | 'one_primary_therapist' | 'twice_in_role'
export function teamRefusal(team: readonly CareTeamMember[]): TeamRefusal | null {
  const primary = team.filter((m) => m.role === 'primary_therapist').length
  if (primary === 0) return 'primary_therapist_needed'
  if (primary > 1) return 'one_primary_therapist'
  return new Set(team.map((m) => `${m.role} ${m.staffId}`)).size < team.length ? 'twice_in_role' : null
}
