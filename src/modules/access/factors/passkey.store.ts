import type { Tx } from '#server/db.ts'

export type Passkey = {
  id: string
  accountId: string
  publicKey: Buffer
  counter: number
  transports: string[]
}

export const listPasskeys = (tx: Tx, accountId: string) =>
  tx
    .selectFrom('passkey')
    .where('account_id', '=', accountId)
    .select(['id', 'name', 'transports', 'created_at as createdAt', 'last_used_at as lastUsedAt'])
    .orderBy('created_at')
    .execute()

/** A passkey of an account that is open, held until the transaction ends. */
export async function holdPasskey(tx: Tx, id: string): Promise<Passkey | undefined> {
  return tx
    .selectFrom('passkey as p')
    .innerJoin('account as a', 'a.id', 'p.account_id')
    .leftJoin('staff as s', 's.id', 'a.staff_id')
    .where('p.id', '=', id)
    .where('a.active', '=', true)
    .where((eb) => eb.or([eb('s.id', 'is', null), eb('s.active', '=', true)]))
    .select(['p.id', 'p.account_id as accountId', 'p.public_key as publicKey', 'p.counter', 'p.transports'])
    .forUpdate('p')
    .executeTakeFirst()
}

export async function savePasskey(tx: Tx, p: Passkey & { name: string; now: Temporal.Instant }) {
  await tx
    .insertInto('passkey')
    .values({
      id: p.id,
      account_id: p.accountId,
      public_key: p.publicKey,
      counter: p.counter,
      transports: p.transports,
      name: p.name,
      created_at: p.now,
    })
    .execute()
}

export async function savePasskeyUse(tx: Tx, id: string, counter: number, now: Temporal.Instant) {
  await tx.updateTable('passkey').set({ counter, last_used_at: now }).where('id', '=', id).execute()
}

export async function deletePasskey(tx: Tx, accountId: string, id: string): Promise<boolean> {
  const { numDeletedRows } = await tx
    .deleteFrom('passkey')
    .where('account_id', '=', accountId)
    .where('id', '=', id)
    .executeTakeFirst()
  return numDeletedRows > 0n
}

export async function deletePasskeys(tx: Tx, accountId: string) {
  await tx.deleteFrom('passkey').where('account_id', '=', accountId).execute()
}

export type AskedFor = {
  id: string
  accountId: string | null
  challenge: string
  expiresAt: Temporal.Instant
}
export async function saveChallenge(tx: Tx, c: AskedFor) {
  await tx
    .insertInto('passkey_challenge')
    .values({ id: c.id, account_id: c.accountId, challenge: c.challenge, expires_at: c.expiresAt })
    .execute()
}

/** Takes a challenge away: it is answered once. */
export async function takeChallenge(tx: Tx, id: string, now: Temporal.Instant) {
  return tx
    .deleteFrom('passkey_challenge')
    .where('id', '=', id)
    .where('expires_at', '>', now)
    .returning(['challenge', 'account_id as accountId'])
    .executeTakeFirst()
}
