import { sql } from 'kysely'
import { json, type Tx } from '#server/db.ts'
import type { Ctx } from '#server/door.ts'
import { visibleClients } from '#server/visible.ts'
import type { Mark } from '../../attendance/attendance.ts'
import type { SessionKind } from '../../program/program.ts'
import { type Card, cardFrom, type SharedPart, sharedFrom } from '../notes.ts'
import { documentationOf } from '../overdue.store.ts'
import type { RosterRow } from './composer.ts'

type Facilitator = { id: string; name: string; role: 'lead' | 'co_lead' }
type Credential = { label: string; supervised: boolean; supervisorId: string | null }
type Saving = { version: number; savedAt: Temporal.Instant | null; savedBy: string | null }

export type DraftPerson = Saving &
  RosterRow & {
    givenName: string
    familyName: string
    preferredName: string
    hasSeat: boolean
    card: Card
    noteId: string | null
  }
export type Draft = {
  session: {
    id: string
    name: string
    kind: SessionKind
    modality: string
    status: 'scheduled' | 'cancelled'
    byVideo: boolean
    place: string
    startsAt: Temporal.Instant
    endsAt: Temporal.Instant
    actualStartedAt: Temporal.Instant | null
    actualEndedAt: Temporal.Instant | null
    rosterClosedAt: Temporal.Instant | null
    facilitators: Facilitator[]
  }
  timeZone: string
  noteHours: number
  cloneSimilarity: number | undefined
  /** Under which the actor would sign today. */
  credential: Credential | null
  /** `isSigned`: notes exist, which fixes its text. */
  shared: Saving & { part: SharedPart; isSigned: boolean }
  /** Whom the actor may know of. */
  people: DraftPerson[]
  /** Everybody, for the count of participants. */
  roster: RosterRow[]
}

type Row = {
  id: string
  name: string
  kind: SessionKind
  modality: string
  status: 'scheduled' | 'cancelled'
  by_video: boolean
  site_name: string
  time_zone: string
  room_name: string | null
  starts_at: Temporal.Instant
  ends_at: Temporal.Instant
  actual_started_at: Temporal.Instant | null
  actual_ended_at: Temporal.Instant | null
  roster_closed_at: Temporal.Instant | null
  facilitators: Facilitator[]
  documentation: { noteHours: number; cloneSimilarity?: number }
  credential: Credential | null
  shared: object | null
  shared_version: number | null
  shared_at: Temporal.Instant | null
  shared_by: string | null
  client_id: string | null
  given_name: string | null
  family_name: string | null
  preferred_name: string | null
  has_seat: boolean
  mark: Mark | null
  minutes: number | null
  card: object | null
  card_version: number | null
  card_at: Temporal.Instant | null
  card_by: string | null
  note_id: string | null
}

const nameOf = (account: string) =>
  sql`(select st.given_name || ' ' || st.family_name from account ac join staff st on st.id = ac.staff_id where ac.id = ${sql.ref(account)})`

const credentialOf = ({ actor, now }: Ctx) => {
  const today = sql`(${now}::timestamptz at time zone site.time_zone)::date`
  return sql`(
    select jsonb_build_object('label', cr.label, 'supervised', cr.supervised, 'supervisorId', cr.supervisor_id)
    from credential cr
    where cr.staff_id = ${actor.staffId} and ${today} between cr.from_on and coalesce(cr.until_on, ${today})
    order by cr.from_on desc limit 1)`
}

/** Session, roster, shared part and cards in one statement: signing may take few. A row per person of the session. */
export async function findDraft(ctx: Ctx, sessionId: string): Promise<Draft | undefined> {
  const { rows } = await sql<Row>`
    with s as materialized (
      select s.id, s.name, s.kind, s.modality, s.status, s.by_video, site.name as site_name, site.time_zone,
        room.name as room_name, s.starts_at, s.ends_at, s.actual_started_at, s.actual_ended_at, s.roster_closed_at,
        ${documentationOf} as documentation, ${credentialOf(ctx)} as credential,
        (select coalesce(jsonb_agg(jsonb_build_object('id', f.staff_id, 'name', st.given_name || ' ' || st.family_name, 'role', f.role)
            order by f.role desc, st.family_name), '[]')
          from session_staff f join staff st on st.id = f.staff_id where f.session_id = s.id and f.active) as facilitators,
        coalesce((select g.shared from note g where g.session_id = s.id order by g.signed_at limit 1), d.shared) as shared,
        d.version as shared_version, d.saved_at as shared_at, ${nameOf('d.saved_by')} as shared_by
      from session s
      join site on site.id = s.site_id
      left join room on room.id = s.room_id
      left join group_note_draft d on d.session_id = s.id
      where s.id = ${sessionId} and s.site_id = any(${ctx.actor.siteIds}::uuid[]))
    select s.*, p.client_id, c.given_name, c.family_name, c.preferred_name, coalesce(seat.status = 'taken', false) as has_seat,
      a.mark, a.minutes, k.card, k.version as card_version, k.saved_at as card_at, ${nameOf('k.saved_by')} as card_by,
      n.id as note_id
    from s
    left join lateral (
      select client_id from seat where session_id = s.id and status = 'taken'
      union select client_id from attendance where session_id = s.id and mark is not null
      union select client_id from group_note_card where session_id = s.id) p on true
    left join seat on seat.session_id = s.id and seat.client_id = p.client_id
    left join attendance a on a.session_id = s.id and a.client_id = p.client_id
    left join group_note_card k on k.session_id = s.id and k.client_id = p.client_id
    left join note n on n.session_id = s.id and n.client_id = p.client_id
    left join client c on c.id = p.client_id and c.id in ${visibleClients(ctx)}
    order by c.family_name, c.given_name, p.client_id`.execute(ctx.tx)
  const first = rows[0]
  return first && draftOf(first, rows)
}

function draftOf(s: Row, rows: readonly Row[]): Draft {
  const people = rows.flatMap((r) => personOf(r) ?? [])
  return {
    session: {
      id: s.id,
      name: s.name,
      kind: s.kind,
      modality: s.modality,
      status: s.status,
      byVideo: s.by_video,
      place: s.room_name ? `${s.site_name}, ${s.room_name}` : s.site_name,
      startsAt: s.starts_at,
      endsAt: s.ends_at,
      actualStartedAt: s.actual_started_at,
      actualEndedAt: s.actual_ended_at,
      rosterClosedAt: s.roster_closed_at,
      facilitators: s.facilitators,
    },
    timeZone: s.time_zone,
    noteHours: s.documentation.noteHours,
    cloneSimilarity: s.documentation.cloneSimilarity,
    credential: s.credential,
    shared: {
      part: sharedFrom({ modality: s.modality, ...s.shared }),
      isSigned: rows.some((r) => r.note_id !== null),
      version: s.shared_version ?? 0,
      savedAt: s.shared_at,
      savedBy: s.shared_by,
    },
    people,
    roster: rows.flatMap((r) => (r.client_id !== null && isOnRoster(r) ? rosterRowOf(r, r.client_id) : [])),
  }
}

const isOnRoster = (r: Row) => r.has_seat || r.mark !== null

const rosterRowOf = (r: Row, clientId: string): RosterRow => ({
  clientId,
  mark: r.mark,
  minutes: r.minutes ?? 0,
  isNoted: r.note_id !== null,
})

/** Null for the row of a session without people, and for people the actor may not know of. */
function personOf(r: Row): DraftPerson | null {
  if (r.client_id === null || r.given_name === null) return null
  return {
    ...rosterRowOf(r, r.client_id),
    givenName: r.given_name,
    familyName: r.family_name ?? '',
    preferredName: r.preferred_name ?? '',
    hasSeat: isOnRoster(r),
    card: cardFrom(r.card),
    version: r.card_version ?? 0,
    savedAt: r.card_at,
    savedBy: r.card_by,
    noteId: r.note_id,
  }
}

type Saved = { version: number; savedAt: Temporal.Instant }
type By = { accountId: string; at: Temporal.Instant }

/** The same text again is no new version. Undefined where both version and text are others than those read. */
export async function saveSharedPart(
  tx: Tx,
  d: { sessionId: string; version: number; shared: SharedPart },
  by: By,
): Promise<Saved | undefined> {
  const { rows } = await sql<Saved>`
    insert into group_note_draft as d (session_id, shared, saved_at, saved_by)
    values (${d.sessionId}, ${json(d.shared)}, ${by.at}, ${by.accountId})
    on conflict (session_id) do update
      set shared = excluded.shared, version = d.version + (d.shared <> excluded.shared)::int, saved_at = excluded.saved_at, saved_by = excluded.saved_by
      where d.version = ${d.version} or d.shared = excluded.shared
    returning version, saved_at as "savedAt"`.execute(tx)
  return rows[0]
}

/** As `saveSharedPart`, for one person's card; begins the draft where there is none. */
export async function saveDraftCard(
  tx: Tx,
  c: { sessionId: string; clientId: string; version: number; card: Card },
  by: By,
): Promise<Saved | undefined> {
  const { rows } = await sql<Saved>`
    with draft as (
      insert into group_note_draft (session_id, shared, version, saved_at, saved_by)
      values (${c.sessionId}, '{}', 0, ${by.at}, ${by.accountId}) on conflict do nothing)
    insert into group_note_card as k (session_id, client_id, card, saved_at, saved_by)
    values (${c.sessionId}, ${c.clientId}, ${json(c.card)}, ${by.at}, ${by.accountId})
    on conflict (session_id, client_id) do update
      set card = excluded.card, version = k.version + (k.card <> excluded.card)::int, saved_at = excluded.saved_at, saved_by = excluded.saved_by
      where k.version = ${c.version} or k.card = excluded.card
    returning version, saved_at as "savedAt"`.execute(tx)
  return rows[0]
}
