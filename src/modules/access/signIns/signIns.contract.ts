import { z } from 'zod'
import { endpoint } from '#kit/endpoint.ts'
import { event } from '#kit/event.ts'
import { instant } from '#kit/time.ts'
import { halfways } from '../access.ts'

/** How somebody stands with us, and how they could go on. What a stranger gets tells nothing. */
export const Standing = z.object({
  standing: z.enum(['out', 'in', ...halfways]),
  accountId: z.uuid().nullable(),
  name: z.string(),
  email: z.string(),
  ways: z.object({
    password: z.boolean(),
    totp: z.boolean(),
    passkey: z.boolean(),
    recovery: z.boolean(),
    /** A made-up person of a demo, who has neither password nor passkey: one press unlocks. */
    oneTap: z.boolean(),
  }),
  /** R92: minutes without anything done until the screen is covered. */
  idleMinutes: z.int(),
})

/** Asked before anything else, so that a stranger's first page needs no refusal. */
export const signedIn = endpoint({
  method: 'GET',
  path: '/signed-in',
  summary: 'Whether the caller is signed in, and what is still to do for it',
  input: z.object({}),
  output: Standing,
})

export const lock = endpoint({
  method: 'POST',
  path: '/lock',
  summary: 'Lock this sign-in: nothing is answered until it is unlocked',
  input: z.object({}),
  output: z.object({}),
})

/** Also how somebody shows again that it is them, before they change how they come in. */
export const unlock = endpoint({
  method: 'POST',
  path: '/unlock',
  summary: 'Unlock this sign-in by password',
  input: z.object({ password: z.string().max(200) }),
  output: Standing,
})

/** The page asks nothing else while somebody writes for long. */
export const stay = endpoint({
  method: 'POST',
  path: '/stay',
  summary: 'Say that somebody is at work at this screen',
  input: z.object({}),
  output: z.object({}),
})

export const signOut = endpoint({
  method: 'POST',
  path: '/sign-out',
  summary: 'End this sign-in',
  input: z.object({}),
  output: z.object({}),
})

export const mySignIns = endpoint({
  method: 'GET',
  path: '/account/sign-ins',
  summary: 'Where I am signed in',
  input: z.object({}),
  output: z.object({
    signIns: z.array(
      z.object({
        id: z.uuid(),
        /** In words, such as “Chrome on Windows”. */
        device: z.string(),
        address: z.string(),
        since: instant,
        lastSeenAt: instant,
        current: z.boolean(),
        locked: z.boolean(),
      }),
    ),
  }),
})

export const endSignIn = endpoint({
  method: 'DELETE',
  path: '/account/sign-ins/:signInId',
  summary: 'End one of my sign-ins',
  input: z.object({ signInId: z.uuid() }),
  output: z.object({}),
})

export const endOtherSignIns = endpoint({
  method: 'POST',
  path: '/account/sign-ins/end-others',
  summary: 'End all my sign-ins but this one',
  input: z.object({}),
  output: z.object({ ended: z.int() }),
})

export const signedInEvent = event('access.signed_in', z.object({ signInId: z.uuid(), by: z.string() }))
export const signInEnded = event('access.sign_in_ended', z.object({ signInId: z.uuid() }))
