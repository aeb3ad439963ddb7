import { sql } from 'kysely'
import type { Tx } from '#server/db.ts'
import type { Ctx } from '#server/door.ts'
import { visibleClients } from '#server/visible.ts'
import { attendedMarks } from '../../attendance/attendance.ts'
import type { SignedShared } from '../notes.store.ts'
import type { Card, NoteKind, NoteStatus } from '../notes.ts'

export type NewNotes = {
  sessionId: string
  sharedVersion: number
  kind: NoteKind
  status: NoteStatus
  shared: SignedShared
  startedAt: Temporal.Instant
  endedAt: Temporal.Instant
  participantCount: number | null
  author: { staffId: string; name: string; credential: string }
  signedAt: Temporal.Instant
  lateEntryReason: string | null
  supervisorId: string | null
  each: {
    id: string
    clientId: string
    /** The draft card's version and the roster's minutes that this note was made from. */
    version: number
    rosterMinutes: number
    minutes: number
    card: Card
    confirmed: { guard: string; reason: string }[]
    sha256: string
  }[]
}

/**
 * All notes of one signing in one statement. A person whose roster row or card changed since they were read gets none.
 * @returns for how many a note was made.
 */
export async function insertNotes(tx: Tx, n: NewNotes): Promise<number> {
  const each = n.each.map((e) => ({
    id: e.id,
    client_id: e.clientId,
    card_version: e.version,
    roster_minutes: e.rosterMinutes,
    minutes: e.minutes,
    body: e.card,
    confirmed: e.confirmed,
    sha256: e.sha256,
  }))
  const done = await sql`
    insert into note (id, client_id, session_id, kind, status, shared, body, session_started_at, session_ended_at, minutes,
      participant_count, author_id, author_name, author_credential, signed_at, late_entry_reason, confirmed, content_sha256, supervisor_id)
    select x.id, x.client_id, ${n.sessionId}::uuid, ${n.kind}, ${n.status}, ${JSON.stringify(n.shared)}::jsonb, x.body,
      ${n.startedAt}::timestamptz, ${n.endedAt}::timestamptz, x.minutes, ${n.participantCount}::int, ${n.author.staffId}::uuid,
      ${n.author.name}, ${n.author.credential}, ${n.signedAt}::timestamptz, ${n.lateEntryReason},
      x.confirmed, x.sha256, ${n.supervisorId}::uuid
    from jsonb_to_recordset(${JSON.stringify(each)}::jsonb)
      as x(id uuid, client_id uuid, card_version int, roster_minutes int, minutes int, body jsonb, confirmed jsonb, sha256 text)
    join attendance a on a.session_id = ${n.sessionId}::uuid and a.client_id = x.client_id
      and a.mark = any(${attendedMarks}::text[]) and a.minutes = x.roster_minutes
    left join group_note_card k on k.session_id = a.session_id and k.client_id = x.client_id
    left join group_note_draft d on d.session_id = a.session_id
    where coalesce(k.version, 0) = x.card_version and coalesce(d.version, 0) = ${n.sharedVersion}`.execute(tx)
  return Number(done.numAffectedRows ?? 0)
}

/** What a save must know, in one statement: undefined where the session is not of the actor's sites. */
export const findSavable = (ctx: Ctx, sessionId: string, clientId: string | null) =>
  ctx.tx
    .selectFrom('session as s')
    .where('s.id', '=', sessionId)
    .where('s.site_id', 'in', ctx.actor.siteIds)
    .select((eb) => [
      's.status',
      eb
        .exists(
          eb
            .selectFrom('session_staff as f')
            .select('f.staff_id')
            .whereRef('f.session_id', '=', 's.id')
            .where('f.staff_id', '=', ctx.actor.staffId)
            .where('f.active', '=', true),
        )
        .as('isFacilitator'),
      eb
        .exists(
          eb
            .selectFrom('note as n')
            .select('n.id')
            .whereRef('n.session_id', '=', 's.id')
            .where((e) => (clientId ? e('n.client_id', '=', clientId) : e.lit(true))),
        )
        .as('isSigned'),
      eb
        .exists(
          eb
            .selectFrom('seat')
            .select('seat.client_id')
            .whereRef('seat.session_id', '=', 's.id')
            .where('seat.client_id', '=', clientId)
            .where('seat.client_id', 'in', visibleClients(ctx)),
        )
        .as('hasSeat'),
    ])
    .executeTakeFirst()
