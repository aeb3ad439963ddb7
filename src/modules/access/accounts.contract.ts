import { z } from 'zod'
import { endpoint } from '#kit/endpoint.ts'
import { instant } from '#kit/time.ts'
import { staffRoles } from './access.ts'

const staffRole = z.enum(staffRoles)

export const AccountView = z.object({
  accountId: z.uuid(),
  staffId: z.uuid(),
  name: z.string(),
  title: z.string(),
  email: z.string(),
  roles: z.array(staffRole),
  credential: z.object({ label: z.string(), supervised: z.boolean() }).nullable(),
  active: z.boolean(),
  /** They chose a password, so the invitation was accepted. */
  joined: z.boolean(),
  lastSeenAt: instant.nullable(),
})

export const listAccounts = endpoint({
  method: 'GET',
  path: '/accounts',
  summary: 'Accounts of the staff of my sites',
  input: z.object({}),
  output: z.object({ accounts: z.array(AccountView) }),
})

/** A link to hand over: shown once, kept only as its hash. The browser puts its own address before it. */
const Invitation = z.object({ accountId: z.uuid(), token: z.string(), expiresAt: instant })

export const inviteStaff = endpoint({
  method: 'POST',
  path: '/accounts',
  summary: 'Take somebody into the staff and make their invitation link',
  input: z.object({
    givenName: z.string().trim().min(1, 'Enter the given name').max(80),
    familyName: z.string().trim().min(1, 'Enter the family name').max(80),
    title: z.string().trim().max(80).default(''),
    email: z.string().trim().toLowerCase().pipe(z.email('An e-mail address like name@example.org')),
    roles: z.array(staffRole).min(1, 'Choose at least one role'),
    siteIds: z.array(z.uuid()).min(1, 'Choose at least one site'),
    credential: z.object({
      label: z.string().trim().max(40),
      supervised: z.boolean(),
      supervisorId: z.uuid().nullable(),
    }),
  }),
  output: Invitation,
})

export const renewInvitation = endpoint({
  method: 'POST',
  path: '/accounts/:accountId/invitation',
  summary: 'Make a new link: for who has not joined yet, or lost their password',
  input: z.object({ accountId: z.uuid() }),
  output: Invitation,
})

export const changeRoles = endpoint({
  method: 'PUT',
  path: '/accounts/:accountId/roles',
  summary: 'Change what somebody may do; holds from their next request on',
  input: z.object({ accountId: z.uuid(), roles: z.array(staffRole).min(1, 'Choose at least one role') }),
  output: z.object({}),
})

export const setActive = endpoint({
  method: 'PUT',
  path: '/accounts/:accountId/active',
  summary: 'Close or reopen an account; closing ends every sign-in at once',
  input: z.object({ accountId: z.uuid(), active: z.boolean() }),
  output: z.object({}),
})

export const resetFactors = endpoint({
  method: 'POST',
  path: '/accounts/:accountId/reset-factors',
  summary: 'Take away the second factors of somebody who has lost them; their sign-ins end',
  input: z.object({ accountId: z.uuid() }),
  output: z.object({}),
})
