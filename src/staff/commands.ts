import { type Icon, IconUserPlus } from '@tabler/icons-react'

/** What the finder offers to do, besides going somewhere: a page each, shown to those who may. Sentences: `staffWords.commands`. */
export const commands = [
  { name: 'inviteStaff', to: '/staff', permission: 'staff.manage', icon: IconUserPlus },
] as const satisfies readonly { name: string; to: string; permission: string; icon: Icon }[]
