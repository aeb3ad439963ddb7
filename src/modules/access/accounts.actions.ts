import { notFound, Problem, refused } from '#kit/problem.ts'
import { dayAt } from '#kit/time.ts'
import type { Action, Ctx } from '#server/door.ts'
import { grantCredential } from '../people/staff.actions.ts'
import { issueLink, openStaffAccount } from './access.actions.ts'
import { accessWords } from './access.words.ts'
import type {
  changeRoles,
  inviteStaff,
  listAccounts,
  renewInvitation,
  resetFactors,
  setActive,
} from './accounts.contract.ts'
import * as store from './accounts.store.ts'
import { dropAllFactors } from './factors/security.actions.ts'
import { needProof } from './signIns/signIns.actions.ts'

const sentences = accessWords.en.reasons
const invitationHours = 7 * 24

export const accounts: Action<typeof listAccounts> = async ({ tx, actor, now }) => ({
  accounts: await store.listStaffAccounts(tx, actor.siteIds, dayAt(now, 'UTC')),
})

export const invite: Action<typeof inviteStaff> = async (ctx, input) => {
  if (input.siteIds.some((id) => !ctx.actor.siteIds.includes(id))) throw notFound('site')
  mayGrant(ctx, input.roles)
  const { accountId, staffId } = await openStaffAccount(ctx, input)
  const { label, supervised, supervisorId } = input.credential
  if (label)
    await grantCredential(ctx, { staffId, label, supervised, supervisorId, fromOn: dayAt(ctx.now, 'UTC') })
  return invitation(ctx, accountId)
}

export const renew: Action<typeof renewInvitation> = async (ctx, { accountId }) => {
  const account = await find(ctx, accountId)
  mayGrant(ctx, account.roles)
  if (!account.active) throw refused('account_closed', sentences)
  await store.dropOpenLinks(ctx.tx, accountId)
  return invitation(ctx, accountId)
}

export const setRoles: Action<typeof changeRoles> = async (ctx, { accountId, roles }) => {
  const account = await find(ctx, accountId)
  mayGrant(ctx, [...roles, ...account.roles])
  if (!roles.includes('administrator')) await keepAnAdministrator(ctx, account)
  await store.replaceRoles(ctx.tx, accountId, roles)
  return {}
}

export const activate: Action<typeof setActive> = async (ctx, { accountId, active }) => {
  const account = await find(ctx, accountId)
  mayGrant(ctx, account.roles)
  if (!active) await keepAnAdministrator(ctx, account)
  await store.saveActive(ctx.tx, accountId, active, ctx.now)
  if (!active) await store.dropOpenLinks(ctx.tx, accountId)
  return {}
}

/** Who lost telephone and recovery codes comes in by password and sets up anew. Told by the timeline, never silently. */
export const resetSecondFactors: Action<typeof resetFactors> = async (ctx, { accountId }) => {
  const account = await find(ctx, accountId)
  mayGrant(ctx, account.roles)
  await needProof(ctx)
  await dropAllFactors(ctx, accountId)
  await store.endAllSignIns(ctx.tx, accountId, ctx.now)
  return {}
}

async function find(ctx: Ctx, accountId: string) {
  const account = await store.findStaffAccount(ctx.tx, accountId, ctx.actor.siteIds)
  if (!account) throw notFound('account')
  return account
}

/** Only an administrator makes or changes an administrator: a director could otherwise become one through a new account. */
function mayGrant({ actor }: Ctx, roles: readonly string[]) {
  if (roles.includes('administrator') && !actor.roles.includes('administrator'))
    throw new Problem('forbidden', sentences.administrators_only, { reason: 'administrators_only' })
}

async function keepAnAdministrator(ctx: Ctx, account: { id: string; roles: readonly string[] }) {
  if (account.roles.includes('administrator') && !(await store.countOtherAdministrators(ctx.tx, account.id)))
    throw refused('last_administrator', sentences)
}

const invitation = async (ctx: Ctx, accountId: string) => ({
  accountId,
  token: await issueLink(ctx, { accountId, purpose: 'invitation', hours: invitationHours }),
  expiresAt: ctx.now.add({ hours: invitationHours }),
})
