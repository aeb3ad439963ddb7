import type { Tx } from '#server/db.ts'

export type Totp = { secret: string | null; nextSecret: string | null; lastStep: number }

/** The app of an account, held until the transaction ends: one code is taken once, also by two requests at a time. */
export async function holdTotp(tx: Tx, accountId: string): Promise<Totp | undefined> {
  return tx
    .selectFrom('totp')
    .where('account_id', '=', accountId)
    .select(['secret', 'next_secret as nextSecret', 'last_step as lastStep'])
    .forUpdate()
    .executeTakeFirst()
}

export async function saveNextSecret(tx: Tx, accountId: string, nextSecret: string) {
  await tx
    .insertInto('totp')
    .values({ account_id: accountId, next_secret: nextSecret })
    .onConflict((c) => c.column('account_id').doUpdateSet({ next_secret: nextSecret }))
    .execute()
}

export async function confirmSecret(
  tx: Tx,
  accountId: string,
  { secret, step, now }: { secret: string; step: number; now: Temporal.Instant },
) {
  await tx
    .updateTable('totp')
    .set({ secret, next_secret: null, last_step: step, confirmed_at: now })
    .where('account_id', '=', accountId)
    .execute()
}

/** A code of this step was used, and with it all before. @param secret sealed anew where its key is an old one */
export async function saveStep(tx: Tx, accountId: string, step: number, secret: string) {
  await tx.updateTable('totp').set({ last_step: step, secret }).where('account_id', '=', accountId).execute()
}

export async function findTotpSince(tx: Tx, accountId: string): Promise<Temporal.Instant | null> {
  const row = await tx
    .selectFrom('totp')
    .where('account_id', '=', accountId)
    .select('confirmed_at as since')
    .executeTakeFirst()
  return row?.since ?? null
}

export async function deleteTotp(tx: Tx, accountId: string) {
  await tx.deleteFrom('totp').where('account_id', '=', accountId).execute()
}
