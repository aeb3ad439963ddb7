import { z } from 'zod'
import { endpoint } from '#kit/endpoint.ts'
import { instant } from '#kit/time.ts'
import { marks, rosterStates } from '../../attendance/attendance.ts'
import { sessionKinds } from '../../program/program.ts'
import { Card, noteStatuses, SharedPart, text } from '../notes.ts'

/** Where somebody stands in this session: who attended gets a note; a card of who did not is kept aside. */
export const standings = ['attended', 'unmarked', 'absent', 'no_seat'] as const

const saved = {
  /** 0: nothing saved yet. */
  version: z.int(),
  savedAt: instant.nullable(),
  savedBy: z.string().nullable(),
}

export const DraftPerson = z.object({
  clientId: z.uuid(),
  givenName: z.string(),
  familyName: z.string(),
  preferredName: z.string(),
  standing: z.enum(standings),
  mark: z.enum(marks).nullable(),
  minutes: z.int(),
  card: Card,
  ...saved,
  noteId: z.uuid().nullable(),
})

/** The composer's whole page. Reading it writes nothing; the draft begins with the first save. */
export const groupDraft = endpoint({
  method: 'GET',
  path: '/sessions/:sessionId/group-note',
  summary: 'The draft of a session’s notes: the shared part and a card per person',
  input: z.object({ sessionId: z.uuid() }),
  output: z.object({
    form: z.enum(['group', 'individual']),
    session: z.object({
      id: z.uuid(),
      name: z.string(),
      kind: z.enum(sessionKinds),
      startsAt: instant,
      endsAt: instant,
      actualStartedAt: instant.nullable(),
      actualEndedAt: instant.nullable(),
      byVideo: z.boolean(),
      place: z.string(),
      isCancelled: z.boolean(),
      rosterState: z.enum(rosterStates),
      facilitators: z.array(z.object({ id: z.uuid(), name: z.string(), role: z.enum(['lead', 'co_lead']) })),
    }),
    /** Fixed as soon as somebody's note is signed. */
    shared: z.object({ part: SharedPart, isSigned: z.boolean(), ...saved }),
    people: z.array(DraftPerson),
    /** R31: later than this a reason is asked. */
    dueAt: instant,
    /** R27: from this likeness on, two texts count as the same. */
    cloneSimilarity: z.number(),
    signingAs: z
      .object({ name: z.string(), credential: z.string(), status: z.enum(noteStatuses) })
      .nullable(),
    can: z.object({ edit: z.boolean(), sign: z.boolean() }),
  }),
})

const version = z.int().min(0)
const Saved = z.object({ version: z.int(), savedAt: instant })

export const saveShared = endpoint({
  method: 'PUT',
  path: '/sessions/:sessionId/group-note/shared',
  summary: 'Save the shared part of a draft',
  input: z.object({ sessionId: z.uuid(), version, shared: SharedPart }),
  output: Saved,
})

export const saveCard = endpoint({
  method: 'PUT',
  path: '/sessions/:sessionId/group-note/cards/:clientId',
  summary: 'Save one person’s card of a draft',
  input: z.object({ sessionId: z.uuid(), clientId: z.uuid(), version, card: Card }),
  output: Saved,
})

/** What is signed is what the author sees: the texts come with the command, with the versions they were read at. */
const signing = {
  sessionId: z.uuid(),
  /** When the session really started and ended; left out where the roster has recorded it. */
  startedAt: instant.optional(),
  endedAt: instant.optional(),
  shared: SharedPart,
  sharedVersion: version,
  /** R31: asked when the note comes later than the programme allows. */
  lateReason: text(1000).trim().optional(),
  /** Asked when a guard warns, for example of texts that two people share (R27). */
  confirmReason: text(1000).trim().optional(),
}
const Signed = z.object({
  status: z.enum(noteStatuses),
  participantCount: z.int().nullable(),
  notes: z.array(z.object({ clientId: z.uuid(), noteId: z.uuid() })),
})

export const signGroupNote = endpoint({
  method: 'POST',
  path: '/sessions/:sessionId/group-note/sign',
  summary: 'Sign a group session: one immutable note for each person who attended',
  input: z.object({
    ...signing,
    cards: z
      .array(z.object({ clientId: z.uuid(), version, card: Card }))
      .min(1)
      .max(60),
  }),
  output: Signed,
})

export const signIndividualNote = endpoint({
  method: 'POST',
  path: '/sessions/:sessionId/individual-note/sign',
  summary: 'Sign the note of a session with one person',
  input: z.object({ ...signing, clientId: z.uuid(), version, card: Card }),
  output: Signed,
})
