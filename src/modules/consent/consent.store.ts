import { sql } from 'kysely'
import { json, type Tx } from '#server/db.ts'
import type { Ctx } from '#server/door.ts'
import { visibleClients } from '#server/visible.ts'
import type { ConsentStatus, Part, Purpose, Signer, Terms } from './consent.ts'

const visible = (ctx: Pick<Ctx, 'tx' | 'actor'>, clientId: string) =>
  ctx.tx
    .selectFrom('consent as c')
    .innerJoin('client', 'client.id', 'c.client_id')
    .innerJoin('site', 'site.id', 'client.site_id')
    .selectAll('c')
    .select([
      sql<Temporal.PlainDate | null>`(c.activated_at at time zone site.time_zone)::date`.as('activated_on'),
      sql<Temporal.PlainDate | null>`(select case when bool_or(e.discharged_on is null) then null else max(e.discharged_on) end
        from episode e where e.client_id = c.client_id)`.as('treatment_ended_on'),
      sql<number>`(select count(*)::int from disclosure d where d.consent_id = c.id)`.as('disclosures'),
    ])
    .where('c.client_id', '=', clientId)
    .where('c.client_id', 'in', visibleClients(ctx))

type Row = Awaited<ReturnType<ReturnType<typeof visible>['execute']>>[number]

export type Consent = ReturnType<typeof consentOf>
const consentOf = (r: Row) => ({
  id: r.id,
  clientId: r.client_id,
  status: r.status as ConsentStatus,
  ...(termsOf(r) satisfies Terms),
  createdAt: r.created_at,
  activatedAt: r.activated_at,
  activatedOn: r.activated_on,
  document: r.document as [string, string][] | null,
  revokedAt: r.revoked_at,
  endedAt: r.ended_at,
  treatmentEndedOn: r.treatment_ended_on,
  disclosures: r.disclosures,
  version: r.version,
})
const termsOf = (r: Row): Terms => ({
  discloser: r.discloser,
  recipientKind: r.recipient_kind as Terms['recipientKind'],
  recipientClass: r.recipient_class as Terms['recipientClass'],
  recipient: r.recipient,
  participants: r.participants,
  parts: r.parts as Part[],
  description: r.description,
  purposes: r.purposes as Purpose[],
  purposeNote: r.purpose_note,
  expiry: r.expiry as Terms['expiry'],
  expiresOn: r.expires_on,
  expiresEvent: r.expires_event,
  revocation: r.revocation,
  consequences: r.consequences,
})

/** The newest first; what was thrown away is left out. */
export async function listConsents(ctx: Ctx, clientId: string): Promise<Consent[]> {
  const rows = await visible(ctx, clientId)
    .where('c.status', '<>', 'discarded')
    .orderBy('c.created_at', 'desc')
    .orderBy('c.id', 'desc')
    .execute()
  return rows.map(consentOf)
}

/** `share` holds off a revocation until the disclosure that rests on the consent is in the ledger (R83). */
export async function findConsent(
  ctx: Ctx,
  { clientId, consentId }: { clientId: string; consentId: string },
  lock: 'none' | 'update' | 'share' = 'none',
): Promise<Consent | undefined> {
  const row = await visible(ctx, clientId)
    .where('c.id', '=', consentId)
    .$if(lock === 'update', (q) => q.forUpdate('c'))
    .$if(lock === 'share', (q) => q.forShare('c'))
    .executeTakeFirst()
  return row && consentOf(row)
}

const columns = (t: Terms) => ({
  discloser: t.discloser,
  recipient_kind: t.recipientKind,
  recipient_class: t.recipientClass,
  recipient: t.recipient,
  participants: t.participants,
  parts: [...t.parts],
  description: t.description,
  purposes: [...t.purposes],
  purpose_note: t.purposeNote,
  expiry: t.expiry,
  expires_on: t.expiry === 'date' ? t.expiresOn : null,
  expires_event: t.expiry === 'event' ? t.expiresEvent : '',
  revocation: t.revocation,
  consequences: t.consequences,
})

export async function saveDraft(
  tx: Tx,
  d: Terms & { id: string; clientId: string; at: Temporal.Instant; by: string },
) {
  await tx
    .insertInto('consent')
    .values({
      ...columns(d),
      id: d.id,
      client_id: d.clientId,
      status: 'draft',
      created_at: d.at,
      created_by: d.by,
    })
    .execute()
}

const draftAt = (tx: Tx, { id, version }: { id: string; version: number }) =>
  tx
    .updateTable('consent')
    .set((eb) => ({ version: eb('version', '+', 1) }))
    .where('id', '=', id)
    .where('version', '=', version)
    .where('status', '=', 'draft')
    .returning('version')

/** @returns the new version; undefined where somebody else saved meanwhile. */
export const saveTerms = async (tx: Tx, at: { id: string; version: number }, t: Terms) =>
  (await draftAt(tx, at).set(columns(t)).executeTakeFirst())?.version

export const saveDiscarded = async (tx: Tx, at: { id: string; version: number }) =>
  (await draftAt(tx, at).set({ status: 'discarded' }).executeTakeFirst())?.version

export async function saveActive(
  tx: Tx,
  c: { id: string; at: Temporal.Instant; document: readonly unknown[]; sha256: string },
) {
  await tx
    .updateTable('consent')
    .set({
      status: 'active',
      activated_at: c.at,
      document: json(c.document),
      document_sha256: c.sha256,
    })
    .where('id', '=', c.id)
    .execute()
}

export async function saveRevoked(tx: Tx, r: { id: string; at: Temporal.Instant; by: string; how: string }) {
  await tx
    .updateTable('consent')
    .set({ status: 'revoked', revoked_at: r.at, revoked_by: r.by, revoked_how: r.how })
    .where('id', '=', r.id)
    .execute()
}

export async function saveEnded(tx: Tx, e: { id: string; at: Temporal.Instant; by: string }) {
  await tx.updateTable('consent').set({ ended_at: e.at, ended_by: e.by }).where('id', '=', e.id).execute()
}

type Strokes = [number, number][][]
export async function listSignatures(tx: Tx, consentIds: readonly string[]) {
  if (consentIds.length === 0) return []
  const rows = await tx
    .selectFrom('consent_signature as s')
    .innerJoin('account as a', 'a.id', 's.witnessed_by')
    .leftJoin('staff', 'staff.id', 'a.staff_id')
    .select([
      's.consent_id as consentId',
      's.signer',
      's.name',
      's.authority',
      's.method',
      's.strokes',
      's.signed_at as signedAt',
      sql<string>`coalesce(staff.given_name || ' ' || staff.family_name, a.email)`.as('witnessedBy'),
    ])
    .where('s.consent_id', 'in', consentIds)
    .orderBy('s.signed_at')
    .execute()
  return rows.map((r) => ({
    ...r,
    signer: r.signer as Signer,
    method: r.method as 'drawn' | 'typed',
    strokes: r.strokes as Strokes,
  }))
}

export async function saveSignature(
  tx: Tx,
  s: {
    id: string
    consentId: string
    clientId: string
    signer: Signer
    name: string
    authority: string
    method: 'drawn' | 'typed'
    strokes: readonly unknown[]
    at: Temporal.Instant
    by: string
  },
) {
  await tx
    .insertInto('consent_signature')
    .values({
      id: s.id,
      consent_id: s.consentId,
      client_id: s.clientId,
      signer: s.signer,
      name: s.name,
      authority: s.authority,
      method: s.method,
      strokes: json(s.strokes),
      signed_at: s.at,
      witnessed_by: s.by,
    })
    .execute()
}
