import { expect, test } from 'vitest'
import { type CareTeamMember, teamChange, teamRefusal } from './careTeam.ts'

const m = (staffId: string, role: CareTeamMember['role']): CareTeamMember => ({ staffId, role })

test('who stays in a role neither joins nor leaves', () => {
  const now = [m('a', 'primary_therapist'), m('b', 'case_manager')]
  expect(teamChange(now, [m('a', 'primary_therapist'), m('c', 'case_manager')])).toEqual({
    join: [m('c', 'case_manager')],
    leave: [m('b', 'case_manager')],
  })
  expect(teamChange(now, now)).toEqual({ join: [], leave: [] })
})

test('a team has one primary therapist, and nobody twice in a role', () => {
  expect(teamRefusal([])).toBe('primary_therapist_needed')
  expect(teamRefusal([m('a', 'primary_therapist'), m('b', 'primary_therapist')])).toBe(
    'one_primary_therapist',
  )
  expect(teamRefusal([m('a', 'primary_therapist'), m('b', 'peer'), m('b', 'peer')])).toBe('twice_in_role')
  expect(teamRefusal([m('a', 'primary_therapist'), m('a', 'case_manager')])).toBeNull()
})
