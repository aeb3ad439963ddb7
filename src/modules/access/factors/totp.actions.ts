import { generateSecret, generateURI, verify } from 'otplib'
import { notFound, refused } from '#kit/problem.ts'
import type { Ctx, SignInAction, Web } from '#server/door.ts'
import { complete, needProof, signInOf } from '../signIns/signIns.actions.ts'
import { findWays } from '../signIns/signIns.store.ts'
import { beginTry } from '../tries/tries.actions.ts'
import {
  type beginTotp,
  type confirmTotp,
  type dropTotp,
  factorChanged,
  type giveCode,
} from './factors.contract.ts'
import { codeKind, mayDrop } from './factors.ts'
import { factorsWords } from './factors.words.ts'
import { firstCodes, spendRecoveryCode } from './recovery.actions.ts'
import { sealedFor } from './sealed.ts'
import * as store from './totp.store.ts'

const sentences = factorsWords.en.reasons
/** A clock may be off by one code. */
const tolerance = 30

export const begin: SignInAction<typeof beginTotp> = async (ctx, _input, { settings }) => {
  await needProof(ctx)
  const { accountId } = signInOf(ctx)
  const ways = await findWays(ctx.tx, accountId)
  if (!ways) throw notFound('account')
  const secret = generateSecret()
  await store.saveNextSecret(ctx.tx, accountId, settings.secrets.seal(secret, sealedFor(accountId)))
  return { secret, uri: generateURI({ issuer: 'Footbridge', label: ways.email, secret }) }
}

export const confirm: SignInAction<typeof confirmTotp> = async (ctx, { code }, web) => {
  await needProof(ctx)
  const { accountId } = signInOf(ctx)
  const held = await store.holdTotp(ctx.tx, accountId)
  if (!held?.nextSecret) throw refused('nothing_to_confirm', sentences)
  const tries = await beginTry(ctx, `code ${accountId}`, web)
  const plain = web.settings.secrets.open(held.nextSecret, sealedFor(accountId))
  const step = await stepOf(plain, code, ctx.now, 0)
  if (step === null) throw await tries.failed(refused('wrong_code', sentences))
  await tries.succeeded()
  await store.confirmSecret(ctx.tx, accountId, { secret: held.nextSecret, step, now: ctx.now })
  await ctx.tell(factorChanged, {}, { accountId, change: 'totp_set' })
  const recoveryCodes = await firstCodes(ctx, accountId)
  if (ctx.actor.halfway) await complete(ctx, web)
  return { recoveryCodes }
}

/** The second factor after password or link. */
export const secondFactor: SignInAction<typeof giveCode> = async (ctx, { code }, web) => {
  const { accountId } = signInOf(ctx)
  if (ctx.actor.halfway !== 'second_factor') throw refused('not_asked', sentences)
  const kind = codeKind(code)
  if (!kind) throw refused('no_such_code', sentences)
  const tries = await beginTry(ctx, `code ${accountId}`, web)
  const good =
    kind === 'totp'
      ? await spendTotp(ctx, accountId, code, web)
      : await spendRecoveryCode(ctx, accountId, code)
  if (!good) throw await tries.failed(refused('wrong_code', sentences))
  await tries.succeeded()
  return complete(ctx, web)
}

export const drop: SignInAction<typeof dropTotp> = async (ctx) => {
  await needProof(ctx)
  const { accountId } = signInOf(ctx)
  const ways = await findWays(ctx.tx, accountId)
  if (!ways?.totp) throw notFound('authenticator app')
  if (!mayDrop({ totp: false, passkeys: ways.passkeys }, ways.staff)) throw refused('last_factor', sentences)
  await store.deleteTotp(ctx.tx, accountId)
  await ctx.tell(factorChanged, {}, { accountId, change: 'totp_dropped' })
  return {}
}

async function spendTotp(ctx: Ctx, accountId: string, code: string, { settings }: Web): Promise<boolean> {
  const { secrets } = settings
  const held = await store.holdTotp(ctx.tx, accountId)
  if (!held?.secret) return false
  const plain = secrets.open(held.secret, sealedFor(accountId))
  const step = await stepOf(plain, code, ctx.now, held.lastStep)
  if (step === null) return false
  const secret = secrets.isFresh(held.secret) ? held.secret : secrets.seal(plain, sealedFor(accountId))
  await store.saveStep(ctx.tx, accountId, step, secret)
  return true
}

/** The thirty seconds a code belongs to, later than those of the last one used; null where it does not fit. */
async function stepOf(secret: string, typed: string, now: Temporal.Instant, afterTimeStep: number) {
  const token = typed.replaceAll(/\s/g, '')
  if (codeKind(token) !== 'totp') return null
  const epoch = Math.floor(now.epochMilliseconds / 1000)
  const found = await verify({ secret, token, epoch, epochTolerance: tolerance, afterTimeStep })
  return found.valid && 'timeStep' in found ? found.timeStep : null
}
