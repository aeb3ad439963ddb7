import { sql } from 'kysely'
import type { Tx } from '#server/db.ts'
import type { Role } from './access.ts'

export type Account = {
  id: string
  staffId: string | null
  name: string
  email: string
  passwordHash: string | null
  passwordAt: Temporal.Instant | null
  roles: Role[]
  sites: { id: string; name: string; timeZone: string }[]
}

type AccountRow = Omit<Account, 'sites'> & { sites: Account['sites'] | null }

async function findAccount(tx: Tx, where: ReturnType<typeof sql>): Promise<Account | undefined> {
  const { rows } = await sql<AccountRow>`
    select a.id, a.staff_id as "staffId", a.email, a.password_hash as "passwordHash", a.password_at as "passwordAt",
           coalesce(s.given_name || ' ' || s.family_name, a.email) as name,
           array(select role from account_role r where r.account_id = a.id order by role) as roles,
           (select json_agg(json_build_object('id', site.id, 'name', site.name, 'timeZone', site.time_zone) order by site.name)
            from staff_site ss join site on site.id = ss.site_id where ss.staff_id = a.staff_id) as sites
    from account a left join staff s on s.id = a.staff_id
    where a.active and coalesce(s.active, true) and ${where}`.execute(tx)
  const row = rows[0]
  return row && { ...row, sites: row.sites ?? [] }
}

export const findAccountById = (tx: Tx, id: string) => findAccount(tx, sql`a.id = ${id}`)
export const findAccountByEmail = (tx: Tx, email: string) => findAccount(tx, sql`a.email = ${email}`)

export const findLink = (tx: Tx, hash: Buffer, now: Temporal.Instant) =>
  tx
    .selectFrom('one_time_link')
    .select(['account_id', 'purpose'])
    .where('token_sha256', '=', hash)
    .where('used_at', 'is', null)
    .where('expires_at', '>', now)
    .forUpdate()
    .executeTakeFirst()

export async function spendLink(tx: Tx, hash: Buffer, now: Temporal.Instant) {
  await tx.updateTable('one_time_link').set({ used_at: now }).where('token_sha256', '=', hash).execute()
}

export type NewLink = {
  hash: Buffer
  accountId: string | null
  purpose: 'first_administrator' | 'invitation' | 'sign_in'
  now: Temporal.Instant
  expiresAt: Temporal.Instant
}
export async function saveLink(tx: Tx, link: NewLink) {
  await tx
    .insertInto('one_time_link')
    .values({
      token_sha256: link.hash,
      account_id: link.accountId,
      purpose: link.purpose,
      created_at: link.now,
      expires_at: link.expiresAt,
    })
    .execute()
}

/** A new link for the first administrator replaces the older ones: one way in, never several. */
export async function dropFirstLinks(tx: Tx) {
  await tx.deleteFrom('one_time_link').where('purpose', '=', 'first_administrator').execute()
}

export async function anyAccount(tx: Tx): Promise<boolean> {
  return (await tx.selectFrom('account').select('id').limit(1).executeTakeFirst()) !== undefined
}

export async function savePassword(tx: Tx, accountId: string, passwordHash: string, now: Temporal.Instant) {
  await tx
    .updateTable('account')
    .set({ password_hash: passwordHash, password_at: now })
    .where('id', '=', accountId)
    .execute()
}

export type NewAccount = {
  id: string
  staffId: string
  email: string
  roles: readonly Role[]
  now: Temporal.Instant
}
export async function saveAccount(tx: Tx, a: NewAccount) {
  await tx
    .insertInto('account')
    .values({ id: a.id, staff_id: a.staffId, email: a.email, created_at: a.now })
    .execute()
  await tx
    .insertInto('account_role')
    .values(a.roles.map((role) => ({ account_id: a.id, role })))
    .execute()
}
