import { sql } from 'kysely'
import type { Definition, SessionKind, Track } from '#modules/program/program.ts'
import type { Tx } from '#server/db.ts'
import type { Holiday } from './occurrences.ts'
import type { Exemption } from './timetable.ts'

export const findTimeZone = (tx: Tx, siteId: string): Promise<string | undefined> =>
  tx
    .selectFrom('site')
    .select('time_zone')
    .where('id', '=', siteId)
    .executeTakeFirst()
    .then((s) => s?.time_zone)

export const listRooms = (tx: Tx, siteId: string) =>
  tx
    .selectFrom('room')
    .select(['id', 'name', 'capacity'])
    .where('site_id', '=', siteId)
    .orderBy('name')
    .execute()

export async function saveRoom(tx: Tx, room: { id: string; siteId: string; name: string; capacity: number }) {
  await tx
    .insertInto('room')
    .values({ id: room.id, site_id: room.siteId, name: room.name, capacity: room.capacity })
    .execute()
}

export type Group = {
  id: string
  siteId: string
  programId: string
  name: string
  kind: SessionKind
  modality: string
  track: Track
  stages: readonly string[]
  roomId: string | null
  byVideo: boolean
  leadId: string
  coLeadId: string | null
  coFacilitated: boolean
  capacity: number
  exemption: Exemption | null
  weekday: number
  starts: Temporal.PlainTime
  minutes: number
  fromOn: Temporal.PlainDate
  untilOn: Temporal.PlainDate | null
  version: number
}

/** kind, track and exemption are checked by the table's own constraints, so the casts state what the database holds. */
const groups = (tx: Tx) =>
  tx
    .selectFrom('program_group as g')
    .select([
      'g.id',
      'g.site_id as siteId',
      'g.program_id as programId',
      'g.name',
      sql<SessionKind>`g.kind`.as('kind'),
      'g.modality',
      sql<Track>`g.track`.as('track'),
      'g.stages',
      'g.room_id as roomId',
      'g.by_video as byVideo',
      'g.lead_id as leadId',
      'g.co_lead_id as coLeadId',
      'g.co_facilitated as coFacilitated',
      'g.capacity',
      sql<Exemption | null>`g.capacity_exempt_reason`.as('exemption'),
      'g.weekday',
      'g.starts',
      'g.minutes',
      sql<Temporal.PlainDate>`lower(g.during)`.as('fromOn'),
      sql<Temporal.PlainDate | null>`upper(g.during) - 1`.as('untilOn'),
      'g.version',
    ])

const runsWithin = (from: Temporal.PlainDate, until: Temporal.PlainDate | null) =>
  sql<boolean>`g.during && daterange(${from}::date, ${until}::date)`

export const listGroups = (
  tx: Tx,
  siteId: string,
  from: Temporal.PlainDate,
  until: Temporal.PlainDate | null,
): Promise<Group[]> =>
  groups(tx)
    .where('g.site_id', '=', siteId)
    .where(runsWithin(from, until))
    .orderBy('g.weekday')
    .orderBy('g.starts')
    .orderBy('g.id')
    .execute()

const person = (alias: 'lead' | 'co') =>
  sql<{
    id: string
    name: string
  }>`jsonb_build_object('id', ${sql.ref(`${alias}.id`)}, 'name', ${sql.ref(`${alias}.given_name`)} || ' ' || ${sql.ref(`${alias}.family_name`)})`

/** Groups that run on a day or later, as screens show them. */
export const listGroupViews = (tx: Tx, siteId: string, on: Temporal.PlainDate) =>
  groups(tx)
    .innerJoin('staff as lead', 'lead.id', 'g.lead_id')
    .leftJoin('staff as co', 'co.id', 'g.co_lead_id')
    .leftJoin('room as r', 'r.id', 'g.room_id')
    .select([
      person('lead').as('lead'),
      sql<{ id: string; name: string } | null>`case when co.id is not null then ${person('co')} end`.as(
        'coLead',
      ),
      sql<{
        id: string
        name: string
      } | null>`case when r.id is not null then jsonb_build_object('id', r.id, 'name', r.name) end`.as(
        'room',
      ),
    ])
    .where('g.site_id', '=', siteId)
    .where(runsWithin(on, null))
    .orderBy('g.weekday')
    .orderBy('g.starts')
    .orderBy('g.name')
    .orderBy('g.id')
    .execute()

/** The groups to plan, held against a second planning at the same time. */
export const lockGroups = (
  tx: Tx,
  siteId: string,
  from: Temporal.PlainDate,
  until: Temporal.PlainDate,
): Promise<Group[]> =>
  groups(tx)
    .where('g.site_id', '=', siteId)
    .where(runsWithin(from, until))
    .orderBy('g.id')
    .forNoKeyUpdate()
    .execute()

export const lockGroup = (tx: Tx, id: string, siteIds: readonly string[]): Promise<Group | undefined> =>
  groups(tx).where('g.id', '=', id).where('g.site_id', 'in', siteIds).forNoKeyUpdate().executeTakeFirst()

export async function saveGroup(tx: Tx, g: Omit<Group, 'version'>) {
  await tx
    .insertInto('program_group')
    .values({
      id: g.id,
      site_id: g.siteId,
      program_id: g.programId,
      name: g.name,
      kind: g.kind,
      modality: g.modality,
      track: g.track,
      stages: [...g.stages],
      room_id: g.roomId,
      by_video: g.byVideo,
      lead_id: g.leadId,
      co_lead_id: g.coLeadId,
      co_facilitated: g.coFacilitated,
      capacity: g.capacity,
      capacity_exempt_reason: g.exemption,
      weekday: g.weekday,
      starts: g.starts,
      minutes: g.minutes,
      during: sql<string>`daterange(${g.fromOn}::date, ${g.untilOn}::date, '[]')`,
    })
    .execute()
}

/** @returns false where somebody else changed the group since. */
export async function endGroup(tx: Tx, id: string, lastOn: Temporal.PlainDate, version: number) {
  const { numUpdatedRows } = await tx
    .updateTable('program_group')
    .set((eb) => ({
      during: sql<string>`daterange(least(lower(during), ${lastOn}::date), ${lastOn}::date, '[]')`,
      version: eb('version', '+', 1),
    }))
    .where('id', '=', id)
    .where('version', '=', version)
    .executeTakeFirst()
  return numUpdatedRows > 0n
}

export type DatedDefinition = { programId: string; effectiveOn: Temporal.PlainDate } & Pick<
  Definition,
  'counts' | 'groupCaps' | 'stages'
> & { holidays: readonly Holiday[] }

/** The published versions of a site's programmes, oldest first. */
export async function listDefinitions(tx: Tx, siteId: string): Promise<DatedDefinition[]> {
  const rows = await tx
    .selectFrom('program_version as v')
    .innerJoin('program as p', 'p.id', 'v.program_id')
    // DefinitionSchema checked it when it was saved; a published version never changes.
    .select([
      'p.id as programId',
      'v.effective_on as effectiveOn',
      sql<Definition>`v.definition`.as('definition'),
    ])
    .where('p.site_id', '=', siteId)
    .where('v.published_at', 'is not', null)
    .orderBy('v.effective_on')
    .orderBy('v.number')
    .execute()
  return rows.map(({ definition, ...r }) => ({ ...r, ...definition }))
}

/** Sites that have groups, for the planning of the coming weeks. */
export const listSitesWithGroups = (tx: Tx) =>
  tx
    .selectFrom('program_group as g')
    .innerJoin('site as s', 's.id', 'g.site_id')
    .select(['s.id', 's.time_zone as timeZone'])
    .distinct()
    .orderBy('s.id')
    .execute()

/** Of these staff, room and programme, those that do not belong to the site. */
export async function strangersAt(
  tx: Tx,
  siteId: string,
  of: { staffIds: readonly string[]; roomId: string | null; programId: string | null },
): Promise<('staff' | 'room' | 'program')[]> {
  const { rows } = await sql<{ staff: number; room: boolean; program: boolean }>`select
    (select count(distinct w.staff_id)::int from staff_site w join staff s on s.id = w.staff_id
      where w.site_id = ${siteId} and s.active and w.staff_id = any(${of.staffIds}::uuid[])) as staff,
    exists (select from room where site_id = ${siteId} and id = ${of.roomId}) as room,
    exists (select from program where site_id = ${siteId} and id = ${of.programId}) as program`.execute(tx)
  const found = rows[0] ?? { staff: 0, room: false, program: false }
  return [
    ...(found.staff === new Set(of.staffIds).size ? [] : (['staff'] as const)),
    ...(of.roomId === null || found.room ? [] : (['room'] as const)),
    ...(of.programId === null || found.program ? [] : (['program'] as const)),
  ]
}
