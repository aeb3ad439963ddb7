import { z } from 'zod'
import { endpoint } from '#kit/endpoint.ts'
import { event } from '#kit/event.ts'
import { day, instant } from '#kit/time.ts'
import { sessionKinds } from '../program/program.ts'
import { addendumKinds, Card, noteKinds, noteStatuses, SharedPart, text } from './notes.ts'

/** Notes of a session were signed. `cosign` where they wait for a supervisor; null: anybody at the site who may (R29). */
export const notesSigned = event(
  'notes.signed',
  z.object({
    sessionId: z.uuid(),
    noteIds: z.array(z.uuid()),
    cosign: z.object({ supervisorId: z.uuid().nullable() }).nullable(),
  }),
)
/** R29: a trainee's note waits; one for each person's timeline. */
export const noteAwaitsCosign = event(
  'notes.awaiting_cosign',
  z.object({ noteId: z.uuid(), supervisorId: z.uuid().nullable() }),
)
export const noteCosigned = event('notes.cosigned', z.object({ noteId: z.uuid() }))
/** R26: told once per session whose attended clients have no signed notes in time; again if one comes to light later. */
export const notesOverdue = event('notes.overdue', z.object({ sessionId: z.uuid() }))

const name = {
  givenName: z.string(),
  familyName: z.string(),
  preferredName: z.string(),
}

/** What a signed note says of the session besides the author's text, as it was at signing. */
export const SignedShared = SharedPart.extend({
  service: z.object({ kind: z.enum(sessionKinds), name: z.string() }),
  place: z.string(),
  byVideo: z.boolean(),
  facilitators: z.array(z.object({ name: z.string(), role: z.enum(['lead', 'co_lead']) })),
})

export const Confirmed = z.array(z.object({ guard: z.string(), reason: z.string() }))

export const AddendumView = z.object({
  id: z.uuid(),
  kind: z.enum(addendumKinds),
  text: z.string(),
  authorName: z.string(),
  authorCredential: z.string(),
  signedAt: instant,
})

export const NoteView = z.object({
  id: z.uuid(),
  client: z.object({ id: z.uuid(), ...name, bornOn: day.nullable() }),
  sessionId: z.uuid().nullable(),
  kind: z.enum(noteKinds),
  status: z.enum(noteStatuses),
  shared: SignedShared,
  body: Card,
  /** R31: the event's times and the entry's (`signedAt`). */
  startedAt: instant,
  endedAt: instant,
  minutes: z.int(),
  participantCount: z.int().nullable(),
  authorName: z.string(),
  authorCredential: z.string(),
  signedAt: instant,
  lateEntryReason: z.string().nullable(),
  confirmed: Confirmed,
  supervisorName: z.string().nullable(),
  cosigned: z.object({ name: z.string(), credential: z.string(), at: instant }).nullable(),
  sha256: z.string(),
  /** The stored text still is what was signed. */
  isIntact: z.boolean(),
  addenda: z.array(AddendumView),
  can: z.object({ add: z.boolean(), cosign: z.boolean() }),
})

export const NoteItem = z.object({
  id: z.uuid(),
  clientId: z.uuid(),
  sessionId: z.uuid().nullable(),
  kind: z.enum(noteKinds),
  status: z.enum(noteStatuses),
  sessionName: z.string(),
  topic: z.string(),
  startedAt: instant,
  minutes: z.int(),
  authorName: z.string(),
  signedAt: instant,
  isLate: z.boolean(),
  addenda: z.int(),
})

/** Newest first, 30 at a time; `before` is the start of the last one seen. */
export const clientNotes = endpoint({
  method: 'GET',
  path: '/clients/:clientId/notes',
  summary: 'Signed notes of one client, newest first',
  input: z.object({
    clientId: z.uuid(),
    kind: z.enum(noteKinds).optional(),
    status: z.enum(noteStatuses).optional(),
    before: instant.optional(),
  }),
  output: z.object({ notes: z.array(NoteItem), hasMore: z.boolean() }),
})

export const readNote = endpoint({
  method: 'GET',
  path: '/clients/:clientId/notes/:noteId',
  summary: 'One signed note with everything a record needs, and its addenda',
  input: z.object({ clientId: z.uuid(), noteId: z.uuid() }),
  output: NoteView,
})

/** R30: the only way to say something more in a signed note's matter. */
export const addAddendum = endpoint({
  method: 'POST',
  path: '/clients/:clientId/notes/:noteId/addenda',
  summary: 'Add to a signed note, or correct it; the original stays',
  input: z.object({
    clientId: z.uuid(),
    noteId: z.uuid(),
    kind: z.enum(addendumKinds),
    text: text(8000).trim().min(1),
  }),
  output: AddendumView,
})

export const sessionNotes = endpoint({
  method: 'GET',
  path: '/sessions/:sessionId/notes',
  summary: 'The signed notes of one session',
  input: z.object({ sessionId: z.uuid() }),
  output: z.object({ notes: z.array(NoteView) }),
})

export const awaitingCosign = endpoint({
  method: 'GET',
  path: '/notes/awaiting-cosign',
  summary: 'Notes at my sites that wait for a co-signature, oldest first',
  input: z.object({}),
  output: z.object({
    notes: z.array(
      NoteItem.extend({
        clientName: z.object(name),
        authorCredential: z.string(),
        supervisorName: z.string().nullable(),
        /** Asks me by name, or anybody who may. */
        isMine: z.boolean(),
        canCosign: z.boolean(),
      }),
    ),
  }),
})

export const cosignNotes = endpoint({
  method: 'POST',
  path: '/notes/cosign',
  summary: 'Co-sign notes of staff who work under supervision: all of them or none',
  input: z.object({ noteIds: z.array(z.uuid()).min(1).max(200) }),
  output: z.object({ cosigned: z.int() }),
})

export const overdueNotes = endpoint({
  method: 'GET',
  path: '/notes/overdue',
  summary: 'Sessions with attended clients whose notes are not signed',
  input: z.object({
    /** Sessions I ran, or all of my sites. */
    scope: z.enum(['mine', 'sites']).default('mine'),
    /** Past the programme's hours, or all that is owed. */
    when: z.enum(['overdue', 'owed']).default('overdue'),
  }),
  output: z.object({
    sessions: z.array(
      z.object({
        sessionId: z.uuid(),
        siteId: z.uuid(),
        name: z.string(),
        kind: z.enum(sessionKinds),
        startsAt: instant,
        endsAt: instant,
        dueAt: instant,
        isOverdue: z.boolean(),
        attended: z.int(),
        unsigned: z.int(),
        facilitatorIds: z.array(z.uuid()),
      }),
    ),
  }),
})
