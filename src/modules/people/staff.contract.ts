import { z } from 'zod'
import { endpoint } from '#kit/endpoint.ts'

export const StaffView = z.object({
  id: z.uuid(),
  givenName: z.string(),
  familyName: z.string(),
  title: z.string(),
})

export const listStaffMembers = endpoint({
  method: 'GET',
  path: '/staff',
  summary: 'Staff of the sites of the signed-in person',
  input: z.object({}),
  output: z.object({ staff: z.array(StaffView) }),
})
