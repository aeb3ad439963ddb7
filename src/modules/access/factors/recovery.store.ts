import type { Tx } from '#server/db.ts'

/** New codes; the old ones are gone. */
export async function replaceCodes(
  tx: Tx,
  accountId: string,
  hashes: readonly Buffer[],
  now: Temporal.Instant,
) {
  await deleteCodes(tx, accountId)
  await tx
    .insertInto('recovery_code')
    .values(hashes.map((hash) => ({ code_sha256: hash, account_id: accountId, created_at: now })))
    .execute()
}

/** @returns whether it was there and unused: it is used now. */
export async function spendCode(tx: Tx, accountId: string, hash: Buffer, now: Temporal.Instant) {
  const { numUpdatedRows } = await tx
    .updateTable('recovery_code')
    .set({ used_at: now })
    .where('account_id', '=', accountId)
    .where('code_sha256', '=', hash)
    .where('used_at', 'is', null)
    .executeTakeFirst()
  return numUpdatedRows > 0n
}

export async function deleteCodes(tx: Tx, accountId: string) {
  await tx.deleteFrom('recovery_code').where('account_id', '=', accountId).execute()
}
