import { sql } from 'kysely'
import type { Track } from '#modules/program/program.ts'
import type { Tx } from '#server/db.ts'
import type { Ctx } from '#server/door.ts'
import { visibleClients } from '#server/visible.ts'
import type { SeatStatus, SessionStatus } from './timetable.ts'

/** The client with what decides where they may sit; held, so that their seats are taken one command after the other. */
export async function lockClient(ctx: Ctx, clientId: string) {
  const row = await ctx.tx
    .selectFrom('client as c')
    .innerJoin('site', 'site.id', 'c.site_id')
    .leftJoin('episode as e', (on) => on.onRef('e.client_id', '=', 'c.id').on('e.discharged_on', 'is', null))
    .leftJoin('week_preference as w', 'w.client_id', 'c.id')
    .select([
      'c.id',
      'c.site_id as siteId',
      'site.time_zone as timeZone',
      sql<boolean>`coalesce(w.by_video_allowed, false)`.as('videoAllowed'),
      'e.stage',
      sql<Track | null>`e.track`.as('track'),
      'e.admitted_on as admittedOn',
    ])
    .where('c.id', '=', clientId)
    .where('c.id', 'in', visibleClients(ctx))
    .forNoKeyUpdate('c')
    .executeTakeFirst()
  if (!row) return undefined
  const { stage, track, admittedOn, ...client } = row
  return { ...client, episode: stage && track && admittedOn ? { stage, track, admittedOn } : null }
}
export type SeatClient = NonNullable<Awaited<ReturnType<typeof lockClient>>>

/** Sessions in the order of their ids, held until the end: bookings wait for each other instead of deadlocking. */
export async function lockSessions(ctx: Ctx, sessionIds: readonly string[]) {
  const rows = await ctx.tx
    .selectFrom('session as s')
    .leftJoin('program_group as g', 'g.id', 's.group_id')
    .select([
      's.id',
      's.name',
      's.site_id as siteId',
      's.by_video as byVideo',
      sql<SessionStatus>`s.status`.as('status'),
      's.starts_at as startsAt',
      's.ends_at as endsAt',
      's.local_on as localOn',
      sql<boolean>`s.roster_closed_at is not null`.as('rosterClosed'),
      sql<number>`s.capacity - s.seats_taken`.as('free'),
      's.group_id as groupId',
      'g.stages',
      sql<Track | null>`g.track`.as('track'),
    ])
    .where('s.id', 'in', sessionIds)
    .where('s.site_id', 'in', ctx.actor.siteIds)
    .orderBy('s.id')
    .forUpdate('s')
    .execute()
  return rows.map(({ stages, track, ...s }) => ({ ...s, group: stages && track ? { stages, track } : null }))
}
export type SeatSession = Awaited<ReturnType<typeof lockSessions>>[number]

/** The client's taken seats that touch [from, until). */
export const listTaken = (tx: Tx, clientId: string, from: Temporal.Instant, until: Temporal.Instant) =>
  tx
    .selectFrom('seat')
    .innerJoin('session as s', 's.id', 'seat.session_id')
    .select(['s.id', 's.name', 's.starts_at as startsAt', 's.ends_at as endsAt'])
    .where('seat.client_id', '=', clientId)
    .where('seat.status', '=', 'taken')
    .where('s.starts_at', '<', until)
    .where('s.ends_at', '>', from)
    .execute()

/** All seats in one statement; a released seat is taken again. */
export async function saveSeats(
  tx: Tx,
  clientId: string,
  seats: readonly { id: string; startsAt: Temporal.Instant; endsAt: Temporal.Instant }[],
  { takenAt, makeUpFor }: { takenAt: Temporal.Instant; makeUpFor: string | null },
) {
  await tx
    .insertInto('seat')
    .values(
      seats.map((s) => ({
        session_id: s.id,
        client_id: clientId,
        during: sql<string>`tstzrange(${s.startsAt}::timestamptz, ${s.endsAt}::timestamptz)`,
        taken_at: takenAt,
        make_up_for: makeUpFor,
      })),
    )
    .onConflict((oc) =>
      oc.columns(['session_id', 'client_id']).doUpdateSet((eb) => ({
        status: 'taken',
        taken_at: eb.ref('excluded.taken_at'),
        make_up_for: eb.ref('excluded.make_up_for'),
      })),
    )
    .execute()
}

/** The client's seats in these sessions, with what decides whether they can be given back. Sessions are held. */
export const lockSeats = (ctx: Ctx, clientId: string, sessionIds: readonly string[]) =>
  ctx.tx
    .selectFrom('session as s')
    .innerJoin('seat', 'seat.session_id', 's.id')
    .select([
      's.id',
      's.name',
      's.starts_at as startsAt',
      sql<SeatStatus>`seat.status`.as('status'),
      sql<boolean>`exists (select from attendance a where a.session_id = s.id and a.client_id = seat.client_id and a.mark is not null)`.as(
        'marked',
      ),
    ])
    .where('s.id', 'in', sessionIds)
    .where('seat.client_id', '=', clientId)
    .where('seat.client_id', 'in', visibleClients(ctx))
    .orderBy('s.id')
    .forUpdate('s')
    .execute()

export async function releaseSeats(tx: Tx, clientId: string, sessionIds: readonly string[]) {
  await tx
    .updateTable('seat')
    .set({ status: 'released' })
    .where('client_id', '=', clientId)
    .where('session_id', 'in', sessionIds)
    .execute()
}

/** The sessions of the same groups after these, up to and with a day, that are still on. */
export const listRepeats = (tx: Tx, sessionIds: readonly string[], until: Temporal.PlainDate) =>
  tx
    .selectFrom('session as s')
    .innerJoin('session as first', 'first.group_id', 's.group_id')
    .select(['s.id', 's.local_on as localOn'])
    .where('first.id', 'in', sessionIds)
    .whereRef('s.local_on', '>', 'first.local_on')
    .where('s.local_on', '<=', until)
    .where('s.status', '=', 'scheduled')
    .execute()

/** Did the client ever have a seat in this session? */
export const findSeat = (ctx: Ctx, clientId: string, sessionId: string) =>
  ctx.tx
    .selectFrom('seat')
    .select('session_id')
    .where('session_id', '=', sessionId)
    .where('client_id', '=', clientId)
    .where('status', '<>', 'released')
    .executeTakeFirst()

/** The sessions after a day, and not begun yet, in which the client has a seat. Held. */
export const lockComing = (ctx: Ctx, clientId: string, lastOn: Temporal.PlainDate) =>
  ctx.tx
    .selectFrom('session as s')
    .innerJoin('seat', 'seat.session_id', 's.id')
    .select(['s.id', 's.group_id as groupId', 's.seats_taken as seatsTaken'])
    .where('seat.client_id', '=', clientId)
    .where('seat.status', '=', 'taken')
    .where('s.local_on', '>', lastOn)
    .where('s.starts_at', '>', ctx.now)
    .orderBy('s.id')
    .forUpdate('s')
    .execute()
