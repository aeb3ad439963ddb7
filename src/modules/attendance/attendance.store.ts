import { sql } from 'kysely'
import type { SessionKind } from '#modules/program/program.ts'
import type { Tx } from '#server/db.ts'
import type { Ctx } from '#server/door.ts'
import { visibleClients } from '#server/visible.ts'
import type { Delivery, Mark } from './attendance.ts'
import type { Change, Seated } from './roster.ts'

export type DeliverySession = Delivery & { id: string; siteId: string }

const asDelivery = (r: {
  id: string
  siteId: string
  startsAt: Temporal.Instant
  endsAt: Temporal.Instant
  status: string
  closedAt: Temporal.Instant | null
  actualStartedAt: Temporal.Instant | null
  actualEndedAt: Temporal.Instant | null
}): DeliverySession => {
  const { status, ...rest } = r
  return { ...rest, cancelled: status === 'cancelled' }
}

const deliveries = ({ tx, actor }: Pick<Ctx, 'tx' | 'actor'>, sessionId: string) =>
  tx
    .selectFrom('session as s')
    .where('s.id', '=', sessionId)
    .where('s.site_id', 'in', actor.siteIds)
    .select([
      's.id',
      's.site_id as siteId',
      's.starts_at as startsAt',
      's.ends_at as endsAt',
      's.status',
      's.roster_closed_at as closedAt',
      's.actual_started_at as actualStartedAt',
      's.actual_ended_at as actualEndedAt',
    ])

/** The session, held until the transaction ends: markings of one session wait for each other, and seats wait for them. */
export async function lockDelivery(ctx: Ctx, sessionId: string): Promise<DeliverySession | undefined> {
  const row = await deliveries(ctx, sessionId).forNoKeyUpdate().executeTakeFirst()
  return row && asDelivery(row)
}

export type RosterEntry = Seated & {
  givenName: string
  familyName: string
  preferredName: string
  pronouns: string
  isMakeUp: boolean
  changeReason: string | null
}

/** Everybody with a seat; in a cancelled session those who had one when it was cancelled. */
export async function listRoster(
  ctx: Ctx,
  session: { id: string; cancelled: boolean },
): Promise<RosterEntry[]> {
  const rows = await ctx.tx
    .selectFrom('seat')
    .innerJoin('client', 'client.id', 'seat.client_id')
    .leftJoin('attendance as a', (on) =>
      on.onRef('a.session_id', '=', 'seat.session_id').onRef('a.client_id', '=', 'seat.client_id'),
    )
    .where('seat.session_id', '=', session.id)
    .where('seat.status', 'in', session.cancelled ? ['taken', 'program_cancelled'] : ['taken'])
    .where('seat.client_id', 'in', visibleClients(ctx))
    .select([
      'seat.client_id as clientId',
      'client.given_name as givenName',
      'client.family_name as familyName',
      'client.preferred_name as preferredName',
      'client.pronouns',
      sql<boolean>`seat.make_up_for is not null`.as('isMakeUp'),
      sql<Mark | null>`a.mark`.as('mark'),
      sql<number>`coalesce(a.minutes, 0)`.as('minutes'),
      sql<number>`coalesce(a.version, 0)`.as('version'),
      'a.change_reason as changeReason',
    ])
    .orderBy('client.family_name')
    .orderBy('client.given_name')
    .orderBy('client.id')
    .execute()
  return rows
}

/** All marks of one command in one statement; the audit gets one row each, by its trigger. */
export async function saveMarks(
  tx: Tx,
  sessionId: string,
  changes: readonly Change[],
  by: { at: Temporal.Instant; accountId: string; changeReason: string | null },
) {
  const rows = changes.map((c) => ({ client_id: c.clientId, mark: c.mark, minutes: c.minutes }))
  await sql`
    insert into attendance (session_id, client_id, mark, minutes, marked_at, marked_by, change_reason)
    select ${sessionId}, m.client_id, m.mark, m.minutes, ${by.at}, ${by.accountId}, ${by.changeReason}
    from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as m(client_id uuid, mark text, minutes int)
    on conflict (session_id, client_id) do update set
      mark = excluded.mark, minutes = excluded.minutes, marked_at = excluded.marked_at, marked_by = excluded.marked_by,
      change_reason = excluded.change_reason, version = attendance.version + 1`.execute(tx)
}

/** The session as its roster shows it. */
export async function findRosterSession(ctx: Ctx, sessionId: string) {
  const row = await deliveries(ctx, sessionId)
    .leftJoin('room', 'room.id', 's.room_id')
    .select([
      's.name',
      sql<SessionKind>`s.kind`.as('kind'),
      's.local_on as localOn',
      's.by_video as byVideo',
      's.capacity',
      's.cancelled_reason as cancelledReason',
      'room.name as roomName',
      sql<string[]>`array(
        select p.given_name || ' ' || p.family_name from session_staff ss join staff p on p.id = ss.staff_id
        where ss.session_id = s.id and ss.active order by ss.role desc, p.family_name)`.as('staff'),
    ])
    .executeTakeFirst()
  if (!row) return undefined
  const { name, kind, localOn, byVideo, capacity, cancelledReason, roomName, staff, ...delivery } = row
  return {
    ...asDelivery(delivery),
    view: { name, kind, localOn, byVideo, capacity, cancelledReason, roomName, staff },
  }
}
