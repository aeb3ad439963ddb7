import { createHash, randomBytes } from 'node:crypto'
import { sql } from 'kysely'
import { type Halfway, type Role, seesWholeSite } from '#modules/access/access.ts'
import type { Db } from './db.ts'
import type { Actor } from './door.ts'
import { together } from './together.ts'

export const cookieName = 'footbridge'
/** Signed in for at most this long; before that, idleness locks. */
export const sessionHours = 12
/** How finely it is kept when somebody last did something, in seconds. */
const grain = 30

/** What a caller shows. `idle`: the browser asks by itself, nobody does anything there. */
export type Presented = { cookie?: string | undefined; idle?: boolean }
export type Authenticate = (presented: Presented) => Promise<Actor | null>

export const newToken = () => randomBytes(32).toString('base64url')
export const tokenHash = (token: string) => createHash('sha256').update(token).digest()

type Person = {
  account_id: string
  staff_id: string | null
  client_id: string | null
  name: string | null
  roles: Role[]
  site_ids: string[]
  team_site_ids: string[]
  opened_client_ids: string[]
}
type SignIn = Person & {
  token: Buffer
  sign_in_id: string
  last_seen_at: Temporal.Instant
  locked: boolean
  whole: boolean
  has_factor: boolean
}

/**
 * Who presents this, with roles, sites and visible clients as they are now: nothing is cached, so that a role change
 * takes effect on the next request. One statement for all who come at the same moment.
 */
export function authenticator(db: Db, now: () => Temporal.Instant, idleMinutes = 15): Authenticate {
  const find = together((hashes: readonly Buffer[]) => findSignIns(db, now(), hashes))
  return async ({ cookie, idle = false }) => {
    if (!cookie) return null
    const [hash, at] = [tokenHash(cookie), now()]
    const row = await find(hash)
    if (!row) return null
    const unseen = row.last_seen_at.until(at).total('seconds')
    const idledOut = unseen >= idleMinutes * 60
    // A sign-in that was never finished is not kept for whoever comes by next.
    if (idledOut && !row.whole) return null
    const halfway = lacking(row, idledOut)
    if (halfway) return { ...nameOf(row), roles: [], siteIds: [], signInId: row.sign_in_id, halfway }
    if (!idle && unseen > grain)
      await sql`update web_session set last_seen_at = ${at} where token_sha256 = ${hash}`.execute(db)
    return {
      ...nameOf(row),
      roles: row.roles,
      siteIds: row.site_ids,
      signInId: row.sign_in_id,
      ...(row.team_site_ids.length && !seesWholeSite(row.roles) ? { teamSiteIds: row.team_site_ids } : {}),
      ...(row.opened_client_ids.length ? { openedClientIds: row.opened_client_ids } : {}),
    }
  }
}

function lacking(row: SignIn, idledOut: boolean): Halfway | null {
  if (!row.whole) return row.has_factor ? 'second_factor' : 'set_up'
  return row.locked || idledOut ? 'locked' : null
}

const nameOf = (row: Person) => ({
  accountId: row.account_id,
  staffId: row.staff_id,
  clientId: row.client_id,
  name: row.name ?? '',
})

/** @returns for each token its sign-in while it lasts. */
async function findSignIns(db: Db, at: Temporal.Instant, hashes: readonly Buffer[]) {
  const { rows } = await sql<SignIn>`
    select w.token_sha256 as token, a.id as account_id, a.staff_id, a.client_id, w.id as sign_in_id, w.last_seen_at,
           w.locked_at is not null as locked, w.whole_at is not null as whole,
           w.whole_at is null and (
             exists (select from totp t where t.account_id = a.id and t.confirmed_at is not null)
             or exists (select from passkey p where p.account_id = a.id)) as has_factor,
           coalesce(s.given_name || ' ' || s.family_name, c.given_name || ' ' || c.family_name, a.email) as name,
           array(select role from account_role r where r.account_id = a.id) as roles,
           array(select site_id from staff_site ss where ss.staff_id = a.staff_id) as site_ids,
           array(select ss.site_id from staff_site ss join site on site.id = ss.site_id
                 where ss.staff_id = a.staff_id and site.visibility = 'care_team') as team_site_ids,
           array(select b.client_id from break_glass b
                 where b.account_id = a.id and b.until_at > ${at}) as opened_client_ids
    from web_session w
    join account a on a.id = w.account_id and a.active
    left join staff s on s.id = a.staff_id
    left join client c on c.id = a.client_id
    where w.token_sha256 = any(${hashes}) and w.revoked_at is null and w.expires_at > ${at}
      and coalesce(s.active, true)`.execute(db)
  return hashes.map((hash) => rows.find((r) => r.token.equals(hash)))
}
