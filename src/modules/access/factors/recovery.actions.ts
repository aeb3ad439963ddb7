import { createHash, randomBytes } from 'node:crypto'
import type { Action, Ctx } from '#server/door.ts'
import { needProof, signInOf } from '../signIns/signIns.actions.ts'
import { findWays } from '../signIns/signIns.store.ts'
import { factorChanged, type newRecoveryCodes } from './factors.contract.ts'
import { plainRecoveryCode, recoveryCodeBytes, recoveryCodeFrom, recoveryCodes } from './factors.ts'
import * as store from './recovery.store.ts'

const hashOf = (code: string) => createHash('sha256').update(plainRecoveryCode(code)).digest()

/** With the first second factor come recovery codes; who has some keeps them. */
export async function firstCodes(ctx: Ctx, accountId: string): Promise<string[] | null> {
  const ways = await findWays(ctx.tx, accountId)
  return ways && ways.recoveryCodes > 0 ? null : makeCodes(ctx, accountId)
}

export const renewCodes: Action<typeof newRecoveryCodes> = async (ctx) => {
  await needProof(ctx)
  const { accountId } = signInOf(ctx)
  await ctx.tell(factorChanged, {}, { accountId, change: 'codes_made' })
  return { recoveryCodes: await makeCodes(ctx, accountId) }
}

/** Uses up a recovery code. @returns whether it was good */
export async function spendRecoveryCode(ctx: Ctx, accountId: string, typed: string): Promise<boolean> {
  const good = await store.spendCode(ctx.tx, accountId, hashOf(typed), ctx.now)
  if (good) await ctx.tell(factorChanged, {}, { accountId, change: 'recovery_used' })
  return good
}

async function makeCodes(ctx: Ctx, accountId: string): Promise<string[]> {
  const codes: string[] = []
  while (codes.length < recoveryCodes) {
    const code = recoveryCodeFrom(randomBytes(recoveryCodeBytes))
    if (plainRecoveryCode(code).length === 16) codes.push(code)
  }
  await store.replaceCodes(ctx.tx, accountId, codes.map(hashOf), ctx.now)
  return codes
}
