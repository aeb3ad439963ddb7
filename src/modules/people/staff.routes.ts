import type { Bind } from '#server/door.ts'
import { staffMembers } from './staff.actions.ts'
import { listStaffMembers } from './staff.contract.ts'

export const staffRoutes = (bind: Bind) => {
  bind(listStaffMembers, 'staff.read', staffMembers)
}
