import { sql } from 'kysely'
import type { Tx } from '#server/db.ts'
import type { Ctx } from '#server/door.ts'
import { visibleClients } from '#server/visible.ts'
import type { SessionKind } from '../program/program.ts'
import {
  type AddendumKind,
  type Card,
  cardFrom,
  type NoteKind,
  type NoteStatus,
  type SharedPart,
  sharedFrom,
} from './notes.ts'

/** What a signed note keeps of the session besides the author's text. */
export type SignedShared = SharedPart & {
  service: { kind: SessionKind; name: string }
  place: string
  byVideo: boolean
  facilitators: { name: string; role: 'lead' | 'co_lead' }[]
}

const readable = (ctx: Pick<Ctx, 'tx' | 'actor'>) =>
  ctx.tx
    .selectFrom('note as n')
    .innerJoin('client as c', 'c.id', 'n.client_id')
    .where('n.client_id', 'in', visibleClients(ctx))

const whole = (ctx: Pick<Ctx, 'tx' | 'actor'>) =>
  readable(ctx)
    .leftJoin('staff as supervisor', 'supervisor.id', 'n.supervisor_id')
    .selectAll('n')
    .select([
      'c.given_name',
      'c.family_name',
      'c.preferred_name',
      'c.born_on',
      'supervisor.given_name as supervisor_given_name',
      'supervisor.family_name as supervisor_family_name',
    ])

type Whole = Awaited<ReturnType<ReturnType<typeof whole>['execute']>>[number]

export type Note = ReturnType<typeof noteOf>
const noteOf = (r: Whole) => ({
  id: r.id,
  client: {
    id: r.client_id,
    givenName: r.given_name,
    familyName: r.family_name,
    preferredName: r.preferred_name,
    bornOn: r.born_on,
  },
  sessionId: r.session_id,
  kind: r.kind as NoteKind,
  status: r.status as NoteStatus,
  storedShared: r.shared,
  storedBody: r.body,
  shared: { ...(r.shared as SignedShared), ...sharedFrom(r.shared as object) },
  body: cardFrom(r.body as object) as Card,
  startedAt: r.session_started_at,
  endedAt: r.session_ended_at,
  minutes: r.minutes,
  participantCount: r.participant_count,
  authorId: r.author_id,
  authorName: r.author_name,
  authorCredential: r.author_credential,
  signedAt: r.signed_at,
  lateEntryReason: r.late_entry_reason,
  confirmed: r.confirmed as { guard: string; reason: string }[],
  sha256: r.content_sha256,
  supervisorId: r.supervisor_id,
  supervisorName: fullName(r.supervisor_given_name, r.supervisor_family_name),
  cosigned:
    r.cosigned_at && r.cosigner_name !== null && r.cosigner_credential !== null
      ? { name: r.cosigner_name, credential: r.cosigner_credential, at: r.cosigned_at }
      : null,
})

const fullName = (given: string | null, family: string | null) =>
  given === null || family === null ? null : `${given} ${family}`

export async function findNote(ctx: Ctx, clientId: string, noteId: string): Promise<Note | undefined> {
  const row = await whole(ctx)
    .where('n.id', '=', noteId)
    .where('n.client_id', '=', clientId)
    .executeTakeFirst()
  return row && noteOf(row)
}

export async function listNotesById(ctx: Ctx, noteIds: readonly string[]): Promise<Note[]> {
  return (await whole(ctx).where('n.id', 'in', noteIds).execute()).map(noteOf)
}

export async function listNotesOfSession(ctx: Ctx, sessionId: string): Promise<Note[]> {
  const rows = await whole(ctx)
    .where('n.session_id', '=', sessionId)
    .orderBy('c.family_name')
    .orderBy('c.given_name')
    .execute()
  return rows.map(noteOf)
}

const items = (ctx: Pick<Ctx, 'tx' | 'actor'>) =>
  readable(ctx).select((eb) => [
    'n.id',
    'n.client_id as clientId',
    'n.session_id as sessionId',
    eb.ref('n.kind').$castTo<NoteKind>().as('kind'),
    eb.ref('n.status').$castTo<NoteStatus>().as('status'),
    sql<string>`coalesce(n.shared -> 'service' ->> 'name', '')`.as('sessionName'),
    sql<string>`coalesce(n.shared ->> 'topic', '')`.as('topic'),
    'n.session_started_at as startedAt',
    'n.minutes',
    'n.author_name as authorName',
    'n.signed_at as signedAt',
    sql<boolean>`n.late_entry_reason is not null`.as('isLate'),
    sql<number>`(select count(*)::int from note_addendum a where a.note_id = n.id)`.as('addenda'),
  ])

export function listClientNotes(
  ctx: Ctx,
  of: {
    clientId: string
    kind?: NoteKind | undefined
    status?: NoteStatus | undefined
    before?: Temporal.Instant | undefined
    limit: number
  },
) {
  let query = items(ctx).where('n.client_id', '=', of.clientId)
  if (of.kind) query = query.where('n.kind', '=', of.kind)
  if (of.status) query = query.where('n.status', '=', of.status)
  if (of.before) query = query.where('n.session_started_at', '<', of.before)
  return query.orderBy('n.session_started_at', 'desc').orderBy('n.id', 'desc').limit(of.limit).execute()
}

export const isVisibleClient = async (ctx: Ctx, clientId: string) =>
  (await visibleClients(ctx).where('visible_client.id', '=', clientId).executeTakeFirst()) !== undefined

export const isVisibleSession = async ({ tx, actor }: Ctx, sessionId: string) =>
  (await tx
    .selectFrom('session')
    .select('id')
    .where('id', '=', sessionId)
    .where('site_id', 'in', actor.siteIds)
    .executeTakeFirst()) !== undefined

/** The zone of the actor's first site, for "today". */
export async function timeZoneOf({ tx, actor }: Ctx): Promise<string> {
  const site = await tx
    .selectFrom('site')
    .select('time_zone')
    .where('id', 'in', actor.siteIds)
    .orderBy('id')
    .limit(1)
    .executeTakeFirst()
  return site?.time_zone ?? 'UTC'
}

export async function listAwaiting(ctx: Ctx) {
  const rows = await items(ctx)
    .leftJoin('staff as supervisor', 'supervisor.id', 'n.supervisor_id')
    .where('n.status', '=', 'awaiting_cosign')
    .select([
      'c.given_name as givenName',
      'c.family_name as familyName',
      'c.preferred_name as preferredName',
      'n.author_id as authorId',
      'n.author_credential as authorCredential',
      'n.supervisor_id as supervisorId',
      'supervisor.given_name as supervisorGivenName',
      'supervisor.family_name as supervisorFamilyName',
    ])
    .orderBy('n.signed_at')
    .orderBy('n.session_id')
    .orderBy('c.family_name')
    .limit(200)
    .execute()
  return rows.map(
    ({ givenName, familyName, preferredName, supervisorGivenName, supervisorFamilyName, ...r }) => ({
      ...r,
      clientName: { givenName, familyName, preferredName },
      supervisorName: fullName(supervisorGivenName, supervisorFamilyName),
    }),
  )
}

export type Cosigner = { staffId: string; name: string; credential: string; at: Temporal.Instant }

/** @returns how many were still waiting and now are signed. */
export async function saveCosignature(tx: Tx, noteIds: readonly string[], by: Cosigner): Promise<number> {
  const done = await tx
    .updateTable('note')
    .set({
      status: 'signed',
      cosigned_by: by.staffId,
      cosigned_at: by.at,
      cosigner_name: by.name,
      cosigner_credential: by.credential,
    })
    .where('id', 'in', noteIds)
    .where('status', '=', 'awaiting_cosign')
    .executeTakeFirst()
  return Number(done.numUpdatedRows)
}

export type Addendum = {
  id: string
  noteId: string
  clientId: string
  kind: AddendumKind
  text: string
  authorId: string
  authorName: string
  authorCredential: string
  signedAt: Temporal.Instant
}
export async function saveAddendum(tx: Tx, a: Addendum) {
  await tx
    .insertInto('note_addendum')
    .values({
      id: a.id,
      note_id: a.noteId,
      client_id: a.clientId,
      kind: a.kind,
      text: a.text,
      author_id: a.authorId,
      author_name: a.authorName,
      author_credential: a.authorCredential,
      signed_at: a.signedAt,
    })
    .execute()
}

export async function listAddenda(tx: Tx, noteIds: readonly string[]): Promise<Addendum[]> {
  if (noteIds.length === 0) return []
  const rows = await tx
    .selectFrom('note_addendum')
    .selectAll()
    .where('note_id', 'in', noteIds)
    .orderBy('signed_at')
    .orderBy('id')
    .execute()
  return rows.map((r) => ({
    id: r.id,
    noteId: r.note_id,
    clientId: r.client_id,
    kind: r.kind as AddendumKind,
    text: r.text,
    authorId: r.author_id,
    authorName: r.author_name,
    authorCredential: r.author_credential,
    signedAt: r.signed_at,
  }))
}
