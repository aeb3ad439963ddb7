import { createHash } from 'node:crypto'
import { notFound, Problem, refused } from '#kit/problem.ts'
import type { Action, Ctx } from '#server/door.ts'
import { addIdentifiers, getClient, registerClient } from '../../people/client.actions.ts'
import { notAsked } from '../../people/client.ts'
import { clientsWhoMayBe } from '../../people/match.actions.ts'
import { beginInquiry } from '../inquiry/inquiry.actions.ts'
import {
  type clientReferrals,
  type importReferral,
  type previewReferral,
  type ReferralView,
  type referral,
  referralReceived,
  type typeReferral,
} from './referral.contract.ts'
import * as store from './referral.store.ts'
import { type FileReading, readReferral } from './referral.ts'
import { faultSentence, referralWords } from './referral.words.ts'
import { ReferralSummary } from './summary.ts'
import { typedSummary } from './typed.ts'

const { reasons: sentences, fileReasons } = referralWords.en

export const preview: Action<typeof previewReferral> = async (ctx, { siteId, file }) => {
  checkSite(ctx, siteId)
  const summary = understood(file.bytes)
  const imported = await store.findImported(ctx.tx, siteId, sha256(file.bytes))
  const matches = await clientsWhoMayBe(ctx, personFacts(summary))
  return {
    summary,
    matches,
    imported: imported?.inquiryId ? { inquiryId: imported.inquiryId, receivedAt: imported.receivedAt } : null,
  }
}

export const takeIn: Action<typeof importReferral> = async (ctx, input) => {
  const { siteId, file } = input
  checkSite(ctx, siteId)
  const summary = understood(file.bytes)
  const original = { ...file, name: file.name.slice(0, 255), sha256: sha256(file.bytes) }
  const imported = await store.findImported(ctx.tx, siteId, original.sha256)
  if (imported)
    throw new Problem('conflict', sentences.referral_original_once, {
      reason: 'referral_original_once',
      inquiryId: imported.inquiryId,
    })
  const person = whole(summary, input)
  const clientId = input.clientId
    ? await known(ctx, input.clientId, person)
    : await registerClient(ctx, { ...person, siteId })
  return { ...(await receive(ctx, { siteId, clientId, summary, original, person })), clientId }
}

export const writeDown: Action<typeof typeReferral> = async (ctx, { siteId, ...typed }) => {
  checkSite(ctx, siteId)
  const summary = typedSummary(typed)
  return receive(ctx, { siteId, clientId: null, summary, original: null, person: whole(summary, {}) })
}

type Received = Pick<store.NewReferral, 'siteId' | 'clientId' | 'summary' | 'original'> & {
  person: ReturnType<typeof whole>
}

async function receive(
  ctx: Ctx,
  { person, ...r }: Received,
): Promise<{ referralId: string; inquiryId: string }> {
  const { siteId, clientId, summary } = r
  const inquiryId = await beginInquiry(ctx, {
    ...person,
    siteId,
    clientId,
    source: 'referral',
    firstContactAt: ctx.now,
    contact: notAsked,
    askedBy: '',
    askedByRelation: '',
    reason: summary.why.reason,
    barriers: '',
  })
  const id = ctx.newId()
  const by = { receivedAt: ctx.now, receivedBy: ctx.actor.accountId ?? '' }
  await store.saveReferral(ctx.tx, { ...r, ...by, id, inquiryId })
  await ctx.tell(referralReceived, clientId ? { clientId } : {}, { referralId: id, inquiryId, siteId })
  return { referralId: id, inquiryId }
}

export const referralRecord: Action<typeof referral> = async (ctx, { referralId }) => {
  const row = await store.findReferral(ctx, referralId)
  if (!row) throw notFound('referral')
  if (row.clientId) ctx.saw([row.clientId])
  return present(row)
}

export const referralsOf: Action<typeof clientReferrals> = async (ctx, { clientId }) => {
  await getClient(ctx, clientId)
  return { referrals: (await store.listReferralsOf(ctx, clientId)).map(present) }
}

function checkSite(ctx: Ctx, siteId: string) {
  if (!ctx.actor.siteIds.includes(siteId)) throw notFound('site')
}

const sha256 = (bytes: Uint8Array) => createHash('sha256').update(bytes).digest()

/** @throws Problem naming each place where the file is broken */
function understood(bytes: Uint8Array): ReferralSummary {
  const reading = readReferral(bytes)
  if (reading.ok) return reading.summary
  throw broken(reading)
}

const mostIssues = 20

function broken(reading: Exclude<FileReading, { ok: true }>): Problem {
  const { reason } = reading
  if (!('faults' in reading)) {
    const { line, column } = reading
    return new Problem('invalid', fileReasons[reading.reason](line, column), { reason, line, column })
  }
  const { faults } = reading
  return new Problem('invalid', fileReasons[reading.reason](faults.length), {
    reason,
    issues: faults
      .slice(0, mostIssues)
      .map((fault) => ({ path: [...fault.path], message: faultSentence('en', fault) })),
  })
}

/** The person as the register takes them; what the packet does not tell may be given beside it. */
function whole(
  { person: p }: ReferralSummary,
  given: {
    givenName?: string | undefined
    familyName?: string | undefined
    bornOn?: Temporal.PlainDate | undefined
  },
) {
  const names = {
    givenName: p.givenName || (given.givenName ?? ''),
    familyName: p.familyName || (given.familyName ?? ''),
  }
  const missing = (['givenName', 'familyName'] as const).filter((n) => names[n] === '')
  if (missing.length)
    throw refused('name_missing', sentences, {
      issues: missing.map((n) => ({ path: [n], message: sentences.name_missing })),
    })
  return {
    ...names,
    preferredName: p.preferredName,
    bornOn: p.bornOn ? Temporal.PlainDate.from(p.bornOn) : (given.bornOn ?? null),
    sex: p.sex,
    phone: p.phones[0] ?? '',
    email: p.email,
    address: p.address,
    language: p.language || 'en',
    identifiers: p.identifiers,
  }
}

async function known(ctx: Ctx, clientId: string, { identifiers }: ReturnType<typeof whole>): Promise<string> {
  await addIdentifiers(ctx, clientId, identifiers)
  return clientId
}

const personFacts = ({ person: p }: ReferralSummary) => ({
  ...p,
  bornOn: p.bornOn ? Temporal.PlainDate.from(p.bornOn) : null,
  phone: p.phones[0] ?? '',
})

function present({ fileName, bytes, sha256: hash, ...r }: store.ReferralRow): ReferralView {
  return {
    ...r,
    original: hash === null ? null : { name: fileName ?? '', bytes, sha256: hash },
    summary: ReferralSummary.parse(r.summary),
  }
}
