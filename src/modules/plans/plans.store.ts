import { sql } from 'kysely'
import type { Definition, LevelOfCare, Mix } from '#modules/program/program.ts'
import { json, type Tx } from '#server/db.ts'
import type { Ctx } from '#server/door.ts'
import { visibleClients } from '#server/visible.ts'
import type { Dated, Week } from './plans.ts'

const nameOf = (account: string) =>
  sql<string>`(select coalesce(s.given_name || ' ' || s.family_name, a.email)
    from account a left join staff s on s.id = a.staff_id where a.id = ${sql.ref(account)})`

/** Whom a plan is for; undefined where the actor may not know of them. */
export const findPerson = (ctx: Ctx, clientId: string) =>
  ctx.tx
    .selectFrom('client')
    .innerJoin('site', 'site.id', 'client.site_id')
    .select(['client.born_on as bornOn', 'site.time_zone as timeZone', 'site.id as siteId'])
    .where('client.id', '=', clientId)
    .where('client.id', 'in', visibleClients(ctx))
    .executeTakeFirst()

const episodes = (tx: Tx) =>
  tx
    .selectFrom('episode as e')
    .innerJoin('program_version as v', 'v.id', 'e.program_version_id')
    .select([
      'e.id',
      sql<LevelOfCare>`e.level_of_care`.as('levelOfCare'),
      'e.admitted_on as admittedOn',
      'e.discharged_on as dischargedOn',
      sql<Definition>`v.definition`.as('definition'),
    ])

/** The client's newest episode. */
export const findEpisode = (ctx: Ctx, clientId: string) =>
  episodes(ctx.tx)
    .where('e.client_id', '=', clientId)
    .where('e.client_id', 'in', visibleClients(ctx))
    .orderBy('e.admitted_at', 'desc')
    .limit(1)
    .executeTakeFirst()

/** Held until the transaction ends, so that two prescriptions wait for each other. */
export const lockEpisode = (ctx: Ctx, clientId: string, episodeId: string) =>
  episodes(ctx.tx)
    .where('e.id', '=', episodeId)
    .where('e.client_id', '=', clientId)
    .where('e.client_id', 'in', visibleClients(ctx))
    .forUpdate('e')
    .executeTakeFirst()

const weeks = (tx: Tx, episodeId: string) =>
  tx
    .selectFrom('prescribed_week as w')
    .select([
      'w.id',
      sql<Temporal.PlainDate>`coalesce(w.replaced_from, lower(w.during))`.as('from'),
      sql<Temporal.PlainDate | null>`upper(w.during)`.as('until'),
      sql<boolean>`w.replaced_from is not null`.as('replaced'),
      'w.minutes',
      'w.days_min as daysMin',
      'w.days_max as daysMax',
      sql<Mix>`w.mix`.as('mix'),
      'w.prescribed_at as prescribedAt',
      nameOf('w.prescribed_by').as('prescribedBy'),
      'w.reason',
    ])
    .where('w.episode_id', '=', episodeId)

/** Every prescription of an episode, also those that never began; the newest prescription first. */
export const listWeeks = (tx: Tx, episodeId: string) =>
  weeks(tx, episodeId).orderBy('w.prescribed_at', 'desc').orderBy('w.id', 'desc').execute()

/** Those that hold on some day. */
export const listHolding = (tx: Tx, episodeId: string): Promise<Dated[]> =>
  weeks(tx, episodeId).where('w.replaced_from', 'is', null).execute()

export async function saveWeek(
  tx: Tx,
  w: Week & {
    id: string
    episodeId: string
    clientId: string
    from: Temporal.PlainDate
    at: Temporal.Instant
    by: string
    reason: string
  },
) {
  await tx
    .insertInto('prescribed_week')
    .values({
      id: w.id,
      episode_id: w.episodeId,
      client_id: w.clientId,
      during: sql`daterange(${w.from}::date, null)`,
      minutes: w.minutes,
      days_min: w.daysMin,
      days_max: w.daysMax,
      mix: json(w.mix),
      prescribed_at: w.at,
      prescribed_by: w.by,
      reason: w.reason,
    })
    .execute()
}

export async function saveShortened(tx: Tx, { id, until }: { id: string; until: Temporal.PlainDate }) {
  await tx
    .updateTable('prescribed_week')
    .set({ during: sql`daterange(lower(during), ${until}::date)` })
    .where('id', '=', id)
    .execute()
}

/** Never holds on any day; the row stays. */
export async function saveReplaced(tx: Tx, ids: readonly string[]) {
  if (ids.length === 0) return
  await tx
    .updateTable('prescribed_week')
    .set({ replaced_from: sql`lower(during)`, during: sql`'empty'::daterange` })
    .where('id', 'in', ids)
    .execute()
}
