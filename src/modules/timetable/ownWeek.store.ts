import { sql } from 'kysely'
import type { Definition, Mix, Track } from '#modules/program/program.ts'
import type { Tx } from '#server/db.ts'
import type { Ctx } from '#server/door.ts'
import { visibleClients } from '#server/visible.ts'
import {
  type BusyKind,
  type BusyTime,
  type PartOfDay,
  usualPreference,
  type WeekPreference,
} from './ownWeek.ts'
import { sessionViews } from './sessions.store.ts'
import type { SeatStatus } from './timetable.ts'

/** Who the client is to the timetable: site, clock, open episode, how they come. */
export async function findOwnWeek(ctx: Ctx, clientId: string) {
  const row = await ctx.tx
    .selectFrom('client as c')
    .innerJoin('site', 'site.id', 'c.site_id')
    .leftJoin('episode as e', (on) => on.onRef('e.client_id', '=', 'c.id').on('e.discharged_on', 'is', null))
    .leftJoin('program_version as v', 'v.id', 'e.program_version_id')
    .leftJoin('week_preference as w', 'w.client_id', 'c.id')
    .select([
      'c.id',
      'c.site_id as siteId',
      'site.time_zone as siteZone',
      'e.id as episodeId',
      'e.stage',
      'e.admitted_on as admittedOn',
      sql<Track | null>`e.track`.as('track'),
      sql<Definition['stages'] | null>`v.definition -> 'stages'`.as('stages'),
      'w.travel_minutes as travelMinutes',
      'w.by_video_allowed as videoAllowed',
      sql<PartOfDay | null>`w.preferred_part`.as('preferredPart'),
      'w.time_zone as timeZone',
      sql<number>`coalesce(w.version, 0)`.as('version'),
    ])
    .where('c.id', '=', clientId)
    .where('c.id', 'in', visibleClients(ctx))
    .executeTakeFirst()
  if (!row) return undefined
  const { id, siteId, siteZone, version, episodeId, stage, track, admittedOn } = row
  return {
    id,
    siteId,
    siteZone,
    version,
    episode:
      episodeId && stage && track && admittedOn
        ? {
            id: episodeId,
            stage,
            track,
            admittedOn,
            stageName: row.stages?.find((s) => s.id === stage)?.name ?? stage,
          }
        : null,
    preference: {
      travelMinutes: row.travelMinutes ?? usualPreference.travelMinutes,
      videoAllowed: row.videoAllowed ?? usualPreference.videoAllowed,
      preferredPart: row.preferredPart ?? usualPreference.preferredPart,
      timeZone: row.timeZone,
    } satisfies WeekPreference,
  }
}
export type OwnWeek = NonNullable<Awaited<ReturnType<typeof findOwnWeek>>>

/** The prescribed week of an episode that holds in a programme week; the newer where it changes within. */
export const findPrescribed = (tx: Tx, episodeId: string, monday: Temporal.PlainDate) =>
  tx
    .selectFrom('prescribed_week')
    .select(['minutes', 'days_min as daysMin', 'days_max as daysMax', sql<Mix>`mix`.as('mix')])
    .where('episode_id', '=', episodeId)
    .where(sql<boolean>`during && daterange(${monday}::date, ${monday}::date + 7)`)
    .orderBy(sql`lower(during)`, 'desc')
    .limit(1)
    .executeTakeFirst()

export const listBusyTimes = (tx: Tx, clientId: string): Promise<(BusyTime & { id: string })[]> =>
  tx
    .selectFrom('busy_time')
    .select([
      'id',
      sql<BusyKind>`kind`.as('kind'),
      'weekday',
      'from_time as from',
      'until_time as until',
      'note',
    ])
    .where('client_id', '=', clientId)
    .orderBy('weekday')
    .orderBy('from_time')
    .orderBy('id')
    .execute()

/** All the client's seats on the local days [from, until), given-back ones left out. */
export async function listClientSeats(
  tx: Tx,
  clientId: string,
  from: Temporal.PlainDate,
  until: Temporal.PlainDate,
) {
  const rows = await sessionViews(tx)
    .innerJoin('seat', 'seat.session_id', 's.id')
    .select([
      sql<SeatStatus>`seat.status`.as('seatStatus'),
      sql<boolean>`seat.make_up_for is not null`.as('makeUp'),
    ])
    .where('seat.client_id', '=', clientId)
    .where('seat.status', '<>', 'released')
    .where('s.local_on', '>=', from)
    .where('s.local_on', '<', until)
    .orderBy('s.starts_at')
    .orderBy('s.id')
    .execute()
  return rows.map(({ seatStatus: status, makeUp, ...session }) => ({ session, status, makeUp }))
}

/** Replaces the client's whole set. */
export async function saveBusyTimes(tx: Tx, clientId: string, busy: readonly (BusyTime & { id: string })[]) {
  await tx.deleteFrom('busy_time').where('client_id', '=', clientId).execute()
  await addBusyTimes(tx, clientId, busy)
}

export async function addBusyTimes(tx: Tx, clientId: string, busy: readonly (BusyTime & { id: string })[]) {
  if (busy.length === 0) return
  await tx
    .insertInto('busy_time')
    .values(
      busy.map((b) => ({
        id: b.id,
        client_id: clientId,
        kind: b.kind,
        weekday: b.weekday,
        from_time: b.from,
        until_time: b.until,
        note: b.note,
      })),
    )
    .execute()
}

/** Saves what is given and counts the version up. @returns the new version. */
export async function savePreference(tx: Tx, clientId: string, p: WeekPreference): Promise<number> {
  const values = {
    travel_minutes: p.travelMinutes,
    by_video_allowed: p.videoAllowed,
    preferred_part: p.preferredPart,
    time_zone: p.timeZone,
  }
  const { version } = await tx
    .insertInto('week_preference')
    .values({ client_id: clientId, ...values })
    .onConflict((oc) =>
      oc
        .column('client_id')
        .doUpdateSet((eb) => ({ ...values, version: eb('week_preference.version', '+', 1) })),
    )
    .returning('version')
    .executeTakeFirstOrThrow()
  return version
}

/** Holds the client's row, so that two who edit the own week come one after the other. */
export async function lockOwnWeek(ctx: Ctx, clientId: string): Promise<OwnWeek | undefined> {
  await ctx.tx
    .selectFrom('client')
    .select('id')
    .where('id', '=', clientId)
    .where('id', 'in', visibleClients(ctx))
    .forNoKeyUpdate()
    .executeTakeFirst()
  return findOwnWeek(ctx, clientId)
}
