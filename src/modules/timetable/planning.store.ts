import { sql } from 'kysely'
import type { Tx } from '#server/db.ts'
import type { Booking } from './occurrences.ts'
import type { CancelReason, Exemption, SessionStatus } from './timetable.ts'

/**
 * Planning writes sessions and who runs them. Staff and rooms are locked first, in the order of their ids: two people
 * planning for the same hour then wait for each other, where the exclusion constraints alone would deadlock.
 */
export async function lockResources(tx: Tx, of: { staffIds: readonly string[]; roomIds: readonly string[] }) {
  const staffIds = [...new Set(of.staffIds)]
  const roomIds = [...new Set(of.roomIds)]
  if (staffIds.length > 0)
    await tx
      .selectFrom('staff')
      .select('id')
      .where('id', 'in', staffIds)
      .orderBy('id')
      .forNoKeyUpdate()
      .execute()
  if (roomIds.length > 0)
    await tx
      .selectFrom('room')
      .select('id')
      .where('id', 'in', roomIds)
      .orderBy('id')
      .forNoKeyUpdate()
      .execute()
}

/** What these rooms and staff are booked for between two moments. Staff who may be in two at once are left out. */
export const listBookings = (
  tx: Tx,
  of: {
    staffIds: readonly string[]
    roomIds: readonly string[]
    from: Temporal.Instant
    until: Temporal.Instant
  },
): Promise<Booking[]> =>
  tx
    .selectFrom('session as s')
    .leftJoin('session_staff as w', (on) =>
      on.onRef('w.session_id', '=', 's.id').on('w.active', '=', true).on('w.overlap_allowed', '=', false),
    )
    .select([
      's.starts_at as startsAt',
      's.ends_at as endsAt',
      's.room_id as roomId',
      sql<string[]>`coalesce(array_agg(w.staff_id) filter (where w.staff_id is not null), '{}')`.as(
        'staffIds',
      ),
    ])
    .where('s.status', '=', 'scheduled')
    .where('s.starts_at', '<', of.until)
    .where('s.ends_at', '>', of.from)
    .where(
      sql<boolean>`(s.room_id = any(${of.roomIds}::uuid[]) or exists (select from session_staff x where x.session_id = s.id and x.active and x.staff_id = any(${of.staffIds}::uuid[])))`,
    )
    .groupBy('s.id')
    .execute()

/** The days on which groups already have a session, cancelled ones too, as `groupId on`. */
export async function listPlanned(
  tx: Tx,
  groupIds: readonly string[],
  from: Temporal.PlainDate,
  until: Temporal.PlainDate,
): Promise<Set<string>> {
  const rows = await tx
    .selectFrom('session')
    .select(['group_id', 'local_on'])
    .where(sql<boolean>`group_id = any(${groupIds}::uuid[])`)
    .where('local_on', '>=', from)
    .where('local_on', '<', until)
    .execute()
  return new Set(rows.map((r) => `${r.group_id} ${r.local_on}`))
}

export type NewSession = Booking & {
  id: string
  siteId: string
  groupId: string | null
  kind: string
  name: string
  modality: string
  countsToward: readonly string[]
  localOn: Temporal.PlainDate
  byVideo: boolean
  capacity: number
  exemption: Exemption | null
  leadId: string
  coLeadId: string | null
  coFacilitated: boolean
}

const rowsAtOnce = 1_000

/** Saves sessions and who runs them: two statements for as many as a thousand. */
export async function saveSessions(tx: Tx, sessions: readonly NewSession[]) {
  for (let i = 0; i < sessions.length; i += rowsAtOnce) {
    const some = sessions.slice(i, i + rowsAtOnce)
    await tx.insertInto('session').values(some.map(sessionRow)).execute()
    await tx.insertInto('session_staff').values(some.flatMap(staffRows)).execute()
  }
}

const sessionRow = (s: NewSession) => ({
  id: s.id,
  site_id: s.siteId,
  group_id: s.groupId,
  kind: s.kind,
  name: s.name,
  modality: s.modality,
  counts_toward: [...s.countsToward],
  starts_at: s.startsAt,
  ends_at: s.endsAt,
  local_on: s.localOn,
  room_id: s.roomId,
  by_video: s.byVideo,
  status: 'scheduled' satisfies SessionStatus,
  capacity: s.capacity,
  capacity_exempt_reason: s.exemption,
})

const staffRows = (s: NewSession) => {
  const row = (staffId: string, role: 'lead' | 'co_lead') => ({
    session_id: s.id,
    staff_id: staffId,
    during: sql<string>`tstzrange(${s.startsAt}::timestamptz, ${s.endsAt}::timestamptz)`,
    role,
    overlap_allowed: s.coFacilitated,
  })
  return s.coLeadId ? [row(s.leadId, 'lead'), row(s.coLeadId, 'co_lead')] : [row(s.leadId, 'lead')]
}

/** R20: frees room, staff and seats of scheduled sessions. @returns the clients who lose a seat, by session. */
export async function cancelSessions(tx: Tx, sessionIds: readonly string[], reason: CancelReason) {
  await tx
    .updateTable('session')
    .set((eb) => ({ status: 'cancelled', cancelled_reason: reason, version: eb('version', '+', 1) }))
    .where('id', 'in', sessionIds)
    .execute()
  await tx
    .updateTable('session_staff')
    .set({ active: false })
    .where('session_id', 'in', sessionIds)
    .where('active', '=', true)
    .execute()
  return tx
    .updateTable('seat')
    .set({ status: 'program_cancelled' })
    .where('session_id', 'in', sessionIds)
    .where('status', '=', 'taken')
    .returning(['session_id as sessionId', 'client_id as clientId'])
    .execute()
}

/** The first session of a group after a day, and all later ones that are still on; locked. */
export const lockLaterSessions = (tx: Tx, groupId: string, after: Temporal.PlainDate) =>
  tx
    .selectFrom('session')
    .select(['id', 'starts_at as startsAt'])
    .where('group_id', '=', groupId)
    .where('local_on', '>', after)
    .where('status', '=', 'scheduled')
    .orderBy('id')
    .forUpdate()
    .execute()

export async function saveCapacity(
  tx: Tx,
  sessionId: string,
  { capacity, exemption }: { capacity: number; exemption: Exemption | null },
) {
  await tx
    .updateTable('session')
    .set((eb) => ({ capacity, capacity_exempt_reason: exemption, version: eb('version', '+', 1) }))
    .where('id', '=', sessionId)
    .execute()
}

/** Another staff member leads from now on; the one before stays on record as not active. */
export async function replaceLead(tx: Tx, sessionId: string, staffId: string) {
  await tx
    .updateTable('session_staff')
    .set({ active: false })
    .where('session_id', '=', sessionId)
    .where('role', '=', 'lead')
    .execute()
  await tx
    .insertInto('session_staff')
    .columns(['session_id', 'staff_id', 'during', 'role'])
    .expression((eb) =>
      eb
        .selectFrom('session')
        .select([
          'id',
          sql<string>`${staffId}::uuid`.as('staff_id'),
          'during',
          sql<string>`'lead'`.as('role'),
        ])
        .where('id', '=', sessionId),
    )
    .onConflict((oc) => oc.columns(['session_id', 'staff_id']).doUpdateSet({ role: 'lead', active: true }))
    .execute()
}
