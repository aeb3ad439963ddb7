import { sql, type UpdateObject } from 'kysely'
import { json, type Tx } from '#server/db.ts'
import type { DB } from '#server/db.types.ts'
import type { Ctx } from '#server/door.ts'
import { visibleClients } from '#server/visible.ts'
import type { ContactPreference } from '../../people/client.ts'
import type { InquirySource, InquiryStatus, Move } from './inquiry.ts'

export type Asked = {
  givenName: string
  familyName: string
  preferredName: string
  bornOn: Temporal.PlainDate | null
  phone: string
  email: string
  contact: ContactPreference
  askedBy: string
  askedByRelation: string
  reason: string
  barriers: string
}

const columns = (a: Asked) => ({
  given_name: a.givenName,
  family_name: a.familyName,
  preferred_name: a.preferredName,
  born_on: a.bornOn,
  phone: a.phone,
  email: a.email,
  contact_preference: json(a.contact),
  asked_by: a.askedBy,
  asked_by_relation: a.askedByRelation,
  reason: a.reason,
  barriers: a.barriers,
})

export type NewInquiry = Asked & {
  id: string
  siteId: string
  clientId: string | null
  source: InquirySource
  firstContactAt: Temporal.Instant
}

export async function saveNewInquiry(tx: Tx, i: NewInquiry) {
  await tx
    .insertInto('inquiry')
    .values({
      ...columns(i),
      id: i.id,
      site_id: i.siteId,
      client_id: i.clientId,
      source: i.source,
      status: 'new',
      first_contact_at: i.firstContactAt,
    })
    .execute()
}

/** Admitted is who has an episode that began after the first contact. */
const statusNow = sql<InquiryStatus>`case when exists (select from episode where episode.client_id = inquiry.client_id
  and episode.admitted_at >= inquiry.first_contact_at) then 'admitted' else inquiry.status end`

/** Inquiries of the actor's sites; those about a client only where the client is visible. */
const rows = (ctx: Pick<Ctx, 'tx' | 'actor'>) =>
  ctx.tx
    .selectFrom('inquiry')
    .innerJoin('site', 'site.id', 'inquiry.site_id')
    .leftJoinLateral(
      (eb) =>
        eb
          .selectFrom('referral')
          .select(['referral.id as referral_id', 'referral.source_organization'])
          .whereRef('referral.inquiry_id', '=', 'inquiry.id')
          .orderBy('referral.received_at', 'desc')
          .limit(1)
          .as('referred'),
      (join) => join.onTrue(),
    )
    .select([
      'inquiry.id',
      'inquiry.site_id as siteId',
      'site.name as siteName',
      'site.time_zone as timeZone',
      sql<InquirySource>`inquiry.source`.as('source'),
      statusNow.as('status'),
      'inquiry.first_contact_at as firstContactAt',
      'inquiry.given_name as givenName',
      'inquiry.family_name as familyName',
      'inquiry.preferred_name as preferredName',
      'inquiry.phone',
      'inquiry.contact_preference as contact',
      'inquiry.reason',
      'inquiry.client_id as clientId',
      'inquiry.assessment_at as assessmentAt',
      'referred.referral_id as referralId',
      'referred.source_organization as referredBy',
    ])
    .where('inquiry.site_id', 'in', ctx.actor.siteIds)
    .where((eb) =>
      eb.or([eb('inquiry.client_id', 'is', null), eb('inquiry.client_id', 'in', visibleClients(ctx))]),
    )
export type InquiryRow = Awaited<ReturnType<ReturnType<typeof rows>['execute']>>[number]

/** Those who wait, the longest first. */
export const listOpen = (ctx: Ctx, most: number) =>
  rows(ctx)
    .where('inquiry.status', '!=', 'closed')
    .where(sql<boolean>`${statusNow} <> 'admitted'`)
    .orderBy('inquiry.first_contact_at')
    .orderBy('inquiry.id')
    .limit(most)
    .execute()

/** Those that ended, the newest first. */
export const listEnded = (ctx: Ctx, before: Temporal.Instant | undefined, most: number) =>
  rows(ctx)
    .where(sql<boolean>`${statusNow} in ('closed', 'admitted')`)
    .$if(before !== undefined, (q) => q.where('inquiry.first_contact_at', '<', before ?? null))
    .orderBy('inquiry.first_contact_at', 'desc')
    .orderBy('inquiry.id')
    .limit(most)
    .execute()

export const findInquiry = (ctx: Ctx, inquiryId: string) =>
  rows(ctx)
    .leftJoin('client', 'client.id', 'inquiry.client_id')
    .select([
      'inquiry.born_on as bornOn',
      'inquiry.email',
      'inquiry.asked_by as askedBy',
      'inquiry.asked_by_relation as askedByRelation',
      'inquiry.barriers',
      'inquiry.closed_reason as closedReason',
      'inquiry.closed_note as closedNote',
      'inquiry.version',
      'client.given_name as clientGivenName',
      'client.family_name as clientFamilyName',
    ])
    .where('inquiry.id', '=', inquiryId)
    .executeTakeFirst()

type Versioned = { inquiryId: string; version: number }

/** @returns whether the version was still the one read. */
export async function saveAsked(tx: Tx, i: Asked & Versioned): Promise<boolean> {
  return update(tx, i, columns(i))
}

export async function saveMove(tx: Tx, m: Move & Versioned): Promise<boolean> {
  return update(tx, m, {
    status: m.status,
    assessment_at: m.status === 'assessment_booked' ? m.assessmentAt : null,
    closed_reason: m.status === 'closed' ? m.closedReason : null,
    closed_note: m.status === 'closed' ? m.closedNote : '',
  })
}

/** Links the client to the inquiry and to its referrals. */
export async function saveClientOf(tx: Tx, l: Versioned & { clientId: string }): Promise<boolean> {
  if (!(await update(tx, l, { client_id: l.clientId }))) return false
  await tx
    .updateTable('referral')
    .set({ client_id: l.clientId })
    .where('inquiry_id', '=', l.inquiryId)
    .where('client_id', 'is', null)
    .execute()
  return true
}

type Changes = UpdateObject<DB, 'inquiry', 'inquiry'>

async function update(tx: Tx, { inquiryId, version }: Versioned, changes: Changes): Promise<boolean> {
  const done = await tx
    .updateTable('inquiry')
    .set({ ...changes, version: version + 1 })
    .where('id', '=', inquiryId)
    .where('version', '=', version)
    .executeTakeFirst()
  return done.numUpdatedRows === 1n
}

/** The client's open inquiries become assessed. @returns their ids. */
export async function saveAssessed(tx: Tx, clientId: string): Promise<string[]> {
  const done = await tx
    .updateTable('inquiry')
    .set((eb) => ({ status: 'assessed', version: eb('version', '+', 1) }))
    .where('client_id', '=', clientId)
    .where('status', 'in', ['new', 'contacted', 'assessment_booked'])
    .returning('id')
    .execute()
  return done.map((r) => r.id)
}

export const listAllSites = (tx: Tx) => tx.selectFrom('site').select(['id', 'name']).orderBy('name').execute()
