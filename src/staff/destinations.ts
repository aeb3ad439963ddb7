import {
  IconCalendarWeek,
  IconChecklist,
  IconDoorEnter,
  IconEye,
  IconIdBadge2,
  IconLayoutDashboard,
  IconPhoneIncoming,
  IconShieldLock,
  IconSun,
  IconUrgent,
  IconUsers,
} from '@tabler/icons-react'

/** The places of the staff app, in the order they stand; each shown to those who may read it. */
export const destinations = [
  { name: 'today', to: '/', permission: 'home.read', icon: IconSun, onBar: true },
  { name: 'intake', to: '/intake', permission: 'inquiry.read', icon: IconDoorEnter, onBar: false },
  { name: 'clients', to: '/clients', permission: 'client.read', icon: IconUsers, onBar: true },
  { name: 'week', to: '/week', permission: 'timetable.read', icon: IconCalendarWeek, onBar: true },
  { name: 'board', to: '/board', permission: 'ledger.read', icon: IconLayoutDashboard, onBar: false },
  { name: 'tasks', to: '/tasks', permission: 'task.read', icon: IconChecklist, onBar: true },
  { name: 'looks', to: '/looks', permission: 'look.read', icon: IconEye, onBar: false },
  { name: 'asked', to: '/asked', permission: 'presence.ask', icon: IconPhoneIncoming, onBar: false },
  { name: 'privacy', to: '/privacy', permission: 'breach.manage', icon: IconShieldLock, onBar: false },
  {
    name: 'openings',
    to: '/break-glass',
    permission: 'break_glass.review',
    icon: IconUrgent,
    onBar: false,
  },
  { name: 'staff', to: '/staff', permission: 'staff.manage', icon: IconIdBadge2, onBar: false },
] as const
/** `to` is any address here: the route table, not this list, says which exist. */
export type Destination = Omit<(typeof destinations)[number], 'to'> & { to: string }

export const destinationsFor = (can: Readonly<Record<string, boolean>>): Destination[] =>
  destinations.filter((d) => can[d.permission])
