import type { In } from '#kit/endpoint.ts'
import { notFound, refused, stale } from '#kit/problem.ts'
import type { Action, Ctx } from '#server/door.ts'
import { closeRoster } from '../../attendance/attendance.actions.ts'
import { rosterState } from '../../attendance/attendance.ts'
import { runGuards, usualCloneSimilarity } from '../guards.ts'
import { noteAwaitsCosign, notesSigned } from '../notes.contract.ts'
import { formOf, isLate, statusOnSigning } from '../notes.ts'
import { notesWords } from '../notes.words.ts'
import { sha256Of } from '../seal.actions.ts'
import type { signGroupNote as signGroup, signIndividualNote as signIndividual } from './composer.contract.ts'
import { type Draft, findDraft } from './composer.store.ts'
import {
  actualSpan,
  countParticipants,
  type FieldIssue,
  type MaybeSpan,
  maySign,
  missingOnCard,
  missingShared,
  notedMinutes,
  type Span,
} from './composer.ts'
import { insertNotes, type NewNotes } from './sign.store.ts'

const { reasons: sentences, missing: missingWords } = notesWords.en

type Signing = In<typeof signGroup>

/** R26 to R31: one command, one immutable note for each person who attended, all of them or none. */
export const signGroupNote: Action<typeof signGroup> = async (ctx, input) => {
  const { facts, span } = await readyToSign(ctx, input)
  const signedAt = ctx.now.round('millisecond')
  const credential = credentialNow(ctx, facts)
  const notes = sealed(ctx, { facts, span }, input, credential, {
    signedAt,
    confirmedOf: confirmations(facts, input),
    lateEntryReason: lateReason(facts, span, input.lateReason, signedAt),
  })
  const made = await insertNotes(ctx.tx, notes)
  if (made !== notes.each.length) throw stale('draft')
  await announce(ctx, notes)
  return {
    status: notes.status,
    participantCount: notes.participantCount,
    notes: notes.each.map(({ id, clientId }) => ({ clientId, noteId: id })),
  }
}

export const signIndividualNote: Action<typeof signIndividual> = (
  ctx,
  { clientId, version, card, ...rest },
) => signGroupNote(ctx, { ...rest, cards: [{ clientId, version, card }] })

/** The session with everything in order: times, roster, texts. Closes the roster where only that is missing. */
async function readyToSign(ctx: Ctx, input: Signing): Promise<Ready> {
  const found = await findDraft(ctx, input.sessionId)
  if (!found) throw notFound('session')
  const state = rosterState(deliveryOf(found), ctx.now)
  const isFacilitator = found.session.facilitators.some((f) => f.id === ctx.actor.staffId)
  const decision = maySign(
    { rosterState: state, isFacilitator, roster: seenRoster(found) },
    input.cards.map((c) => c.clientId),
  )
  if (!decision.ok) throw refused(decision.reason, sentences, { clientIds: decision.clientIds })
  const times = actualSpan(found.session, recordedSpan(found), input, ctx.now)
  if (!times.ok) throw refused(times.reason, sentences)
  demandComplete(found, input)
  demandFresh(found, input)
  if (state === 'closed') return { facts: found, span: times.span }
  await closeRoster(ctx, { sessionId: input.sessionId, ...times.span })
  const closed = await findDraft(ctx, input.sessionId)
  if (!closed) throw notFound('session')
  return { facts: closed, span: times.span }
}

const deliveryOf = ({ session }: Draft) => ({
  ...session,
  cancelled: session.status === 'cancelled',
  closedAt: session.rosterClosedAt,
})

/** Whoever the actor may not know of is counted, but signed by somebody else. */
const seenRoster = ({ roster, people }: Draft) =>
  roster.filter((r) => r.mark === null || people.some((p) => p.clientId === r.clientId))

const recordedSpan = ({ session: { actualStartedAt, actualEndedAt } }: Draft): MaybeSpan =>
  actualStartedAt && actualEndedAt ? { startedAt: actualStartedAt, endedAt: actualEndedAt } : {}

/** @throws the refusal with every missing element, where it stands in the input. */
function demandComplete({ session: { byVideo } }: Draft, { shared, cards }: Signing) {
  const issue = (missing: keyof typeof missingWords, ...path: (string | number)[]): FieldIssue => ({
    path: [...path, missing],
    message: missingWords[missing],
  })
  const issues = [
    ...missingShared(shared, byVideo).map((m) => issue(m, 'shared')),
    ...cards.flatMap(({ card }, i) =>
      missingOnCard(card, { byVideo, nextForAll: shared.next }).map((m) => issue(m, 'cards', i, 'card')),
    ),
  ]
  if (issues.length > 0) throw refused('incomplete', sentences, { issues })
}

/** Somebody else saved since the author read: what is signed must be what the author saw. */
function demandFresh({ shared, people }: Draft, input: Signing) {
  const versions = new Map(people.map((p) => [p.clientId, p.version]))
  const isFresh = input.cards.every((c) => versions.get(c.clientId) === c.version)
  if (!isFresh || shared.version !== input.sharedVersion) throw stale('draft')
}

function credentialNow({ actor: { staffId } }: Ctx, { credential }: Draft) {
  if (!staffId || !credential) throw refused('no_credential', sentences)
  return { ...credential, staffId }
}

/** R27, R28. @returns what the author confirmed of one person's note, with the reason given. */
function confirmations(facts: Draft, { cards, confirmReason }: Signing) {
  const findings = runGuards({
    form: formOf(facts.session.kind, facts.roster.length),
    participantCount: countParticipants(facts.roster),
    notes: cards,
    cloneSimilarity: facts.cloneSimilarity ?? usualCloneSimilarity,
  })
  const stops = findings.find((f) => f.severity === 'block') ?? (confirmReason ? undefined : findings[0])
  if (stops) throw refused(stops.guard, sentences, { findings })
  return (clientId: string) => {
    const guards = findings.filter((f) => f.clientIds.includes(clientId)).map((f) => f.guard)
    return [...new Set(guards)].map((guard) => ({ guard, reason: confirmReason ?? '' }))
  }
}

/** R31: asked only where it is late; told without need it is not kept. */
function lateReason({ noteHours }: Draft, span: Span, given: string | undefined, signedAt: Temporal.Instant) {
  if (!isLate(span.endedAt, signedAt, noteHours)) return null
  if (!given) throw refused('late_reason', sentences)
  return given
}

type Ready = { facts: Draft; span: Span }
type Author = { staffId: string; label: string; supervised: boolean; supervisorId: string | null }
type Attested = Pick<NewNotes, 'signedAt' | 'lateEntryReason'> & {
  confirmedOf: ReturnType<typeof confirmations>
}

/** The notes as they will stand, each with the SHA-256 of what the signature covers. */
function sealed(ctx: Ctx, { facts, span }: Ready, input: Signing, by: Author, attested: Attested): NewNotes {
  const { confirmedOf, ...when } = attested
  const { session, shared, roster } = facts
  const minutes = new Map(roster.map((r) => [r.clientId, r.minutes]))
  const form = formOf(session.kind, roster.length)
  const common = {
    ...when,
    ...span,
    sessionId: session.id,
    kind: form,
    shared: {
      // Whoever is signed later shares what the others' notes already say.
      ...(shared.isSigned ? shared.part : input.shared),
      service: { kind: session.kind, name: session.name },
      place: session.place,
      byVideo: session.byVideo,
      facilitators: session.facilitators.map(({ name, role }) => ({ name, role })),
    },
    participantCount: form === 'group' ? countParticipants(roster) : null,
    author: { staffId: by.staffId, name: ctx.actor.name, credential: by.label },
  }
  return {
    ...common,
    sharedVersion: input.sharedVersion,
    status: statusOnSigning(by),
    supervisorId: by.supervised ? by.supervisorId : null,
    each: input.cards.map(({ clientId, version, card }) => {
      const rosterMinutes = minutes.get(clientId) ?? 0
      const each = {
        clientId,
        minutes: notedMinutes(rosterMinutes, span.startedAt, span.endedAt),
        confirmed: confirmedOf(clientId),
      }
      const sha256 = sha256Of({ ...common, ...each, body: card })
      return { ...each, id: ctx.newId(), version, rosterMinutes, card, sha256 }
    }),
  }
}

async function announce({ tell }: Ctx, { sessionId, status, supervisorId, each }: NewNotes) {
  const cosign = status === 'awaiting_cosign' ? { supervisorId } : null
  await tell(notesSigned, { sessionId }, { sessionId, noteIds: each.map((e) => e.id), cosign })
  if (!cosign) return
  for (const { id, clientId } of each)
    await tell(noteAwaitsCosign, { clientId, sessionId }, { noteId: id, supervisorId })
}
