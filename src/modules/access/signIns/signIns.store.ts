import { sql } from 'kysely'
import type { Tx } from '#server/db.ts'

export type NewSignIn = {
  id: string
  hash: Buffer
  accountId: string
  now: Temporal.Instant
  expiresAt: Temporal.Instant
  wholeAt: Temporal.Instant | null
  device: string
  address: string
}
export async function saveSignIn(tx: Tx, s: NewSignIn) {
  await tx
    .insertInto('web_session')
    .values({
      id: s.id,
      token_sha256: s.hash,
      account_id: s.accountId,
      created_at: s.now,
      last_seen_at: s.now,
      expires_at: s.expiresAt,
      whole_at: s.wholeAt,
      proved_at: s.now,
      device: s.device,
      address: s.address,
    })
    .execute()
}

/** Both factors were given. */
export async function completeSignIn(tx: Tx, id: string, now: Temporal.Instant) {
  await tx
    .updateTable('web_session')
    .set({ whole_at: now, proved_at: now, last_seen_at: now })
    .where('id', '=', id)
    .execute()
}

export async function lockSignIn(tx: Tx, id: string, now: Temporal.Instant) {
  await tx
    .updateTable('web_session')
    .set({ locked_at: now })
    .where('id', '=', id)
    .where('locked_at', 'is', null)
    .execute()
}

/** Unlocked, and its person has just shown that it is them. */
export async function unlockSignIn(tx: Tx, id: string, now: Temporal.Instant) {
  await tx
    .updateTable('web_session')
    .set({ locked_at: null, proved_at: now, last_seen_at: now })
    .where('id', '=', id)
    .execute()
}

export async function findProof(tx: Tx, id: string): Promise<Temporal.Instant | null> {
  const row = await tx.selectFrom('web_session').select('proved_at').where('id', '=', id).executeTakeFirst()
  return row?.proved_at ?? null
}

export async function endSignInOf(tx: Tx, accountId: string, id: string, now: Temporal.Instant) {
  const { numUpdatedRows } = await tx
    .updateTable('web_session')
    .set({ revoked_at: now })
    .where('account_id', '=', accountId)
    .where('id', '=', id)
    .where('revoked_at', 'is', null)
    .executeTakeFirst()
  return numUpdatedRows > 0n
}

/** @returns how many were ended. */
export async function endOtherSignIns(tx: Tx, accountId: string, keep: string, now: Temporal.Instant) {
  const { numUpdatedRows } = await tx
    .updateTable('web_session')
    .set({ revoked_at: now })
    .where('account_id', '=', accountId)
    .where('id', '<>', keep)
    .where('revoked_at', 'is', null)
    .where('expires_at', '>', now)
    .executeTakeFirst()
  return Number(numUpdatedRows)
}

export async function revokeByToken(tx: Tx, hash: Buffer, now: Temporal.Instant) {
  await tx
    .updateTable('web_session')
    .set({ revoked_at: now })
    .where('token_sha256', '=', hash)
    .where('revoked_at', 'is', null)
    .execute()
}

export const listSignIns = (tx: Tx, accountId: string, now: Temporal.Instant) =>
  tx
    .selectFrom('web_session')
    .where('account_id', '=', accountId)
    .where('revoked_at', 'is', null)
    .where('expires_at', '>', now)
    .select(['id', 'device', 'address', 'created_at as since', 'last_seen_at as lastSeenAt'])
    .select(sql<boolean>`locked_at is not null`.as('locked'))
    .orderBy('last_seen_at', 'desc')
    .execute()

export type Ways = {
  name: string
  email: string
  staff: boolean
  passwordHash: string | null
  totp: boolean
  passkeys: number
  recoveryCodes: number
  demo: boolean
}

/** How an account can come in. */
export async function findWays(tx: Tx, accountId: string): Promise<Ways | undefined> {
  const { rows } = await sql<Ways>`
    select coalesce(s.given_name || ' ' || s.family_name, c.given_name || ' ' || c.family_name, a.email) as name,
           a.email, a.staff_id is not null as staff, a.password_hash as "passwordHash",
           exists (select from totp t where t.account_id = a.id and t.confirmed_at is not null) as totp,
           (select count(*) from passkey p where p.account_id = a.id) as passkeys,
           (select count(*) from recovery_code r where r.account_id = a.id and r.used_at is null) as "recoveryCodes",
           (select demo from installation) as demo
    from account a left join staff s on s.id = a.staff_id left join client c on c.id = a.client_id
    where a.id = ${accountId}`.execute(tx)
  return rows[0]
}

export async function isDemo(tx: Tx): Promise<boolean> {
  return (await tx.selectFrom('installation').select('demo').executeTakeFirst())?.demo ?? false
}
