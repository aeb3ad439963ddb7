import { z } from 'zod'
import { endpoint } from '#kit/endpoint.ts'
import { event } from '#kit/event.ts'
import { roles } from './access.ts'
import { Standing } from './signIns/signIns.contract.ts'

export const MeView = z.object({
  accountId: z.uuid(),
  staffId: z.uuid().nullable(),
  name: z.string(),
  email: z.string(),
  roles: z.array(z.enum(roles)),
  sites: z.array(z.object({ id: z.uuid(), name: z.string(), timeZone: z.string() })),
  hasPassword: z.boolean(),
  /** What the screens may offer; computed here so that no screen computes permission. */
  can: z.record(z.string(), z.boolean()),
})

export const me = endpoint({
  method: 'GET',
  path: '/me',
  summary: 'Who is signed in, at which sites, and what they may do',
  input: z.object({}),
  output: MeView,
})

const email = z.string().trim().toLowerCase().pipe(z.email('An e-mail address like name@example.org'))
const newPassword = z.string().min(12, 'At least 12 characters').max(200)

export const signIn = endpoint({
  method: 'POST',
  path: '/sign-in',
  summary: 'Sign in with e-mail and password; the second factor is asked next',
  input: z.object({ email, password: z.string().min(1, 'Enter your password').max(200) }),
  output: Standing,
})

export const linkPurpose = endpoint({
  method: 'POST',
  path: '/links/look-up',
  summary: 'What a one-time link is for, without using it',
  input: z.object({ token: z.string().min(20).max(100) }),
  output: z.object({ purpose: z.enum(['first_administrator', 'invitation', 'sign_in']), name: z.string() }),
})

/** Uses up a sign-in link: demo personas, and people who lost their password. */
export const signInByLink = endpoint({
  method: 'POST',
  path: '/links/sign-in',
  summary: 'Sign in with a one-time link',
  input: z.object({ token: z.string().min(20).max(100) }),
  output: Standing,
})

/** The very first start: names the site and the administrator, who signs in with the chosen password from now on. */
export const setUp = endpoint({
  method: 'POST',
  path: '/links/set-up',
  summary: 'Set up the first site and administrator from the link printed at first start',
  input: z.object({
    token: z.string().min(20).max(100),
    siteName: z.string().trim().min(1, 'Name your site').max(120),
    timeZone: z.string().trim().min(1).max(60),
    givenName: z.string().trim().min(1, 'Enter your given name').max(80),
    familyName: z.string().trim().min(1, 'Enter your family name').max(80),
    email,
    password: newPassword,
  }),
  output: Standing,
})

/** Invited staff choose their password with the link they were given. */
export const acceptInvitation = endpoint({
  method: 'POST',
  path: '/links/accept',
  summary: 'Accept an invitation by choosing a password',
  input: z.object({ token: z.string().min(20).max(100), password: newPassword }),
  output: Standing,
})

export const changePassword = endpoint({
  method: 'PUT',
  path: '/account/password',
  summary: 'Choose another password; all my other sign-ins end',
  input: z.object({
    /** Left empty where there is none yet. */
    current: z.string().max(200).default(''),
    password: newPassword,
  }),
  output: z.object({}),
})

/** A site is open for work: parts give it what every site starts with. */
export const siteOpened = event('access.site_opened', z.object({ siteId: z.uuid(), timeZone: z.string() }))
export const passwordChanged = event('access.password_changed', z.object({ accountId: z.uuid() }))
