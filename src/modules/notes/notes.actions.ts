import { notFound, refused } from '#kit/problem.ts'
import { dayAt } from '#kit/time.ts'
import type { Action, Ctx } from '#server/door.ts'
import { holds } from '../access/access.ts'
import { credentialOf } from '../people/staff.actions.ts'
import {
  type addAddendum,
  type awaitingCosign,
  type clientNotes,
  type cosignNotes,
  noteCosigned,
  notesOverdue,
  type overdueNotes,
  type readNote,
  type sessionNotes,
} from './notes.contract.ts'
import * as store from './notes.store.ts'
import { isLate, mayCosign, noteDueAt } from './notes.ts'
import { notesWords } from './notes.words.ts'
import { listUnsigned } from './overdue.store.ts'
import { sha256Of } from './seal.actions.ts'

const sentences = notesWords.en.reasons
const pageSize = 30

export const listForClient: Action<typeof clientNotes> = async (ctx, input) => {
  if (!(await store.isVisibleClient(ctx, input.clientId))) throw notFound('client')
  const found = await store.listClientNotes(ctx, { ...input, limit: pageSize + 1 })
  return { notes: found.slice(0, pageSize), hasMore: found.length > pageSize }
}

export const read: Action<typeof readNote> = async (ctx, { clientId, noteId }) => {
  const note = await store.findNote(ctx, clientId, noteId)
  if (!note) throw notFound('note')
  const [view] = await present(ctx, [note])
  if (!view) throw notFound('note')
  return view
}

export const readSession: Action<typeof sessionNotes> = async (ctx, { sessionId }) => {
  if (!(await store.isVisibleSession(ctx, sessionId))) throw notFound('session')
  const notes = await store.listNotesOfSession(ctx, sessionId)
  ctx.saw(notes.map((n) => n.client.id))
  return { notes: await present(ctx, notes) }
}

/** Addenda, seal and what the reader may do, for notes just read. */
async function present(ctx: Ctx, notes: readonly store.Note[]) {
  const [addenda, me] = [
    await store.listAddenda(
      ctx.tx,
      notes.map((n) => n.id),
    ),
    await cosigner(ctx),
  ]
  return notes.map((n) => ({
    ...n,
    isIntact: isIntact(n),
    addenda: addenda.filter((a) => a.noteId === n.id),
    can: {
      add: holds(ctx.actor.roles, 'note.write') && ctx.actor.staffId !== null,
      cosign: me !== null && mayCosign(n, me).ok,
    },
  }))
}

const isIntact = (n: store.Note) =>
  n.sha256 ===
  sha256Of({
    ...n,
    clientId: n.client.id,
    shared: n.storedShared,
    body: n.storedBody,
    author: { staffId: n.authorId, name: n.authorName, credential: n.authorCredential },
  })

/** R30: the original stays as it is; what is added carries its own author, credential and time. */
export const addendum: Action<typeof addAddendum> = async (ctx, { clientId, noteId, kind, text }) => {
  const note = await store.findNote(ctx, clientId, noteId)
  if (!note) throw notFound('note')
  const signer = await signingAs(ctx)
  const added = {
    id: ctx.newId(),
    noteId,
    clientId,
    kind,
    text,
    authorId: signer.staffId,
    authorName: ctx.actor.name,
    authorCredential: signer.label,
    signedAt: ctx.now,
  }
  await store.saveAddendum(ctx.tx, added)
  return added
}

export const listAwaitingCosign: Action<typeof awaitingCosign> = async (ctx) => {
  const me = await cosigner(ctx)
  const found = await store.listAwaiting(ctx)
  ctx.saw(found.map((n) => n.clientId))
  return {
    notes: found.map((n) => ({
      ...n,
      isMine: n.authorId !== ctx.actor.staffId && (n.supervisorId ?? ctx.actor.staffId) === ctx.actor.staffId,
      canCosign: me !== null && mayCosign(n, me).ok,
    })),
  }
}

/** R29. */
export const cosign: Action<typeof cosignNotes> = async (ctx, { noteIds }) => {
  const wanted = [...new Set(noteIds)]
  const notes = await store.listNotesById(ctx, wanted)
  if (notes.length !== wanted.length) throw notFound('note')
  const signer = await signingAs(ctx)
  for (const n of notes) {
    const decision = mayCosign(n, { ...signer, isDirector: ctx.actor.roles.includes('director') })
    if (!decision.ok) throw refused(decision.reason, sentences, { noteId: n.id })
  }
  const by = { staffId: signer.staffId, name: ctx.actor.name, credential: signer.label, at: ctx.now }
  const done = await store.saveCosignature(ctx.tx, wanted, by)
  if (done !== wanted.length) throw refused('not_awaiting', sentences)
  for (const n of notes)
    await ctx.tell(
      noteCosigned,
      { clientId: n.client.id, ...(n.sessionId ? { sessionId: n.sessionId } : {}) },
      { noteId: n.id },
    )
  return { cosigned: done }
}

/** Sites may stand in different zones: a credential of the day before or after midnight is judged by the first one. */
async function credentialToday(ctx: Ctx) {
  const { staffId } = ctx.actor
  if (!staffId) return null
  const found = await credentialOf(ctx, staffId, dayAt(ctx.now, await store.timeZoneOf(ctx)))
  return found ? { ...found, staffId } : null
}

async function signingAs(ctx: Ctx) {
  const credential = await credentialToday(ctx)
  if (!credential) throw refused('no_credential', sentences)
  return credential
}

/** The reader as somebody who may co-sign, or null. */
async function cosigner(ctx: Ctx) {
  if (!holds(ctx.actor.roles, 'note.cosign')) return null
  const credential = await credentialToday(ctx)
  return credential && { ...credential, isDirector: ctx.actor.roles.includes('director') }
}

/** Looked back over: what is older than this was dealt with or never will be by a reminder. */
const lookBackDays = 90

/** R26: what is not signed yet; `overdue` past the programme's hours. */
export const overdue: Action<typeof overdueNotes> = async (ctx, { scope, when }) => {
  const found = await listUnsigned(ctx.tx, {
    siteIds: ctx.actor.siteIds,
    staffId: scope === 'mine' ? (ctx.actor.staffId ?? ctx.actor.accountId) : null,
    ...span(ctx.now),
  })
  const sessions = found.map((s) => ({
    ...s,
    dueAt: noteDueAt(s.endsAt, s.noteHours),
    isOverdue: isLate(s.endsAt, ctx.now, s.noteHours),
  }))
  return { sessions: when === 'overdue' ? sessions.filter((s) => s.isOverdue) : sessions }
}

/** R26: tells each session once whose notes are overdue. Runs again and again; what was told is not told twice. */
export async function tellOverdue(ctx: Ctx) {
  const found = await listUnsigned(ctx.tx, {
    siteIds: null,
    staffId: null,
    ...span(ctx.now),
    untoldOnly: true,
  })
  for (const { sessionId, endsAt, noteHours } of found)
    if (isLate(endsAt, ctx.now, noteHours)) await ctx.tell(notesOverdue, { sessionId }, { sessionId })
}

const span = (now: Temporal.Instant) => ({
  endedAfter: now.subtract({ hours: 24 * lookBackDays }),
  endedBefore: now,
})
