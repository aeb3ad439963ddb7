import { sql } from 'kysely'
import type { Role } from '#modules/access/access.ts'
import type { Tx } from '#server/db.ts'
import type { Actor, Ctx } from '#server/door.ts'

export async function findTimes({ tx, actor }: Pick<Ctx, 'tx' | 'actor'>, sessionId: string) {
  return tx
    .selectFrom('session')
    .where('id', '=', sessionId)
    .where('site_id', 'in', actor.siteIds)
    .where('status', '<>', 'cancelled')
    .select('ends_at as endsAt')
    .executeTakeFirst()
}

type NewKiosk = {
  hash: Buffer
  accountId: string
  sessionId: string
  now: Temporal.Instant
  until: Temporal.Instant
}
export async function saveKiosk(tx: Tx, k: NewKiosk) {
  await tx
    .insertInto('kiosk')
    .values({
      token_sha256: k.hash,
      account_id: k.accountId,
      session_id: k.sessionId,
      created_at: k.now,
      expires_at: k.until,
    })
    .execute()
}

export type Tablet = { sessionId: string; timeZone: string; opener: Actor }

/** The session a tablet shows, and who opened it, with roles and sites as they are now. */
export async function findTablet(tx: Tx, hash: Buffer, at: Temporal.Instant): Promise<Tablet | undefined> {
  const { rows } = await sql<{
    sessionId: string
    timeZone: string
    accountId: string
    staffId: string | null
    name: string
    roles: Role[]
    siteIds: string[]
  }>`
    select k.session_id as "sessionId", site.time_zone as "timeZone", a.id as "accountId", a.staff_id as "staffId",
           s.given_name || ' ' || s.family_name as name,
           array(select role from account_role r where r.account_id = a.id) as roles,
           array(select ss.site_id from staff_site ss where ss.staff_id = a.staff_id) as "siteIds"
    from kiosk k join account a on a.id = k.account_id and a.active
    join staff s on s.id = a.staff_id and s.active
    join session on session.id = k.session_id join site on site.id = session.site_id
    where k.token_sha256 = ${hash} and k.ended_at is null and k.expires_at > ${at}`.execute(tx)
  const row = rows[0]
  if (!row) return undefined
  const { sessionId, timeZone, ...opener } = row
  return { sessionId, timeZone, opener: { ...opener, clientId: null } }
}

export async function endTablet(tx: Tx, hash: Buffer, now: Temporal.Instant) {
  await tx.updateTable('kiosk').set({ ended_at: now }).where('token_sha256', '=', hash).execute()
}
