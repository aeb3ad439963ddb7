import type { Bind } from '#server/door.ts'
import { accounts, activate, invite, renew, setRoles } from './accounts.actions.ts'
import { changeRoles, inviteStaff, listAccounts, renewInvitation, setActive } from './accounts.contract.ts'

export const accountRoutes = (bind: Bind) => {
  bind(listAccounts, 'staff.manage', accounts)
  bind(inviteStaff, 'staff.manage', invite)
  bind(renewInvitation, 'staff.manage', renew)
  bind(changeRoles, 'staff.manage', setRoles)
  bind(setActive, 'staff.manage', activate)
}
