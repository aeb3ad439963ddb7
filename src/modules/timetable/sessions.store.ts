import { sql } from 'kysely'
import type { Purpose, SessionKind, Track } from '#modules/program/program.ts'
import type { Tx } from '#server/db.ts'
import type { Ctx } from '#server/door.ts'
import { visibleClients } from '#server/visible.ts'
import type { CancelReason, Exemption, SeatStatus, SessionStatus } from './timetable.ts'

type Person = { id: string; name: string }

const leading = (role: 'lead' | 'co_lead') =>
  sql<Person | null>`(select jsonb_build_object('id', p.id, 'name', p.given_name || ' ' || p.family_name)
    from session_staff w join staff p on p.id = w.staff_id
    where w.session_id = s.id and w.role = ${sql.lit(role)} and (w.active or s.status = 'cancelled')
    order by w.active desc limit 1)`

/** Sessions as screens show them. Enumerated columns are checked by their constraints; the types state them. */
export const sessionViews = (tx: Tx) =>
  tx
    .selectFrom('session as s')
    .leftJoin('program_group as g', 'g.id', 's.group_id')
    .leftJoin('room as r', 'r.id', 's.room_id')
    .select([
      's.id',
      's.site_id as siteId',
      's.group_id as groupId',
      's.name',
      sql<SessionKind>`s.kind`.as('kind'),
      's.modality',
      sql<Purpose[]>`s.counts_toward`.as('countsToward'),
      sql<Track | null>`g.track`.as('track'),
      sql<string[]>`coalesce(g.stages, '{}')`.as('stages'),
      's.starts_at as startsAt',
      's.ends_at as endsAt',
      's.local_on as localOn',
      sql<Person | null>`case when r.id is not null then jsonb_build_object('id', r.id, 'name', r.name) end`.as(
        'room',
      ),
      's.by_video as byVideo',
      leading('lead').as('lead'),
      leading('co_lead').as('coLead'),
      sql<SessionStatus>`s.status`.as('status'),
      sql<CancelReason | null>`s.cancelled_reason`.as('cancelledReason'),
      's.capacity',
      sql<Exemption | null>`s.capacity_exempt_reason`.as('exemption'),
      's.seats_taken as seatsTaken',
      's.version',
    ])

export const listSessions = (tx: Tx, siteId: string, from: Temporal.PlainDate, until: Temporal.PlainDate) =>
  sessionViews(tx)
    .where('s.site_id', '=', siteId)
    .where('s.local_on', '>=', from)
    .where('s.local_on', '<', until)
    .orderBy('s.starts_at')
    .orderBy('s.name')
    .orderBy('s.id')
    .execute()

export const findSession = (tx: Tx, id: string, siteIds: readonly string[]) =>
  sessionViews(tx).where('s.id', '=', id).where('s.site_id', 'in', siteIds).executeTakeFirst()

export const listSeatsOf = (ctx: Ctx, sessionId: string) =>
  ctx.tx
    .selectFrom('seat')
    .innerJoin('client as c', 'c.id', 'seat.client_id')
    .select([
      'c.id as clientId',
      'c.given_name as givenName',
      'c.preferred_name as preferredName',
      'c.family_name as familyName',
      sql<SeatStatus>`seat.status`.as('status'),
      sql<boolean>`seat.make_up_for is not null`.as('makeUp'),
    ])
    .where('seat.session_id', '=', sessionId)
    .where('seat.client_id', 'in', visibleClients(ctx))
    .orderBy('c.family_name')
    .orderBy('c.given_name')
    .orderBy('c.id')
    .execute()

/** One session held for a change, with how many marks its roster has. */
export const lockSession = (tx: Tx, id: string, siteIds: readonly string[]) =>
  tx
    .selectFrom('session as s')
    .select([
      's.id',
      's.site_id as siteId',
      's.group_id as groupId',
      sql<SessionStatus>`s.status`.as('status'),
      's.starts_at as startsAt',
      's.ends_at as endsAt',
      's.local_on as localOn',
      sql<SessionKind>`s.kind`.as('kind'),
      's.seats_taken as seatsTaken',
      's.version',
      sql<number>`(select count(*)::int from attendance a where a.session_id = s.id and a.mark is not null)`.as(
        'marks',
      ),
      sql<string | null>`(select w.staff_id from session_staff w where w.session_id = s.id and w.role = 'lead'
        order by w.active desc limit 1)`.as('leadId'),
    ])
    .where('s.id', '=', id)
    .where('s.site_id', 'in', siteIds)
    .forUpdate()
    .executeTakeFirst()
