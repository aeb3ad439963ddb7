import { verify } from '@node-rs/argon2'
import { notFound, Problem, refused } from '#kit/problem.ts'
import { cookieName, newToken, sessionHours, tokenHash } from '#server/authenticate.ts'
import type { Action, Ctx, SignInAction, Web } from '#server/door.ts'
import { beginTry } from '../tries/tries.actions.ts'
import { deviceOf } from './device.ts'
import {
  type endOtherSignIns,
  type endSignIn,
  type lock,
  type mySignIns,
  type signedIn,
  signedInEvent,
  signInEnded,
  type signOut,
  type stay,
  type unlock,
} from './signIns.contract.ts'
import * as store from './signIns.store.ts'
import { signInsWords } from './signIns.words.ts'

const sentences = signInsWords.en.reasons
/** After showing that it is them, somebody may change how they come in for this long. */
const proofMinutes = 10
const noWays = { password: false, totp: false, passkey: false, recovery: false, oneTap: false }

export const whereIStand: SignInAction<typeof signedIn> = async (ctx, _input, { settings }) => {
  const { idleMinutes } = settings
  const { accountId, halfway } = ctx.actor
  if (!accountId) return { standing: 'out', accountId, name: '', email: '', ways: noWays, idleMinutes }
  return standing(ctx, accountId, halfway ?? 'in', idleMinutes)
}

type Stand = 'in' | 'second_factor' | 'set_up' | 'locked'

async function standing(ctx: Ctx, accountId: string, stand: Stand, idleMinutes: number) {
  const found = await store.findWays(ctx.tx, accountId)
  if (!found) throw notFound('account')
  const { name, email, passwordHash, totp, passkeys, recoveryCodes, demo } = found
  const password = passwordHash !== null
  return {
    ...{ standing: stand, accountId, name, email, idleMinutes },
    ways: {
      ...{ password, totp, passkey: passkeys > 0 },
      recovery: recoveryCodes > 0,
      oneTap: demo && !password && passkeys === 0,
    },
  }
}

/**
 * Begins a sign-in of this account in the caller's browser, whose earlier one ends. Staff still have to give their second
 * factor, or to set one up, unless what they came in by already counts as both.
 */
export async function enter(ctx: Ctx, accountId: string, by: { web: Web; how: string; whole?: boolean }) {
  const { request, reply, settings } = by.web
  const { tx, now } = ctx
  const ways = await store.findWays(tx, accountId)
  if (!ways) throw notFound('account')
  const before = request.cookies[cookieName]
  if (before) await store.revokeByToken(tx, tokenHash(before), now)
  const hasFactor = ways.totp || ways.passkeys > 0
  const whole = by.whole === true || (!hasFactor && !ways.staff)
  const [id, token] = [ctx.newId(), newToken()]
  await store.saveSignIn(tx, {
    ...{ id, accountId, now, hash: tokenHash(token), expiresAt: now.add({ hours: sessionHours }) },
    wholeAt: whole ? now : null,
    device: deviceOf(request.headers['user-agent'] ?? ''),
    address: request.ip,
  })
  await ctx.tell(signedInEvent, {}, { signInId: id, by: by.how })
  reply.setCookie(cookieName, token, {
    path: '/',
    httpOnly: true,
    sameSite: 'strict',
    secure: request.protocol === 'https',
    maxAge: sessionHours * 3600,
  })
  return standing(ctx, accountId, whole ? 'in' : hasFactor ? 'second_factor' : 'set_up', settings.idleMinutes)
}

/** The second factor was given, or set up. */
export async function complete(ctx: Ctx, { settings }: Web) {
  const { accountId, signInId } = signInOf(ctx)
  await store.completeSignIn(ctx.tx, signInId, ctx.now)
  return standing(ctx, accountId, 'in', settings.idleMinutes)
}

/** Unlocks this sign-in; whoever calls has just made sure that it is its person. */
export async function opened(ctx: Ctx, { settings }: Web) {
  const { accountId, signInId } = signInOf(ctx)
  await store.unlockSignIn(ctx.tx, signInId, ctx.now)
  return standing(ctx, accountId, 'in', settings.idleMinutes)
}

export const unlockByPassword: SignInAction<typeof unlock> = async (ctx, { password }, web) => {
  const { accountId } = signInOf(ctx)
  // A sign-in that is not whole is not made so by the first factor again.
  if (ctx.actor.halfway === 'second_factor') throw halfwayProblem(ctx)
  const ways = await store.findWays(ctx.tx, accountId)
  if (!ways) throw notFound('account')
  if (ways.demo && !ways.passwordHash && ways.passkeys === 0) return opened(ctx, web)
  if (!ways.passwordHash) throw refused('no_password', sentences)
  const tries = await beginTry(ctx, ways.email, web)
  if (!(await verify(ways.passwordHash, password)))
    throw await tries.failed(refused('wrong_password', sentences))
  await tries.succeeded()
  return opened(ctx, web)
}

export const lockNow: Action<typeof lock> = async (ctx) => {
  await store.lockSignIn(ctx.tx, signInOf(ctx).signInId, ctx.now)
  return {}
}

/** That it was answered is all: the door has noted the time. */
export const atWork: Action<typeof stay> = async () => ({})

export const leave: SignInAction<typeof signOut> = async ({ tx, now }, _input, { request, reply }) => {
  const token = request.cookies[cookieName]
  if (token) await store.revokeByToken(tx, tokenHash(token), now)
  reply.clearCookie(cookieName, { path: '/' })
  return {}
}

export const signIns: Action<typeof mySignIns> = async ({ tx, actor, now }) => {
  const found = await store.listSignIns(tx, actor.accountId ?? '', now)
  return { signIns: found.map((s) => ({ ...s, current: s.id === actor.signInId })) }
}

export const endOne: Action<typeof endSignIn> = async (ctx, { signInId }) => {
  const ended = await store.endSignInOf(ctx.tx, ctx.actor.accountId ?? '', signInId, ctx.now)
  if (!ended) throw notFound('sign-in')
  await ctx.tell(signInEnded, {}, { signInId })
  return {}
}

export const endOthers: Action<typeof endOtherSignIns> = async (ctx) => {
  const { accountId, signInId } = signInOf(ctx)
  return { ended: await store.endOtherSignIns(ctx.tx, accountId, signInId, ctx.now) }
}

/** The sign-in that acts. */
export function signInOf({ actor }: Pick<Ctx, 'actor'>): { accountId: string; signInId: string } {
  const { accountId, signInId } = actor
  if (!accountId || !signInId) throw new Problem('unauthenticated', 'Sign in to go on')
  return { accountId, signInId }
}

/** Somebody about to change how they come in must just have shown that it is them: an unlocked screen is not enough. */
export async function needProof(ctx: Ctx) {
  const { signInId } = signInOf(ctx)
  if (ctx.actor.halfway === 'set_up') return
  const at = await store.findProof(ctx.tx, signInId)
  if (!at || at.until(ctx.now).total('minutes') >= proofMinutes) throw refused('prove_again', sentences)
}

const halfwayProblem = ({ actor }: Ctx) =>
  new Problem('unauthenticated', 'Give the second factor to go on', { reason: actor.halfway ?? '' })
