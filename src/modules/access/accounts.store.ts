import { sql } from 'kysely'
import type { Tx } from '#server/db.ts'
import { staffRoles } from './access.ts'

type StaffRole = (typeof staffRoles)[number]

export type StaffAccount = {
  accountId: string
  staffId: string
  name: string
  title: string
  email: string
  roles: StaffRole[]
  credential: { label: string; supervised: boolean } | null
  active: boolean
  joined: boolean
  lastSeenAt: Temporal.Instant | null
}

/** Accounts of staff who share a site with these sites, by name. */
export async function listStaffAccounts(
  tx: Tx,
  siteIds: readonly string[],
  on: Temporal.PlainDate,
): Promise<StaffAccount[]> {
  const { rows } = await sql<StaffAccount>`
    select a.id as "accountId", s.id as "staffId", s.given_name || ' ' || s.family_name as name, s.title, a.email,
           array(select role from account_role r where r.account_id = a.id and r.role = any(${staffRoles}) order by role) as roles,
           (select json_build_object('label', c.label, 'supervised', c.supervised) from credential c
            where c.staff_id = s.id and c.from_on <= ${on} and (c.until_on is null or c.until_on >= ${on})
            order by c.from_on desc limit 1) as credential,
           a.active, a.password_hash is not null as joined,
           (select max(w.last_seen_at) from web_session w where w.account_id = a.id) as "lastSeenAt"
    from account a join staff s on s.id = a.staff_id
    where exists (select from staff_site ss where ss.staff_id = s.id and ss.site_id = any(${siteIds}::uuid[]))
    order by a.active desc, s.family_name, s.given_name`.execute(tx)
  return rows
}

/** An account of one of these sites' staff, locked for the change. */
export async function findStaffAccount(tx: Tx, accountId: string, siteIds: readonly string[]) {
  const { rows } = await sql<{ id: string; staffId: string; active: boolean; roles: StaffRole[] }>`
    select a.id, a.staff_id as "staffId", a.active,
           array(select role from account_role r where r.account_id = a.id) as roles
    from account a
    where a.id = ${accountId}
      and exists (select from staff_site ss where ss.staff_id = a.staff_id and ss.site_id = any(${siteIds}::uuid[]))
    for update of a`.execute(tx)
  return rows[0]
}

export async function replaceRoles(tx: Tx, accountId: string, roles: readonly StaffRole[]) {
  await tx
    .deleteFrom('account_role')
    .where('account_id', '=', accountId)
    .where('role', 'not in', roles)
    .execute()
  await tx
    .insertInto('account_role')
    .values(roles.map((role) => ({ account_id: accountId, role })))
    .onConflict((c) => c.doNothing())
    .execute()
}

export async function saveActive(tx: Tx, accountId: string, active: boolean, now: Temporal.Instant) {
  await tx.updateTable('account').set({ active }).where('id', '=', accountId).execute()
  if (!active) await endAllSignIns(tx, accountId, now)
}

export async function endAllSignIns(tx: Tx, accountId: string, now: Temporal.Instant) {
  await tx
    .updateTable('web_session')
    .set({ revoked_at: now })
    .where('account_id', '=', accountId)
    .where('revoked_at', 'is', null)
    .execute()
}

/** Links that were handed out before a new one is made are worth nothing any more. */
export async function dropOpenLinks(tx: Tx, accountId: string) {
  await tx
    .deleteFrom('one_time_link')
    .where('account_id', '=', accountId)
    .where('used_at', 'is', null)
    .execute()
}

/** Active administrators at these sites besides one account: the last one may not lock everybody out. */
export async function countOtherAdministrators(tx: Tx, accountId: string): Promise<number> {
  const { rows } = await sql<{ n: number }>`
    select count(*) as n from account a join account_role r on r.account_id = a.id
    where r.role = 'administrator' and a.active and a.id <> ${accountId}`.execute(tx)
  return rows[0]?.n ?? 0
}
