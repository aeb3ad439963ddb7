import { dictionary } from '#kit/words.ts'
import type { CareTeamRole, TeamRefusal } from './careTeam.ts'

export const careTeamWords = dictionary({
  en: {
    reasons: {
      primary_therapist_needed: 'Choose a primary therapist',
      one_primary_therapist: 'There can be one primary therapist',
      twice_in_role: 'Somebody stands twice in one role',
      staff_elsewhere: 'Somebody of this team does not work at the client’s site',
    } satisfies Record<TeamRefusal | 'staff_elsewhere', string>,
    roles: {
      primary_therapist: 'Primary therapist',
      case_manager: 'Case manager',
      medical_provider: 'Medical provider',
      peer: 'Peer',
      other: 'Also in the team',
    } satisfies Record<CareTeamRole, string>,
    title: 'Care team',
    none: 'Nobody yet',
    change: 'Change',
    changeTitle: 'Change the care team',
    changeLead: 'From today on. Open tasks stay with whoever owes them.',
    save: 'Save the team',
    saved: 'The care team is changed',
    choose: 'Choose',
    since: (day: string) => `since ${day}`,
  },
})
