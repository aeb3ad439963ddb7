import { createHash } from 'node:crypto'
import type { FileOut } from '#kit/file.ts'
import { notFound, refused } from '#kit/problem.ts'
import { dayAt } from '#kit/time.ts'
import { getClient } from '#modules/people/client.actions.ts'
import { type Ctx, refusedButKept } from '#server/door.ts'
import { type Consent, findConsent } from '../consent.store.ts'
import type { Part } from '../consent.ts'
import { consentWords } from '../consent.words.ts'
import { purposeText } from '../document.words.ts'
import { longNotice, shortNotice } from '../notice.ts'
import { disclosed, disclosureRefused, type Sending } from './gate.contract.ts'
import * as store from './gate.store.ts'
import { byConsent, counselingApart, type Exit, type GateRefusal, ownParts } from './gate.ts'
import { gateWords } from './gate.words.ts'

const words = gateWords.en

/** Whose data leaves, as their site writes it. */
export type Subject = {
  clientId: string
  name: string
  givenName: string
  familyName: string
  bornOn: Temporal.PlainDate | null
  siteId: string
  siteName: string
  timeZone: string
  today: Temporal.PlainDate
}

/** What passed: to whom, which parts, and the lines that must go with it. */
export type Pass = { subject: Subject; recipient: string; parts: readonly Part[]; notice: readonly string[] }
export type Made = Pick<FileOut, 'name' | 'bytes'>
export type Make = (pass: Pass) => Promise<Made>

type Outgoing = {
  exit: Exit
  /** What would be sent if all of it were granted. */
  wants: readonly Part[]
  /** Without these it is not worth sending. */
  needs?: readonly Part[]
  /** The short statement reveals least: for letters to employers, schools and courts. */
  shortNotice?: true
}

/**
 * The gate, by consent: checks consent, purpose and recipient, lets `make` see only what was granted, attaches notice and
 * scope (R84), and writes the ledger. @throws a refusal, which is kept (R78)
 */
export async function sendByConsent(ctx: Ctx, sending: Sending, out: Outgoing, make: Make): Promise<FileOut> {
  const { clientId, consentId, purpose, recipient } = sending
  const subject = await subjectOf(ctx, clientId)
  const consent = consentId ? ((await findConsent(ctx, { clientId, consentId }, 'share')) ?? null) : null
  const asked = { wants: out.wants, needs: out.needs ?? [], purpose, recipient }
  const decision = byConsent(consent, asked, subject.today)
  if (!decision.ok || !consent)
    throw denied(ctx, {
      clientId,
      exit: out.exit,
      reason: decision.ok ? 'no_consent' : decision.reason,
      consentId: consent?.id ?? null,
    })
  const notice = [out.shortNotice ? shortNotice : longNotice, scopeOf(consent, subject, decision.recipient)]
  const made = await make({ subject, recipient: decision.recipient, parts: decision.parts, notice })
  return entered(ctx, {
    ...{ exit: out.exit, subject, made, recipient: decision.recipient, transport: sending.transport },
    ...{ parts: decision.parts, withheld: decision.withheld },
    basis: 'consent',
    consentId: consent.id,
    purpose: consentWords.en.purposes[purpose],
  })
}

/** The gate for what is the client's own: no consent asked, counselling notes stay apart, the ledger is written. */
export async function handToClient(
  ctx: Ctx,
  clientId: string,
  exit: Exit,
  make: Make,
  wants: readonly Part[] = ownParts,
): Promise<FileOut> {
  const subject = await subjectOf(ctx, clientId)
  const made = await make({ subject, recipient: subject.name, parts: wants, notice: [] })
  return entered(ctx, {
    ...{ exit, subject, made, parts: wants, withheld: wants === ownParts ? counselingApart : [] },
    recipient: subject.name,
    transport: 'handed_over',
    basis: 'own_request',
    consentId: null,
    purpose: words.ownPurpose,
  })
}

type Told = Pick<store.NewDisclosure, 'basis' | 'recipient' | 'purpose' | 'parts' | 'transport'> & {
  exit: Exit
}

/** The gate on a basis that the caller has checked: an order of a court. The ledger is written as for any other. */
export async function sendOnBasis(ctx: Ctx, clientId: string, told: Told, make: Make): Promise<FileOut> {
  const subject = await subjectOf(ctx, clientId)
  const made = await make({ subject, recipient: told.recipient, parts: told.parts, notice: [shortNotice] })
  return entered(ctx, { ...told, subject, made, withheld: [], consentId: null })
}

/** Writes the ledger for what was told without a file, on another basis than a consent. @returns the row's id */
export async function enter(ctx: Ctx, clientId: string, told: Told): Promise<string> {
  const subject = await subjectOf(ctx, clientId)
  return saveEntry(ctx, { ...told, subject, withheld: [], consentId: null, sha256: null })
}

async function subjectOf(ctx: Ctx, clientId: string): Promise<Subject> {
  const c = await getClient(ctx, clientId)
  const name = `${c.givenName} ${c.familyName}`
  const { givenName, familyName, bornOn, siteId, siteName, timeZone } = c
  const today = dayAt(ctx.now, timeZone)
  return { clientId, name, givenName, familyName, bornOn, siteId, siteName, timeZone, today }
}

type Entry = Omit<store.NewDisclosure, 'id' | 'clientId' | 'at' | 'description' | 'notice' | 'by'> & {
  exit: Exit
  subject: Subject
}

async function entered(
  ctx: Ctx,
  { made, ...entry }: Omit<Entry, 'sha256'> & { made: Made },
): Promise<FileOut> {
  const sha256 = createHash('sha256').update(made.bytes).digest('hex')
  return { ...made, disclosureId: await saveEntry(ctx, { ...entry, sha256 }) }
}

async function saveEntry(ctx: Ctx, { subject, ...e }: Entry): Promise<string> {
  const { accountId } = ctx.actor
  if (!accountId) throw notFound('account')
  const { clientId } = subject
  const id = ctx.newId()
  await store.saveDisclosure(ctx.tx, {
    ...{ ...e, id, clientId, at: ctx.now, by: accountId },
    description: describe(e.exit, e.parts),
    notice: e.basis === 'consent',
  })
  await ctx.tell(disclosed, { clientId }, { disclosureId: id, exit: e.exit, basis: e.basis })
  return id
}

const describe = (exit: Exit, of: readonly Part[]) =>
  words.describe(words.exits[exit], of.map((p) => consentWords.en.partsShort[p]).join(', '))

/** R78: refused, and kept although everything else of the request is rolled back. */
function denied(
  ctx: Ctx,
  d: { clientId: string; exit: Exit; reason: GateRefusal; consentId: string | null },
) {
  return refusedButKept(refused(d.reason, words.reasons), async (kept) => {
    await store.saveRefusal(kept.tx, {
      ...d,
      id: kept.newId(),
      at: ctx.now,
      by: ctx.actor.accountId ?? '',
    })
    await kept.tell(disclosureRefused, { clientId: d.clientId }, { exit: d.exit })
  })
}

/** R84: a clear explanation of what the consent covers. */
function scopeOf(c: Consent, subject: Subject, recipient: string): string {
  const on = c.activatedAt ? dayAt(c.activatedAt, subject.timeZone) : subject.today
  const what = [c.parts.map((p) => consentWords.en.partsShort[p]).join(', '), c.description]
  return words.scope(
    subject.name,
    on.toLocaleString('en-US', { dateStyle: 'long' }),
    what.filter(Boolean).join('; '),
    recipient,
    purposeText(c),
    validText(c),
  )
}

function validText(c: Consent): string {
  switch (c.expiry) {
    case 'date':
      return words.until.date(
        (c.expiresOn ?? c.activatedOn)?.toLocaleString('en-US', { dateStyle: 'long' }) ?? '',
      )
    case 'event':
      return words.until.event(c.expiresEvent)
    case 'end_of_treatment':
    case 'none':
      return words.until[c.expiry]
  }
}
