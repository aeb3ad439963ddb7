import { createHash, randomBytes } from 'node:crypto'
import { sql } from 'kysely'
import type { Role } from '#modules/access/access.ts'
import type { Db } from './db.ts'
import type { Actor } from './door.ts'
import { together } from './together.ts'

export const cookieName = 'footbridge'
/** Signed in for at most this long; inactivity ends it sooner. */
export const sessionHours = 12
const idleMinutes = 60

export type Authenticate = (token: string | undefined) => Promise<Actor | null>

export const newToken = () => randomBytes(32).toString('base64url')
export const tokenHash = (token: string) => createHash('sha256').update(token).digest()

type Row = {
  token: Buffer
  account_id: string
  staff_id: string | null
  client_id: string | null
  name: string | null
  roles: Role[]
  site_ids: string[]
  last_seen_at: Temporal.Instant
}

/**
 * Who holds this token, with roles and sites as they are now: nothing is cached, so that a role change takes effect on
 * the next request. One statement for all who come at the same moment.
 */
export function authenticator(db: Db, now: () => Temporal.Instant): Authenticate {
  const find = together((hashes: readonly Buffer[]) => findSignIns(db, now(), hashes))
  return async (token) => {
    if (!token) return null
    const hash = tokenHash(token)
    const row = await find(hash)
    if (!row) return null
    const at = now()
    if (row.last_seen_at.until(at).total('seconds') > 60)
      await sql`update web_session set last_seen_at = ${at} where token_sha256 = ${hash}`.execute(db)
    return {
      accountId: row.account_id,
      staffId: row.staff_id,
      clientId: row.client_id,
      name: row.name ?? '',
      roles: row.roles,
      siteIds: row.site_ids,
    }
  }
}

/** @returns for each token its sign-in while it lasts. */
async function findSignIns(db: Db, at: Temporal.Instant, hashes: readonly Buffer[]) {
  const { rows } = await sql<Row>`
    select w.token_sha256 as token, a.id as account_id, a.staff_id, a.client_id, w.last_seen_at,
           coalesce(s.given_name || ' ' || s.family_name, c.given_name || ' ' || c.family_name, a.email) as name,
           array(select role from account_role r where r.account_id = a.id) as roles,
           array(select site_id from staff_site ss where ss.staff_id = a.staff_id) as site_ids
    from web_session w
    join account a on a.id = w.account_id and a.active
    left join staff s on s.id = a.staff_id
    left join client c on c.id = a.client_id
    where w.token_sha256 = any(${hashes}) and w.revoked_at is null and w.expires_at > ${at}
      and w.last_seen_at > ${at.subtract({ minutes: idleMinutes })} and coalesce(s.active, true)`.execute(db)
  return hashes.map((hash) => rows.find((r) => r.token.equals(hash)))
}
