import { notFound, refused, stale } from '#kit/problem.ts'
import type { Action, Ctx } from '#server/door.ts'
import { getClient, registerClient } from '../../people/client.actions.ts'
import { contactOf } from '../../people/client.ts'
import { clientsWhoMayBe } from '../../people/match.actions.ts'
import {
  type InquiryLine,
  type InquiryView,
  type inquiry,
  inquiryLinked,
  type inquiryMatches,
  inquiryMoved,
  inquiryOpened,
  type listInquiries,
  type moveInquiry,
  type openInquiry,
  type saveInquiry,
  type startClient,
} from './inquiry.contract.ts'
import * as store from './inquiry.store.ts'
import { closedReasons, mayMove, movesFrom } from './inquiry.ts'
import { inquiryWords } from './inquiry.words.ts'

const sentences = inquiryWords.en.reasons
const mostOpen = 500
const pageSize = 50

export const inquiryList: Action<typeof listInquiries> = async (ctx, { show, before }) => {
  if (show === 'open') {
    const rows = await store.listOpen(ctx, mostOpen)
    return { inquiries: rows.map(line), more: false }
  }
  const rows = await store.listEnded(ctx, before, pageSize + 1)
  return { inquiries: rows.slice(0, pageSize).map(line), more: rows.length > pageSize }
}

export const inquiryRecord: Action<typeof inquiry> = async (ctx, { inquiryId }) => {
  const row = await get(ctx, inquiryId)
  if (row.clientId) ctx.saw([row.clientId])
  return present(row)
}

export const writeDown: Action<typeof openInquiry> = async (ctx, { firstContactAt, ...input }) => {
  if (!ctx.actor.siteIds.includes(input.siteId)) throw notFound('site')
  const at = firstContactAt ?? ctx.now
  if (Temporal.Instant.compare(at, ctx.now) > 0)
    throw refused('first_contact_in_future', sentences, {
      issues: [{ path: ['firstContactAt'], message: sentences.first_contact_in_future }],
    })
  return { inquiryId: await beginInquiry(ctx, { ...input, firstContactAt: at, clientId: null }) }
}

/** Opens an inquiry, however it came. @returns its id. */
export async function beginInquiry(ctx: Ctx, i: Omit<store.NewInquiry, 'id'>): Promise<string> {
  const id = ctx.newId()
  await store.saveNewInquiry(ctx.tx, { ...i, id })
  await ctx.tell(inquiryOpened, subject(i.clientId), { inquiryId: id, siteId: i.siteId, source: i.source })
  return id
}

export const changeInquiry: Action<typeof saveInquiry> = async (ctx, input) => {
  await get(ctx, input.inquiryId)
  if (!(await store.saveAsked(ctx.tx, input))) throw stale('inquiry')
  return present(await get(ctx, input.inquiryId))
}

export const move: Action<typeof moveInquiry> = async (ctx, input) => {
  const row = await get(ctx, input.inquiryId)
  if (row.version !== input.version) throw stale('inquiry')
  const refusal = mayMove(row.status, input, ctx.now)
  if (refusal) throw refused(refusal, sentences)
  if (!(await store.saveMove(ctx.tx, input))) throw stale('inquiry')
  const { inquiryId, status } = input
  await ctx.tell(inquiryMoved, subject(row.clientId), { inquiryId, status })
  return present(await get(ctx, inquiryId))
}

export const matchesOf: Action<typeof inquiryMatches> = async (ctx, { inquiryId }) => {
  const row = await get(ctx, inquiryId)
  return { matches: await clientsWhoMayBe(ctx, { ...row, identifiers: [] }) }
}

export const startRecord: Action<typeof startClient> = async (ctx, input) => ({
  clientId: await startClientFromInquiry(ctx, input),
})

/** Registers the person of an inquiry, or links the client they already are. @returns the client's id. */
export async function startClientFromInquiry(
  ctx: Ctx,
  { inquiryId, version, clientId }: { inquiryId: string; version: number; clientId: string | null },
): Promise<string> {
  const row = await get(ctx, inquiryId)
  if (row.version !== version) throw stale('inquiry')
  if (row.clientId) throw refused('already_linked', sentences)
  if (clientId) await getClient(ctx, clientId)
  if (!clientId && !(row.givenName && row.familyName)) throw refused('name_incomplete', sentences)
  const id = clientId ?? (await registerClient(ctx, { ...row, contact: contactOf(row.contact) }))
  if (!(await store.saveClientOf(ctx.tx, { inquiryId, version, clientId: id }))) throw stale('inquiry')
  await ctx.tell(inquiryLinked, { clientId: id }, { inquiryId })
  return id
}

/** The assessment of a client is done: their open inquiries say so. */
export async function markAssessed(ctx: Ctx, clientId: string) {
  for (const inquiryId of await store.saveAssessed(ctx.tx, clientId))
    await ctx.tell(inquiryMoved, { clientId }, { inquiryId, status: 'assessed' })
}

const subject = (clientId: string | null) => (clientId ? { clientId } : {})

async function get(ctx: Ctx, inquiryId: string) {
  const row = await store.findInquiry(ctx, inquiryId)
  if (!row) throw notFound('inquiry')
  return row
}

type Row = Awaited<ReturnType<typeof get>>

function line(r: store.InquiryRow): InquiryLine {
  const { timeZone: _, referralId: __, ...told } = r
  return { ...told, contact: contactOf(r.contact), referredBy: r.referredBy ?? '' }
}

function present(r: Row): InquiryView {
  const { clientGivenName, clientFamilyName, ...told } = r
  return {
    ...told,
    contact: contactOf(r.contact),
    referredBy: r.referredBy ?? '',
    closedReason: closedReasons.find((c) => c === r.closedReason) ?? null,
    clientName: [clientGivenName, clientFamilyName].filter(Boolean).join(' '),
    moves: [...movesFrom[r.status]],
  }
}
