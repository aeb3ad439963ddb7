import { createHash } from 'node:crypto'
import { notFound, refused, stale } from '#kit/problem.ts'
import { dayAt } from '#kit/time.ts'
import { holds } from '#modules/access/access.ts'
import { getClient } from '#modules/people/client.actions.ts'
import type { Action, Ctx } from '#server/door.ts'
import * as contract from './consent.contract.ts'
import * as store from './consent.store.ts'
import { kindOf, parts, standingOf, type TermFault, type Terms, termFaults } from './consent.ts'
import { consentWords } from './consent.words.ts'
import { consentLines, type Whose } from './document.words.ts'
import { listMinorRules } from './minors.store.ts'
import { isSigned, maySign, ruleOn, type Signing, signingOn, ways } from './minors.ts'
import { listPartContents } from './preview.store.ts'

const sentences = consentWords.en.reasons

/** The client as a consent names them, with the rules for minors of their site. */
async function personOf(ctx: Ctx, clientId: string) {
  const c = await getClient(ctx, clientId)
  const today = dayAt(ctx.now, c.timeZone)
  const rules = await listMinorRules(ctx.tx, [c.siteId])
  const whose: Whose = { name: `${c.givenName} ${c.familyName}`, bornOn: c.bornOn, siteName: c.siteName }
  return { ...whose, whose, timeZone: c.timeZone, today, rules, signing: signingOn(c.bornOn, today, rules) }
}
type Person = Awaited<ReturnType<typeof personOf>>

export const consentsOf: Action<typeof contract.clientConsents> = async (ctx, { clientId }) => {
  const person = await personOf(ctx, clientId)
  const found = await store.listConsents(ctx, clientId)
  const signatures = await store.listSignatures(
    ctx.tx,
    found.map((c) => c.id),
  )
  return {
    consents: found.map((c) =>
      present(
        c,
        person,
        signatures.filter((s) => s.consentId === c.id),
      ),
    ),
    signing: person.signing,
    minorRuleKnown: ruleOn(person.rules, person.today) !== null,
    siteName: person.siteName,
    today: person.today,
    can: {
      edit: holds(ctx.actor.roles, 'consent.edit'),
      send: holds(ctx.actor.roles, 'letter.send'),
    },
  }
}

type Signature = Awaited<ReturnType<typeof store.listSignatures>>[number]

function present(c: store.Consent, person: Person, signatures: Signature[]): contract.ConsentView {
  return {
    ...c,
    parts: [...c.parts],
    purposes: [...c.purposes],
    kind: kindOf(c),
    standing: standingOf(c, person.today),
    lines: c.document ?? consentLines(c, person.whose),
    signatures,
    maySign: c.status === 'draft' ? open(person.signing, signatures) : [],
  }
}

/** Who may sign and has not. */
const open = (signing: Signing | null, done: readonly Pick<Signature, 'signer'>[]) => {
  if (!signing) return []
  return ways(signing)
    .flat()
    .filter((s) => !done.some((d) => d.signer === s))
}

export const draft: Action<typeof contract.draftConsent> = async (ctx, { clientId, ...terms }) => {
  await getClient(ctx, clientId)
  const id = ctx.newId()
  await store.saveDraft(ctx.tx, { ...terms, id, clientId, at: ctx.now, by: ctx.actor.accountId ?? '' })
  return { consentId: id }
}

export const save: Action<typeof contract.saveConsent> = async (ctx, input) => {
  const { clientId, consentId, version, ...terms } = input
  const found = await draftOf(ctx, { clientId, consentId })
  // Once one of two has signed, it may not change under their signature.
  if ((await store.listSignatures(ctx.tx, [found.id])).length > 0) throw refused('not_draft', sentences)
  const saved = await store.saveTerms(ctx.tx, { id: consentId, version }, terms)
  if (saved === undefined) throw stale('consent')
  return { version: saved }
}

export const discard: Action<typeof contract.discardConsent> = async (ctx, { version, ...of }) => {
  await draftOf(ctx, of)
  if ((await store.saveDiscarded(ctx.tx, { id: of.consentId, version })) === undefined) throw stale('consent')
  return {}
}

export const sign: Action<typeof contract.signConsent> = async (ctx, input) => {
  const consent = await draftOf(ctx, input)
  if (consent.version !== input.version) throw stale('consent')
  const person = await personOf(ctx, input.clientId)
  if (!person.signing) throw refused('birth_date_needed', sentences)
  refuseFaults(termFaults(consent, person.today))
  if (!maySign(person.signing, input.signer)) throw refused('may_not_sign', sentences)
  refuseSignature(input)
  const before = await store.listSignatures(ctx.tx, [consent.id])
  if (before.some((s) => s.signer === input.signer)) throw refused('signed_already', sentences)
  const { clientId, consentId, signer, name, authority, method } = input
  const strokes = method === 'drawn' ? input.strokes : []
  await store.saveSignature(ctx.tx, {
    ...{ id: ctx.newId(), consentId, clientId, signer, name, authority, method, strokes },
    at: ctx.now,
    by: ctx.actor.accountId ?? '',
  })
  const signed = [...before, { signer }]
  if (
    !isSigned(
      person.signing,
      signed.map((s) => s.signer),
    )
  )
    return { standing: 'draft', maySign: open(person.signing, signed) }
  await activate(ctx, consent, person)
  return { standing: 'active', maySign: [] }
}

/** What was read is kept word by word: wording and names may change later. */
async function activate(ctx: Ctx, consent: store.Consent, person: Person) {
  const document = consentLines(consent, person.whose)
  const sha256 = createHash('sha256').update(JSON.stringify(document)).digest('hex')
  await store.saveActive(ctx.tx, { id: consent.id, at: ctx.now, document, sha256 })
  await ctx.tell(contract.consentSigned, { clientId: consent.clientId }, { consentId: consent.id })
}

function refuseFaults(faults: readonly TermFault[]) {
  const [first] = faults
  if (!first) return
  throw refused(first.reason, sentences, {
    issues: faults.map((f) => ({ path: [f.field satisfies keyof Terms], message: sentences[f.reason] })),
  })
}

type Typed = { name: string; authority: string; signer: string; method: string; typed: string }
function refuseSignature(s: Typed & { strokes: readonly (readonly unknown[])[] }) {
  const no = (reason: keyof typeof sentences, field: string) =>
    refused(reason, sentences, { issues: [{ path: [field], message: sentences[reason] }] })
  if (s.name === '') throw no('name_missing', 'name')
  if (s.signer !== 'client' && s.authority === '') throw no('authority_missing', 'authority')
  const drawn = s.strokes.reduce((n, stroke) => n + stroke.length, 0)
  if (s.method === 'drawn' && drawn < 8) throw no('signature_missing', 'strokes')
  if (s.method === 'typed' && s.typed === '') throw no('signature_missing', 'typed')
  if (s.method === 'typed' && s.typed.localeCompare(s.name, 'en', { sensitivity: 'base' }) !== 0)
    throw no('typed_differs', 'typed')
}

/** R83: from the next request on. A disclosure under way holds the row, so that it is before or after, never both. */
export const revoke: Action<typeof contract.revokeConsent> = async (ctx, { clientId, consentId, how }) => {
  const consent = await store.findConsent(ctx, { clientId, consentId }, 'update')
  if (!consent) throw notFound('consent')
  if (consent.status !== 'active') throw refused('not_active', sentences)
  await store.saveRevoked(ctx.tx, { id: consentId, at: ctx.now, by: ctx.actor.accountId ?? '', how })
  await ctx.tell(contract.consentRevoked, { clientId }, { consentId })
  return {}
}

export const end: Action<typeof contract.endConsent> = async (ctx, of) => {
  const consent = await store.findConsent(ctx, of, 'update')
  if (!consent) throw notFound('consent')
  if (consent.status !== 'active' || consent.endedAt) throw refused('not_active', sentences)
  if (consent.expiry !== 'event') throw refused('no_event', sentences)
  await store.saveEnded(ctx.tx, { id: consent.id, at: ctx.now, by: ctx.actor.accountId ?? '' })
  return {}
}

export const preview: Action<typeof contract.previewConsent> = async (ctx, of) => {
  const consent = await store.findConsent(ctx, of)
  if (!consent) throw notFound('consent')
  const contents = await listPartContents(ctx, of.clientId)
  return {
    parts: parts.map((part) => {
      const held = contents.find((c) => c.part === part)
      const { entries = 0, from = null, until = null } = held ?? {}
      return { part, granted: consent.parts.includes(part), entries, from, until }
    }),
  }
}

async function draftOf(ctx: Ctx, of: { clientId: string; consentId: string }) {
  const consent = await store.findConsent(ctx, of, 'update')
  if (!consent || consent.status === 'discarded') throw notFound('consent')
  if (consent.status !== 'draft') throw refused('not_draft', sentences)
  return consent
}
