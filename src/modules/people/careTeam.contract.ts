import { z } from 'zod'
import { endpoint } from '#kit/endpoint.ts'
import { event } from '#kit/event.ts'
import { day } from '#kit/time.ts'
import { careTeamRoles } from './careTeam.ts'
import { StaffView } from './staff.contract.ts'

export const CareTeamSchema = z.array(z.object({ staffId: z.uuid(), role: z.enum(careTeamRoles) })).max(12)

export const CareTeamMemberView = z.object({
  staffId: z.uuid(),
  role: z.enum(careTeamRoles),
  name: z.string(),
  title: z.string(),
  fromOn: day,
})
export type CareTeamMemberView = z.output<typeof CareTeamMemberView>

export const careTeam = endpoint({
  method: 'GET',
  path: '/clients/:clientId/care-team',
  summary: 'Who cares for a client today, and who of the staff could',
  input: z.object({ clientId: z.uuid() }),
  output: z.object({
    team: z.array(CareTeamMemberView),
    staff: z.array(StaffView),
    can: z.object({ edit: z.boolean() }),
  }),
})

/** The whole team as it shall be from today on: who is left out leaves, who is new joins. */
export const changeCareTeam = endpoint({
  method: 'PUT',
  path: '/clients/:clientId/care-team',
  summary: 'Change who cares for a client, from today on',
  input: z.object({ clientId: z.uuid(), team: CareTeamSchema }),
  output: z.object({}),
})

export const careTeamChanged = event('people.care_team_changed', z.object({}))
