import { sql } from 'kysely'
import { json, type Tx } from '#server/db.ts'
import type { Ctx } from '#server/door.ts'
import { visibleClients } from '#server/visible.ts'
import type { ReferralSummary } from './summary.ts'

export type NewReferral = {
  id: string
  siteId: string
  inquiryId: string
  clientId: string | null
  original: { name: string; mediaType: string; bytes: Uint8Array; sha256: Buffer } | null
  summary: ReferralSummary
  receivedAt: Temporal.Instant
  receivedBy: string
}

export async function saveReferral(tx: Tx, r: NewReferral) {
  await tx
    .insertInto('referral')
    .values({
      id: r.id,
      site_id: r.siteId,
      inquiry_id: r.inquiryId,
      client_id: r.clientId,
      source_organization: r.summary.from.organization,
      file_name: r.original?.name ?? null,
      media_type: r.original?.mediaType ?? null,
      original: r.original ? Buffer.from(r.original.bytes) : null,
      original_sha256: r.original?.sha256 ?? null,
      summary: json(r.summary),
      received_at: r.receivedAt,
      received_by: r.receivedBy,
    })
    .execute()
}

/** The inquiry to which this very file was imported at a site. */
export const findImported = (tx: Tx, siteId: string, sha256: Buffer) =>
  tx
    .selectFrom('referral')
    .select(['inquiry_id as inquiryId', 'received_at as receivedAt'])
    .where('site_id', '=', siteId)
    .where('original_sha256', '=', sha256)
    .executeTakeFirst()

/** Referrals of the actor's sites; those about a client only where the client is visible. The original stays in the store. */
const rows = (ctx: Ctx) =>
  ctx.tx
    .selectFrom('referral')
    .innerJoin('account', 'account.id', 'referral.received_by')
    .leftJoin('staff', 'staff.id', 'account.staff_id')
    .select([
      'referral.id',
      'referral.site_id as siteId',
      'referral.inquiry_id as inquiryId',
      'referral.client_id as clientId',
      'referral.received_at as receivedAt',
      'referral.file_name as fileName',
      'referral.summary',
      sql<number>`coalesce(length(referral.original), 0)`.as('bytes'),
      sql<string | null>`encode(referral.original_sha256, 'hex')`.as('sha256'),
      sql<string>`coalesce(staff.given_name || ' ' || staff.family_name, '')`.as('receivedBy'),
    ])
    .where('referral.site_id', 'in', ctx.actor.siteIds)
    .where((eb) =>
      eb.or([eb('referral.client_id', 'is', null), eb('referral.client_id', 'in', visibleClients(ctx))]),
    )
export type ReferralRow = Awaited<ReturnType<ReturnType<typeof rows>['execute']>>[number]

export const findReferral = (ctx: Ctx, referralId: string) =>
  rows(ctx).where('referral.id', '=', referralId).executeTakeFirst()

export const listReferralsOf = (ctx: Ctx, clientId: string) =>
  rows(ctx).where('referral.client_id', '=', clientId).orderBy('referral.received_at', 'desc').execute()
