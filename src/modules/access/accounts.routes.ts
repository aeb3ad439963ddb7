import type { Bind } from '#server/door.ts'
import { accounts, activate, invite, renew, resetSecondFactors, setRoles } from './accounts.actions.ts'
import {
  changeRoles,
  inviteStaff,
  listAccounts,
  renewInvitation,
  resetFactors,
  setActive,
} from './accounts.contract.ts'

export const accountRoutes = (bind: Bind) => {
  bind(listAccounts, 'staff.manage', accounts)
  bind(inviteStaff, 'staff.manage', invite)
  bind(renewInvitation, 'staff.manage', renew)
  bind(changeRoles, 'staff.manage', setRoles)
  bind(resetFactors, 'staff.manage', resetSecondFactors)
  bind(setActive, 'staff.manage', activate)
}
