import { sql } from 'kysely'
import type { Definition, LevelOfCare, Track } from '#modules/program/program.ts'
import type { Tx } from '#server/db.ts'
import type { Ctx } from '#server/door.ts'
import { visibleClients } from '#server/visible.ts'
import type { DischargeReason, Readiness } from './episodes.ts'

/** The last day with a contact: what was recorded, or an attended session after it. */
const lastContact = sql<Temporal.PlainDate>`greatest(e.last_contact_on, (
  select max(s.local_on) from attendance a join session s on s.id = a.session_id
  where a.client_id = e.client_id and a.mark in ('present', 'late', 'left_early')
    and s.local_on between e.admitted_on and coalesce(e.discharged_on, 'infinity')))`

const episodes = (tx: Tx) =>
  tx
    .selectFrom('episode as e')
    .innerJoin('site', 'site.id', 'e.site_id')
    .innerJoin('program_version as v', 'v.id', 'e.program_version_id')
    .innerJoin('program as p', 'p.id', 'v.program_id')
    .select([
      'e.id',
      'e.client_id as clientId',
      'e.version',
      'e.stage',
      'site.time_zone as timeZone',
      'p.name as programName',
      'v.id as versionId',
      'v.number as versionNumber',
      sql<Definition>`v.definition`.as('definition'),
      sql<Track>`e.track`.as('track'),
      sql<LevelOfCare>`e.level_of_care`.as('levelOfCare'),
      sql<Readiness | null>`e.readiness`.as('readiness'),
      'e.admitted_on as admittedOn',
      'e.discharged_on as dischargedOn',
      sql<DischargeReason | null>`e.discharge_reason`.as('dischargeReason'),
      'e.discharge_note as dischargeNote',
      'e.discharge_proposed_for as proposedFor',
      'e.prior_episode_id as priorEpisodeId',
      lastContact.as('lastContactOn'),
    ])
export type Episode = Awaited<ReturnType<ReturnType<typeof episodes>['execute']>>[number]

/** Newest first; an open one is always the first. */
export const listEpisodes = (ctx: Ctx, clientId: string) =>
  episodes(ctx.tx)
    .where('e.client_id', '=', clientId)
    .where('e.client_id', 'in', visibleClients(ctx))
    .orderBy('e.admitted_at', 'desc')
    .execute()

/** One episode, held until the transaction ends. */
export const lockEpisode = (ctx: Ctx, clientId: string, episodeId: string) =>
  episodes(ctx.tx)
    .where('e.id', '=', episodeId)
    .where('e.client_id', '=', clientId)
    .where('e.client_id', 'in', visibleClients(ctx))
    .forUpdate('e')
    .executeTakeFirst()

/** Where the client is seen and on which clock; undefined where the actor may not know of them. */
export const findClientSite = (ctx: Ctx, clientId: string) =>
  ctx.tx
    .selectFrom('client')
    .innerJoin('site', 'site.id', 'client.site_id')
    .select(['client.site_id as siteId', 'site.time_zone as timeZone'])
    .where('client.id', '=', clientId)
    .where('client.id', 'in', visibleClients(ctx))
    .executeTakeFirst()

/** Open episodes whose last contact lies before a day at the site, of every site: for the nightly job. */
export const listOpenEpisodes = (tx: Tx) =>
  episodes(tx).where('e.discharged_on', 'is', null).orderBy('e.id').execute()

export type NewEpisode = {
  id: string
  clientId: string
  siteId: string
  programVersionId: string
  placementId: string
  priorEpisodeId: string | null
  track: Track
  stage: string
  levelOfCare: LevelOfCare
  admittedOn: Temporal.PlainDate
  admittedAt: Temporal.Instant
}

export async function saveNewEpisode(tx: Tx, e: NewEpisode) {
  await tx
    .insertInto('episode')
    .values({
      id: e.id,
      client_id: e.clientId,
      site_id: e.siteId,
      program_version_id: e.programVersionId,
      placement_id: e.placementId,
      prior_episode_id: e.priorEpisodeId,
      track: e.track,
      stage: e.stage,
      level_of_care: e.levelOfCare,
      admitted_on: e.admittedOn,
      admitted_at: e.admittedAt,
      last_contact_on: e.admittedOn,
    })
    .execute()
}

/** @returns the new version, or undefined where the version was not the one read. */
export async function saveState(
  tx: Tx,
  { id, version }: { id: string; version: number },
  state: { stage?: string; level_of_care?: LevelOfCare; placement_id?: string; readiness?: Readiness },
): Promise<number | undefined> {
  const row = await tx
    .updateTable('episode')
    .set({ ...state, version: version + 1 })
    .where('id', '=', id)
    .where('version', '=', version)
    .where('discharged_on', 'is', null)
    .returning('version')
    .executeTakeFirst()
  return row?.version
}

export async function saveDischarge(
  tx: Tx,
  { id, version }: { id: string; version: number },
  d: { on: Temporal.PlainDate; reason: DischargeReason; note: string; lastContactOn: Temporal.PlainDate },
): Promise<boolean> {
  const row = await tx
    .updateTable('episode')
    .set({
      discharged_on: d.on,
      discharge_reason: d.reason,
      discharge_note: d.note,
      last_contact_on: d.lastContactOn,
      version: version + 1,
    })
    .where('id', '=', id)
    .where('version', '=', version)
    .returning('id')
    .executeTakeFirst()
  return row !== undefined
}

/** A contact never moves the last one back. */
export async function saveContact(tx: Tx, episodeId: string, on: Temporal.PlainDate) {
  await tx
    .updateTable('episode')
    .set({ last_contact_on: on })
    .where('id', '=', episodeId)
    .where('last_contact_on', '<', on)
    .execute()
}

export async function saveProposed(tx: Tx, episodeId: string, lastContactOn: Temporal.PlainDate) {
  await tx
    .updateTable('episode')
    .set({ discharge_proposed_for: lastContactOn })
    .where('id', '=', episodeId)
    .execute()
}
