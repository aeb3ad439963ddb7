import { sql } from 'kysely'
import { json, type Tx } from '#server/db.ts'
import type { Ctx } from '#server/door.ts'
import { visibleClients } from '#server/visible.ts'
import type { Part } from '../consent.ts'
import type { Basis, Transport, Withheld } from './gate.ts'

export type NewDisclosure = {
  id: string
  clientId: string
  at: Temporal.Instant
  exit: string
  basis: Basis
  consentId: string | null
  recipient: string
  purpose: string
  description: string
  parts: readonly Part[]
  withheld: readonly Withheld[]
  notice: boolean
  transport: Transport
  by: string
  sha256: string | null
}

export async function saveDisclosure(tx: Tx, d: NewDisclosure) {
  await tx
    .insertInto('disclosure')
    .values({
      id: d.id,
      client_id: d.clientId,
      at: d.at,
      exit: d.exit,
      basis: d.basis,
      consent_id: d.consentId,
      recipient: d.recipient,
      purpose: d.purpose,
      description: d.description,
      parts: [...d.parts],
      withheld: json(d.withheld),
      notice: d.notice,
      transport: d.transport,
      made_by: d.by,
      content_sha256: d.sha256,
    })
    .execute()
}

export async function saveRefusal(
  tx: Tx,
  r: {
    id: string
    clientId: string
    at: Temporal.Instant
    exit: string
    reason: string
    consentId: string | null
    by: string
  },
) {
  await tx
    .insertInto('disclosure_refusal')
    .values({
      id: r.id,
      client_id: r.clientId,
      at: r.at,
      exit: r.exit,
      reason: r.reason,
      consent_id: r.consentId,
      asked_by: r.by,
    })
    .execute()
}

const nameOf = sql<string>`coalesce(staff.given_name || ' ' || staff.family_name, a.email)`

/** The newest first. */
export async function listDisclosures(ctx: Ctx, clientId: string, since: Temporal.Instant) {
  const rows = await ctx.tx
    .selectFrom('disclosure as d')
    .innerJoin('account as a', 'a.id', 'd.made_by')
    .leftJoin('staff', 'staff.id', 'a.staff_id')
    .select([
      'd.id',
      'd.at',
      'd.exit',
      'd.basis',
      'd.consent_id as consentId',
      'd.recipient',
      'd.purpose',
      'd.description',
      'd.parts',
      'd.transport',
      nameOf.as('madeBy'),
    ])
    .where('d.client_id', '=', clientId)
    .where('d.client_id', 'in', visibleClients(ctx))
    .where('d.at', '>=', since)
    .orderBy('d.at', 'desc')
    .orderBy('d.id', 'desc')
    .execute()
  return rows.map((r) => ({
    ...r,
    basis: r.basis as Basis,
    parts: r.parts as Part[],
    transport: r.transport as Transport,
  }))
}

export const listRefusals = (ctx: Ctx, clientId: string) =>
  ctx.tx
    .selectFrom('disclosure_refusal as r')
    .innerJoin('account as a', 'a.id', 'r.asked_by')
    .leftJoin('staff', 'staff.id', 'a.staff_id')
    .select(['r.id', 'r.at', 'r.exit', 'r.reason', nameOf.as('askedBy')])
    .where('r.client_id', '=', clientId)
    .where('r.client_id', 'in', visibleClients(ctx))
    .orderBy('r.at', 'desc')
    .limit(200)
    .execute()
