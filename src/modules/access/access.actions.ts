import { hash, verify } from '@node-rs/argon2'
import { notFound, refused } from '#kit/problem.ts'
import { newToken, tokenHash } from '#server/authenticate.ts'
import type { Action, Ctx, SignInAction } from '#server/door.ts'
import { employ, openSite } from '../people/staff.actions.ts'
import {
  type acceptInvitation,
  type changePassword,
  type linkPurpose,
  type me,
  passwordChanged,
  type setUp,
  type signIn,
  type signInByLink,
  siteOpened,
} from './access.contract.ts'
import * as store from './access.store.ts'
import { holds, type Permission, permissions, type Role } from './access.ts'
import { accessWords } from './access.words.ts'
import { strengthOf } from './password.ts'
import { enter, needProof, signInOf } from './signIns/signIns.actions.ts'
import { endOtherSignIns, isDemo } from './signIns/signIns.store.ts'
import { beginTry } from './tries/tries.actions.ts'

const sentences = accessWords.en.reasons
/** argon2id, 19 MiB, two passes: measured at 12 ms a sign-in, off the event loop. */
const cost = { memoryCost: 19_456, timeCost: 2, parallelism: 1 }
/** Compared against when there is no such account, so that the answer takes as long. */
const nobodysHash = hash('nobody has this password', cost)

export const whoAmI: Action<typeof me> = async (ctx) => {
  const account = await store.findAccountById(ctx.tx, ctx.actor.accountId ?? '')
  if (!account) throw notFound('account')
  return present(account)
}

/**
 * An account that does not exist, or has no password, gets the same answer after the same work as a wrong password, and
 * is made to wait in the same way.
 */
export const enterByPassword: SignInAction<typeof signIn> = async (ctx, { email, password }, web) => {
  const tries = await beginTry(ctx, email, web)
  const account = await store.findAccountByEmail(ctx.tx, email)
  const fits = await verify(account?.passwordHash ?? (await nobodysHash), password)
  if (!account?.passwordHash || !fits) throw await tries.failed(refused('wrong_credentials', sentences))
  await tries.succeeded()
  return enter(ctx, account.id, { web, how: 'password' })
}

export const lookUpLink: Action<typeof linkPurpose> = async ({ tx, now }, { token }) => {
  const link = await store.findLink(tx, tokenHash(token), now)
  if (!link) throw refused('link_spent', sentences)
  const account = link.account_id ? await store.findAccountById(tx, link.account_id) : undefined
  return { purpose: link.purpose as store.NewLink['purpose'], name: account?.name ?? '' }
}

/** A link is one factor; in a demo, whose people have no telephones, it is the whole sign-in. */
export const enterByLink: SignInAction<typeof signInByLink> = async (ctx, { token }, web) => {
  const account = await spend(ctx, token, 'sign_in')
  return enter(ctx, account.id, { web, how: 'link', whole: await isDemo(ctx.tx) })
}

export const accept: SignInAction<typeof acceptInvitation> = async (ctx, { token, password }, web) => {
  const account = await spend(ctx, token, 'invitation')
  await choosePassword(ctx, account, password)
  return enter(ctx, account.id, { web, how: 'invitation' })
}

export const setUpFirst: SignInAction<typeof setUp> = async (ctx, input, web) => {
  const key = tokenHash(input.token)
  const link = await store.findLink(ctx.tx, key, ctx.now)
  if (link?.purpose !== 'first_administrator') throw refused('link_spent', sentences)
  if (await store.anyAccount(ctx.tx)) throw refused('already_set_up', sentences)
  if (!isTimeZone(input.timeZone)) throw refused('unknown_time_zone', sentences)
  const siteId = await openSite(ctx, { name: input.siteName, timeZone: input.timeZone })
  await ctx.tell(siteOpened, {}, { siteId, timeZone: input.timeZone })
  const { accountId } = await openStaffAccount(ctx, {
    givenName: input.givenName,
    familyName: input.familyName,
    title: '',
    email: input.email,
    siteIds: [siteId],
    roles: ['administrator', 'director'],
  })
  const account = await store.findAccountById(ctx.tx, accountId)
  if (!account) throw notFound('account')
  await choosePassword(ctx, account, input.password)
  await store.spendLink(ctx.tx, key, ctx.now)
  return enter(ctx, account.id, { web, how: 'set_up' })
}

export const choosePasswordAnew: SignInAction<typeof changePassword> = async (ctx, input, web) => {
  const { accountId, signInId } = signInOf(ctx)
  const account = await store.findAccountById(ctx.tx, accountId)
  if (!account) throw notFound('account')
  if (account.passwordHash) {
    const tries = await beginTry(ctx, account.email, web)
    if (!(await verify(account.passwordHash, input.current)))
      throw await tries.failed(refused('wrong_current', sentences))
    await tries.succeeded()
  } else await needProof(ctx)
  await choosePassword(ctx, account, input.password)
  await endOtherSignIns(ctx.tx, accountId, signInId, ctx.now)
  await ctx.tell(passwordChanged, {}, { accountId })
  return {}
}

export type NewStaffAccount = {
  givenName: string
  familyName: string
  title: string
  email: string
  siteIds: readonly string[]
  roles: readonly Role[]
}

/** Takes somebody into the staff and opens their account, without a password yet. */
export async function openStaffAccount(
  ctx: Ctx,
  person: NewStaffAccount,
): Promise<{ accountId: string; staffId: string }> {
  const staffId = await employ(ctx, person)
  const accountId = ctx.newId()
  await store.saveAccount(ctx.tx, {
    id: accountId,
    staffId,
    email: person.email,
    roles: person.roles,
    now: ctx.now,
  })
  return { accountId, staffId }
}

/** Makes a one-time link's token; only its hash is kept. @param hours until it is too old. */
export async function issueLink(
  ctx: Pick<Ctx, 'tx' | 'now'>,
  link: Pick<store.NewLink, 'accountId' | 'purpose'> & { hours: number },
): Promise<string> {
  const token = newToken()
  if (link.purpose === 'first_administrator') await store.dropFirstLinks(ctx.tx)
  await store.saveLink(ctx.tx, {
    ...link,
    hash: tokenHash(token),
    now: ctx.now,
    expiresAt: ctx.now.add({ hours: link.hours }),
  })
  return token
}

/** True until the first administrator has set up an account. */
export const isUnclaimed = async (ctx: Pick<Ctx, 'tx'>) => !(await store.anyAccount(ctx.tx))

async function spend(ctx: Ctx, token: string, purpose: store.NewLink['purpose']): Promise<store.Account> {
  const key = tokenHash(token)
  const link = await store.findLink(ctx.tx, key, ctx.now)
  const account = link?.account_id ? await store.findAccountById(ctx.tx, link.account_id) : undefined
  if (!account || link?.purpose !== purpose) throw refused('link_spent', sentences)
  await store.spendLink(ctx.tx, key, ctx.now)
  return account
}

async function choosePassword(ctx: Ctx, account: store.Account, password: string) {
  const { enough, advice } = strengthOf(password, [
    ...[account.name, account.email],
    ...account.sites.map((s) => s.name),
  ])
  if (!enough) throw refused('weak_password', sentences, { advice })
  await store.savePassword(ctx.tx, account.id, await hash(password, cost), ctx.now)
}

const present = (a: store.Account) => ({
  accountId: a.id,
  staffId: a.staffId,
  name: a.name,
  email: a.email,
  roles: a.roles,
  sites: a.sites,
  hasPassword: a.passwordHash !== null,
  can: Object.fromEntries(Object.keys(permissions).map((p) => [p, holds(a.roles, p as Permission)])),
})

function isTimeZone(zone: string): boolean {
  try {
    return Temporal.Instant.fromEpochMilliseconds(0).toZonedDateTimeISO(zone).timeZoneId !== ''
  } catch {
    return false
  }
}
