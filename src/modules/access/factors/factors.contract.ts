import { z } from 'zod'
import { endpoint } from '#kit/endpoint.ts'
import { event } from '#kit/event.ts'
import { instant } from '#kit/time.ts'
import { Standing } from '../signIns/signIns.contract.ts'

const code = z.string().trim().min(1, 'Enter the code').max(40)
const base64url = z.string().max(20_000)

export const mySecurity = endpoint({
  method: 'GET',
  path: '/account/security',
  summary: 'How I come in: password, second factors, recovery codes',
  input: z.object({}),
  output: z.object({
    hasPassword: z.boolean(),
    passwordAt: instant.nullable(),
    totpSince: instant.nullable(),
    passkeys: z.array(
      z.object({ id: z.string(), name: z.string(), createdAt: instant, lastUsedAt: instant.nullable() }),
    ),
    recoveryCodesLeft: z.int(),
    /** Staff may not be without a second factor. */
    required: z.boolean(),
  }),
})

export const giveCode = endpoint({
  method: 'POST',
  path: '/sign-in/code',
  summary: 'Give the second factor: a code of the authenticator app, or a recovery code',
  input: z.object({ code }),
  output: Standing,
})

export const beginTotp = endpoint({
  method: 'POST',
  path: '/account/totp',
  summary: 'Begin to set up an authenticator app; an older one stays until the first code of the new one',
  input: z.object({}),
  output: z.object({ secret: z.string(), uri: z.string() }),
})

/** Shown once; none where there are some already. */
const codes = z.array(z.string()).nullable()

export const confirmTotp = endpoint({
  method: 'POST',
  path: '/account/totp/confirm',
  summary: 'Set up the authenticator app with its first code',
  input: z.object({ code }),
  output: z.object({ recoveryCodes: codes }),
})

export const dropTotp = endpoint({
  method: 'DELETE',
  path: '/account/totp',
  summary: 'Stop using the authenticator app',
  input: z.object({}),
  output: z.object({}),
})

export const newRecoveryCodes = endpoint({
  method: 'POST',
  path: '/account/recovery-codes',
  summary: 'Make new recovery codes; the old ones no longer work',
  input: z.object({}),
  output: z.object({ recoveryCodes: z.array(z.string()) }),
})

/** What the browser hands to the authenticator, as WebAuthn defines it. */
const Challenge = z.object({ challengeId: z.uuid(), options: z.looseObject({ challenge: z.string() }) })

export const askForPasskey = endpoint({
  method: 'POST',
  path: '/sign-in/passkey/challenge',
  summary: 'Ask for a passkey: to sign in, or to unlock',
  input: z.object({}),
  output: Challenge,
})

const Assertion = z.object({
  challengeId: z.uuid(),
  passkey: z.object({
    id: base64url.min(1),
    response: z.object({
      clientDataJSON: base64url,
      authenticatorData: base64url,
      signature: base64url,
      userHandle: base64url.optional(),
    }),
  }),
})

export const signInByPasskey = endpoint({
  method: 'POST',
  path: '/sign-in/passkey',
  summary: 'Sign in with a passkey, which counts as both factors',
  input: Assertion,
  output: Standing,
})

export const unlockByPasskey = endpoint({
  method: 'POST',
  path: '/unlock/passkey',
  summary: 'Unlock this sign-in with a passkey of the same person',
  input: Assertion,
  output: Standing,
})

export const beginPasskey = endpoint({
  method: 'POST',
  path: '/account/passkeys/challenge',
  summary: 'Begin to add a passkey',
  input: z.object({}),
  output: Challenge,
})

export const addPasskey = endpoint({
  method: 'POST',
  path: '/account/passkeys',
  summary: 'Add the passkey that was just made',
  input: z.object({
    challengeId: z.uuid(),
    name: z.string().trim().max(60),
    passkey: z.object({
      id: base64url.min(1),
      response: z.object({
        clientDataJSON: base64url,
        attestationObject: base64url,
        transports: z.array(z.string().max(40)).max(10).optional(),
      }),
    }),
  }),
  output: z.object({ recoveryCodes: codes }),
})

export const dropPasskey = endpoint({
  method: 'DELETE',
  path: '/account/passkeys/:passkeyId',
  summary: 'Remove one of my passkeys',
  input: z.object({ passkeyId: z.string().min(1).max(2000) }),
  output: z.object({}),
})

export const factorChanged = event(
  'access.factor_changed',
  z.object({
    accountId: z.uuid(),
    change: z.enum([
      'totp_set',
      'totp_dropped',
      'passkey_added',
      'passkey_dropped',
      'codes_made',
      'recovery_used',
      'reset',
    ]),
  }),
)
