import { sql } from 'kysely'
import { json, type Tx } from '#server/db.ts'
import type { Definition } from './program.ts'

export type ProgramVersion = {
  id: string
  name: string
  siteId: string
  versionId: string
  number: number
  effectiveOn: Temporal.PlainDate
  definition: Definition
}

const versions = (tx: Tx) =>
  tx
    .selectFrom('program_version as v')
    .innerJoin('program as p', 'p.id', 'v.program_id')
    .select([
      'p.id',
      'p.name',
      'p.site_id as siteId',
      'v.id as versionId',
      'v.number',
      'v.effective_on as effectiveOn',
      // DefinitionSchema checked it when it was saved; a published version never changes.
      sql<Definition>`v.definition`.as('definition'),
    ])

/** The newest published version of each programme of these sites that is effective on the site's own day. */
export const listProgramsAt = (tx: Tx, siteIds: readonly string[], now: Temporal.Instant) =>
  versions(tx)
    .innerJoin('site', 'site.id', 'p.site_id')
    .distinctOn('p.id')
    .where('p.site_id', 'in', siteIds)
    .where('v.published_at', 'is not', null)
    .where(
      'v.effective_on',
      '<=',
      sql<Temporal.PlainDate>`(${now}::timestamptz at time zone site.time_zone)::date`,
    )
    .orderBy('p.id')
    .orderBy('v.effective_on', 'desc')
    .orderBy('v.number', 'desc')
    .execute()

export const findVersion = (tx: Tx, versionId: string): Promise<ProgramVersion | undefined> =>
  versions(tx).where('v.id', '=', versionId).executeTakeFirst()

export async function saveProgram(tx: Tx, program: { id: string; siteId: string; name: string }) {
  await tx
    .insertInto('program')
    .values({ id: program.id, site_id: program.siteId, name: program.name })
    .execute()
}

export async function saveVersion(
  tx: Tx,
  v: {
    id: string
    programId: string
    number: number
    effectiveOn: Temporal.PlainDate
    publishedAt: Temporal.Instant
    definition: Definition
  },
) {
  await tx
    .insertInto('program_version')
    .values({
      id: v.id,
      program_id: v.programId,
      number: v.number,
      effective_on: v.effectiveOn,
      published_at: v.publishedAt,
      definition: json(v.definition),
    })
    .execute()
}
