import { notFound, refused, stale } from '#kit/problem.ts'
import type { Action, Ctx } from '#server/door.ts'
import { isAttended, rosterState } from '../../attendance/attendance.ts'
import { usualCloneSimilarity } from '../guards.ts'
import { formOf, noteDueAt, statusOnSigning } from '../notes.ts'
import { notesWords } from '../notes.words.ts'
import type { groupDraft, saveCard, saveShared } from './composer.contract.ts'
import * as store from './composer.store.ts'
import { findSavable } from './sign.store.ts'

const sentences = notesWords.en.reasons

export const viewDraft: Action<typeof groupDraft> = async (ctx, { sessionId }) => {
  const draft = await store.findDraft(ctx, sessionId)
  if (!draft) throw notFound('session')
  ctx.saw(draft.people.map((p) => p.clientId))
  const { status, rosterClosedAt: closedAt, ...session } = draft.session
  const runs = session.facilitators.some((f) => f.id === ctx.actor.staffId)
  const isOpen = status === 'scheduled' && draft.people.some((p) => p.hasSeat && !p.isNoted)
  return {
    form: formOf(session.kind, draft.roster.length),
    session: {
      ...session,
      isCancelled: status === 'cancelled',
      rosterState: rosterState({ ...session, cancelled: status === 'cancelled', closedAt }, ctx.now),
    },
    shared: draft.shared,
    people: draft.people.map((p) => ({ ...p, standing: standingOf(p) })),
    dueAt: noteDueAt(session.actualEndedAt ?? session.endsAt, draft.noteHours),
    cloneSimilarity: draft.cloneSimilarity ?? usualCloneSimilarity,
    signingAs: signerOf(ctx, draft),
    can: { edit: runs && status === 'scheduled', sign: runs && isOpen },
  }
}

function standingOf(p: store.DraftPerson) {
  if (isAttended(p.mark)) return 'attended'
  if (!p.hasSeat) return 'no_seat'
  return p.mark === null ? 'unmarked' : 'absent'
}

/** Name and credential under which the actor signs today; null where none holds. */
const signerOf = ({ actor }: Ctx, { credential }: store.Draft) =>
  credential && {
    name: actor.name,
    credential: credential.label,
    status: statusOnSigning(credential),
  }

export const keepShared: Action<typeof saveShared> = async (ctx, input) => {
  const by = await mayWrite(ctx, input.sessionId, null)
  const saved = await store.saveSharedPart(ctx.tx, input, by)
  if (!saved) throw stale('shared part')
  return saved
}

/** Each card is saved for itself: nothing that happens to the roster or to another card touches its text. */
export const keepCard: Action<typeof saveCard> = async (ctx, input) => {
  const by = await mayWrite(ctx, input.sessionId, input.clientId)
  const saved = await store.saveDraftCard(ctx.tx, input, by)
  if (!saved) throw stale('card')
  return saved
}

/** Drafts are written by who ran the session, about who has or had a seat in it, until signed. */
async function mayWrite(ctx: Ctx, sessionId: string, clientId: string | null) {
  const found = await findSavable(ctx, sessionId, clientId)
  if (!found) throw notFound('session')
  if (clientId && !found.hasSeat) throw notFound('client')
  if (!found.isFacilitator || !ctx.actor.accountId) throw refused('not_facilitator', sentences)
  if (found.status === 'cancelled') throw refused('cancelled', sentences)
  if (found.isSigned) throw refused('already_signed', sentences)
  return { accountId: ctx.actor.accountId, at: ctx.now }
}
