import {
  generateAuthenticationOptions,
  generateRegistrationOptions,
  verifyAuthenticationResponse,
  verifyRegistrationResponse,
} from '@simplewebauthn/server'
import type { FastifyRequest } from 'fastify'
import type { In } from '#kit/endpoint.ts'
import { keeping, notFound, refused } from '#kit/problem.ts'
import type { Action, Ctx, SignInAction, Web } from '#server/door.ts'
import { complete, enter, needProof, opened, signInOf } from '../signIns/signIns.actions.ts'
import { findWays } from '../signIns/signIns.store.ts'
import {
  type addPasskey,
  type askForPasskey,
  type beginPasskey,
  type dropPasskey,
  factorChanged,
  type signInByPasskey,
  type unlockByPasskey,
} from './factors.contract.ts'
import { mayDrop } from './factors.ts'
import { factorsWords } from './factors.words.ts'
import * as store from './passkey.store.ts'
import { firstCodes } from './recovery.actions.ts'

const sentences = factorsWords.en.reasons
const challengeMinutes = 5
/** EdDSA, ES256, RS256, by their COSE numbers. */
const algorithms = [-8, -7, -257]

/** Asks any passkey of this place, whoever it belongs to: no account needs to be named, so none is told apart. */
export const ask: SignInAction<typeof askForPasskey> = async (ctx, _input, { request }) => {
  const options = await generateAuthenticationOptions({
    rpID: request.hostname,
    userVerification: 'required',
  })
  return { challengeId: await keep(ctx, options.challenge, null), options: { ...options } }
}

export const enterByPasskey: SignInAction<typeof signInByPasskey> = async (ctx, input, web) => {
  const accountId = await answeredBy(ctx, input, web)
  return enter(ctx, accountId, { web, how: 'passkey', whole: true })
}

export const openByPasskey: SignInAction<typeof unlockByPasskey> = async (ctx, input, web) => {
  const accountId = await answeredBy(ctx, input, web)
  if (accountId !== signInOf(ctx).accountId) throw refused('passkey_elsewhere', sentences)
  return ctx.actor.halfway === 'second_factor' ? complete(ctx, web) : opened(ctx, web)
}

export const begin: SignInAction<typeof beginPasskey> = async (ctx, _input, { request }) => {
  await needProof(ctx)
  const { accountId } = signInOf(ctx)
  const ways = await findWays(ctx.tx, accountId)
  if (!ways) throw notFound('account')
  const known = await store.listPasskeys(ctx.tx, accountId)
  const options = await generateRegistrationOptions({
    rpName: 'Footbridge',
    rpID: request.hostname,
    userID: new TextEncoder().encode(accountId),
    userName: ways.email,
    userDisplayName: ways.name,
    excludeCredentials: known.map(({ id, transports }) => ({ id, transports })),
    supportedAlgorithmIDs: algorithms,
    authenticatorSelection: { residentKey: 'required', userVerification: 'required' },
  })
  return { challengeId: await keep(ctx, options.challenge, accountId), options: { ...options } }
}

export const add: SignInAction<typeof addPasskey> = async (ctx, { challengeId, name, passkey }, web) => {
  await needProof(ctx)
  const { accountId } = signInOf(ctx)
  const asked = await store.takeChallenge(ctx.tx, challengeId, ctx.now)
  if (asked?.accountId !== accountId) throw refused('passkey_refused', sentences)
  const { clientDataJSON, attestationObject, transports = [] } = passkey.response
  const made = await verifyRegistrationResponse({
    response: {
      ...credential(passkey.id),
      response: { clientDataJSON, attestationObject },
    },
    expectedChallenge: asked.challenge,
    supportedAlgorithmIDs: algorithms,
    ...placeOf(web.request),
  }).catch(() => null)
  if (!made?.verified) throw keeping(refused('passkey_refused', sentences))
  const { id, publicKey, counter } = made.registrationInfo.credential
  await store.savePasskey(ctx.tx, {
    ...{ id, accountId, counter, transports, now: ctx.now },
    publicKey: Buffer.from(publicKey),
    name: name || ctx.now.toString().slice(0, 10),
  })
  await ctx.tell(factorChanged, {}, { accountId, change: 'passkey_added' })
  const recoveryCodes = await firstCodes(ctx, accountId)
  if (ctx.actor.halfway) await complete(ctx, web)
  return { recoveryCodes }
}

export const drop: Action<typeof dropPasskey> = async (ctx, { passkeyId }) => {
  await needProof(ctx)
  const { accountId } = signInOf(ctx)
  const ways = await findWays(ctx.tx, accountId)
  if (!(await store.deletePasskey(ctx.tx, accountId, passkeyId))) throw notFound('passkey')
  if (ways && !mayDrop({ totp: ways.totp, passkeys: ways.passkeys - 1 }, ways.staff))
    throw refused('last_factor', sentences)
  await ctx.tell(factorChanged, {}, { accountId, change: 'passkey_dropped' })
  return {}
}

async function keep(ctx: Ctx, challenge: string, accountId: string | null): Promise<string> {
  const id = ctx.newId()
  const expiresAt = ctx.now.add({ minutes: challengeMinutes })
  await store.saveChallenge(ctx.tx, { id, accountId, challenge, expiresAt })
  return id
}

/** The account whose passkey answered. @throws Problem; the challenge is used up either way. */
async function answeredBy(
  ctx: Ctx,
  { challengeId, passkey }: In<typeof signInByPasskey>,
  { request }: Web,
): Promise<string> {
  const refusal = keeping(refused('passkey_refused', sentences))
  const asked = await store.takeChallenge(ctx.tx, challengeId, ctx.now)
  const known = await store.holdPasskey(ctx.tx, passkey.id)
  if (!asked || asked.accountId !== null || !known) throw refusal
  const { clientDataJSON, authenticatorData, signature } = passkey.response
  const answer = await verifyAuthenticationResponse({
    response: { ...credential(passkey.id), response: { clientDataJSON, authenticatorData, signature } },
    expectedChallenge: asked.challenge,
    ...placeOf(request),
    credential: { id: known.id, publicKey: new Uint8Array(known.publicKey), counter: known.counter },
  }).catch(() => null)
  if (!answer?.verified) throw refusal
  await store.savePasskeyUse(ctx.tx, known.id, answer.authenticationInfo.newCounter, ctx.now)
  return known.accountId
}

const credential = (id: string) => ({
  id,
  rawId: id,
  type: 'public-key' as const,
  clientExtensionResults: {},
})

/** This place as the browser names it. TLS may end before us, so both schemes of the same name are good. */
const placeOf = ({ host, hostname }: FastifyRequest) => ({
  expectedOrigin: [`https://${host}`, `http://${host}`],
  expectedRPID: hostname,
  requireUserVerification: true,
})
