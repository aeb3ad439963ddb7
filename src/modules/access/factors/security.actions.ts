import { notFound } from '#kit/problem.ts'
import type { Action, Ctx } from '#server/door.ts'
import { findAccountById } from '../access.store.ts'
import { signInOf } from '../signIns/signIns.actions.ts'
import { findWays } from '../signIns/signIns.store.ts'
import { factorChanged, type mySecurity } from './factors.contract.ts'
import { deletePasskeys, listPasskeys } from './passkey.store.ts'
import { deleteCodes } from './recovery.store.ts'
import { deleteTotp, findTotpSince } from './totp.store.ts'

export const security: Action<typeof mySecurity> = async (ctx) => {
  const { accountId } = signInOf(ctx)
  const [ways, account] = [await findWays(ctx.tx, accountId), await findAccountById(ctx.tx, accountId)]
  if (!ways || !account) throw notFound('account')
  const passkeys = await listPasskeys(ctx.tx, accountId)
  return {
    hasPassword: ways.passwordHash !== null,
    passwordAt: account.passwordAt,
    totpSince: await findTotpSince(ctx.tx, accountId),
    passkeys: passkeys.map(({ transports: _, ...p }) => p),
    recoveryCodesLeft: ways.recoveryCodes,
    required: ways.staff,
  }
}

/** Takes all second factors away, for who has lost them: they set up new ones when they next come in. */
export async function dropAllFactors(ctx: Ctx, accountId: string) {
  await deleteTotp(ctx.tx, accountId)
  await deletePasskeys(ctx.tx, accountId)
  await deleteCodes(ctx.tx, accountId)
  await ctx.tell(factorChanged, {}, { accountId, change: 'reset' })
}
