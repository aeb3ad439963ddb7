import { z } from 'zod'
import type { SessionKind } from '#modules/program/program.ts'

/**
 * Notes: what is written down of a session, one note per client. A group's shared part is told once and each person's
 * part on a card of their own (goal, intervention, response, plan). A signed note never changes: what comes later is an
 * addendum or an amendment beside it (R30).
 */
export const noteKinds = ['group', 'individual', 'contact'] as const
export type NoteKind = (typeof noteKinds)[number]
export const noteStatuses = ['signed', 'awaiting_cosign'] as const
export type NoteStatus = (typeof noteStatuses)[number]
export const addendumKinds = ['addendum', 'amendment'] as const
export type AddendumKind = (typeof addendumKinds)[number]

export const participations = ['active', 'when_asked', 'listened', 'hard_today'] as const
export const progresses = ['forward', 'steady', 'harder', 'not_today'] as const
export const risks = ['nothing_raised', 'no_concern', 'concern'] as const
export const telehealthMethods = ['video', 'audio'] as const

/** PostgreSQL keeps neither NUL nor half a character. */
const clean = (typed: string) => typed.toWellFormed().replaceAll('\0', '')
export const text = (most: number) => z.string().overwrite(clean).max(most)

/** What holds for everybody in the session; for one person's session, the session's own part. */
export const SharedPart = z.object({
  topic: text(200),
  modality: text(200),
  intervention: text(4000),
  summary: text(8000),
  next: text(2000),
  /** How it was delivered, where it was by video. */
  telehealth: z.enum(telehealthMethods).nullable(),
})
export type SharedPart = z.infer<typeof SharedPart>

/** One person's part. */
export const Card = z.object({
  goal: text(500),
  participation: z.enum(participations).nullable(),
  response: text(8000),
  progress: z.enum(progresses).nullable(),
  progressWords: text(1000),
  risk: z.enum(risks).nullable(),
  riskWords: text(4000),
  plan: text(2000),
  /** Where the client was, where it was by video. */
  location: text(200),
})
export type Card = z.infer<typeof Card>

export const emptyShared: SharedPart = {
  topic: '',
  modality: '',
  intervention: '',
  summary: '',
  next: '',
  telehealth: null,
}
export const emptyCard: Card = {
  goal: '',
  participation: null,
  response: '',
  progress: null,
  progressWords: '',
  risk: null,
  riskWords: '',
  plan: '',
  location: '',
}

/** A part as it is read back: what a newer version of the programme added is empty. */
export const sharedFrom = (stored: object | null): SharedPart =>
  SharedPart.parse({ ...emptyShared, ...stored })
export const cardFrom = (stored: object | null): Card => Card.parse({ ...emptyCard, ...stored })

export const isBlank = (part: Card | SharedPart) =>
  Object.values(part).every((v) => v === null || v.trim() === '')

const groupKinds: readonly SessionKind[] = ['therapy_group', 'skills', 'education', 'peer', 'complementary']

/** Which form a session's note takes: people who sat together get a group note, with the count of participants. */
export const formOf = (kind: SessionKind, people: number): 'group' | 'individual' =>
  groupKinds.includes(kind) || people > 1 ? 'group' : 'individual'

/** Kinds of session that get no note: a drug test is documented by its own result. */
export const undocumentedKinds: readonly SessionKind[] = ['drug_test']

/** R26, R31: until when a session's notes are on time. `noteHours` comes from the programme. */
export const noteDueAt = (endedAt: Temporal.Instant, noteHours: number) => endedAt.add({ hours: noteHours })

/** R31: signed later than the programme allows: the note is labelled a late entry and needs a reason. */
export const isLate = (endedAt: Temporal.Instant, signedAt: Temporal.Instant, noteHours: number) =>
  Temporal.Instant.compare(signedAt, noteDueAt(endedAt, noteHours)) > 0

/** R29: a supervised (trainee's) credential makes a note that waits for the supervisor. */
export const statusOnSigning = (credential: { supervised: boolean }): NoteStatus =>
  credential.supervised ? 'awaiting_cosign' : 'signed'

/** R29: no claim rests on a note that still waits for a co-signature. */
export const isBillable = (note: { status: NoteStatus }) => note.status === 'signed'

export type CosignDecision =
  | { ok: true }
  | { ok: false; reason: 'not_awaiting' | 'own_note' | 'not_supervisor' | 'cosigner_supervised' }

/** R29: who may co-sign: the named supervisor (anybody at the site who may, where none is named) or a director; never the author. */
export function mayCosign(
  note: { status: NoteStatus; authorId: string; supervisorId: string | null },
  who: { staffId: string; supervised: boolean; isDirector: boolean },
): CosignDecision {
  if (note.status !== 'awaiting_cosign') return { ok: false, reason: 'not_awaiting' }
  if (note.authorId === who.staffId) return { ok: false, reason: 'own_note' }
  if (who.supervised) return { ok: false, reason: 'cosigner_supervised' }
  const named = note.supervisorId === null || note.supervisorId === who.staffId
  return named || who.isDirector ? { ok: true } : { ok: false, reason: 'not_supervisor' }
}
