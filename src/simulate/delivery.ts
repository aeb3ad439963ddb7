import type { Out } from '#kit/endpoint.ts'
import { closeSessionRoster, markSession, sessionRoster } from '#modules/attendance/attendance.contract.ts'
import { signGroupNote, signIndividualNote } from '#modules/notes/composer/composer.contract.ts'
import { formOf } from '#modules/notes/notes.ts'
import type { programmeWeek } from '#modules/timetable/sessions.contract.ts'
import type { Actor } from '#server/door.ts'
import { weightOn } from './answers.ts'
import type { Character } from './cast.ts'
import { type Random, seededRandom } from './random.ts'
import { type Thread, thread, type World } from './world.ts'
import { sharedPart, topicFor, writeCards } from './writing.ts'

export type Session = Out<typeof programmeWeek>['sessions'][number]
export type Mark = 'present' | 'late' | 'left_early' | 'excused' | 'absent'

/** What is needed to hold a session. */
export type Holding = {
  world: World
  session: Session
  lead: Actor
  /** Everybody of the story by client id. */
  characters: ReadonlyMap<string, Character>
  /** Whether the notes are written, and how many hours after the end. */
  noteAfter: number | null
  /** What the story says of somebody's day, where it does not leave it to chance. */
  told?: (c: Character) => Mark | undefined
}
/** Somebody was expected and did not come. */
export type Missed = { clientId: string; session: Session }

/** A session that was held: who was missed, and the notes that are still to be written. */
export type Held = { missed: Missed[]; write: () => Promise<void> }

/** Holds one session: the roster is marked and closed. The notes come later. */
export async function hold(holding: Holding): Promise<Held> {
  const { world, session, lead, noteAfter } = holding
  const story = thread(world, `session ${session.id}`, session.startsAt)
  const sessionId = session.id
  const { rows } = await story.does(lead, sessionRoster, { sessionId })
  if (rows.length === 0) return { missed: [], write: async () => undefined }
  const marks = rows.map(({ clientId }) => ({ clientId, ...markOf(holding, clientId) }))
  await story.at(session.startsAt.add({ minutes: 12 })).does(lead, markSession, { sessionId, marks })
  const endedAt = session.endsAt.add({ minutes: story.random.int(0, 4) })
  const actual = { startedAt: session.startsAt.toString(), endedAt: endedAt.toString() }
  await story.at(endedAt.add({ minutes: 3 })).does(lead, closeSessionRoster, { sessionId, ...actual })
  const isMissed = ({ mark }: { mark: Mark }) => mark === 'absent' || mark === 'excused'
  const there = marks.filter((m) => !isMissed(m)).map((m) => m.clientId)
  return {
    missed: marks.filter(isMissed).map(({ clientId }) => ({ clientId, session })),
    write: async () => {
      if (noteAfter === null || there.length === 0) return
      story.at(endedAt.add({ minutes: Math.max(5, Math.round(noteAfter * 60)) }))
      await sign(story, holding, there, endedAt)
    },
  }
}

const usual: Record<Mark, number> = { present: 82, late: 6, left_early: 3, excused: 4, absent: 5 }

/** How one client's day goes, the same for both its sessions: late to the first, early from the last. */
function markOf(
  { world, session, characters, told }: Holding,
  clientId: string,
): { mark: Mark; attendedMinutes?: number } {
  const character = characters.get(clientId)
  if (!character) return { mark: 'present' }
  const random = seededRandom(`${world.seed}/${character.key}/${session.localOn}`)
  const day = told?.(character) ?? random.weighted(chances(character))
  if (day !== 'late' && day !== 'left_early') return { mark: day }
  const minutes = Math.round(session.startsAt.until(session.endsAt).total('minutes'))
  const isLast = session.kind === 'skills' || minutes >= 120
  if (isLast !== (day === 'left_early')) return { mark: 'present' }
  return { mark: day, attendedMinutes: minutes - 5 * random.int(2, 5) }
}

const chances = ({ unreliability }: Character): Record<Mark, number> => ({
  present: usual.present,
  late: usual.late * unreliability,
  left_early: usual.left_early * unreliability,
  excused: usual.excused * unreliability,
  absent: usual.absent * unreliability,
})

/** Writes and signs everybody's note. */
async function sign(
  story: Thread,
  holding: Holding,
  clientIds: readonly string[],
  endedAt: Temporal.Instant,
) {
  const { session, lead } = holding
  const { shared, cards } = notesOf(story.random, holding, clientIds)
  const common = {
    sessionId: session.id,
    startedAt: session.startsAt.toString(),
    endedAt: endedAt.toString(),
    shared,
    sharedVersion: 0,
  }
  const [only] = cards
  if (formOf(session.kind, clientIds.length) === 'individual' && only)
    await story.does(lead, signIndividualNote, { ...common, ...only })
  else await story.does(lead, signGroupNote, { ...common, cards })
}

/** The texts of a session's notes, as the lead would write them. */
export function notesOf(random: Random, { session, characters }: Holding, clientIds: readonly string[]) {
  const people = clientIds.flatMap((id) => {
    const character = characters.get(id)
    return character ? [{ id, character }] : []
  })
  const on = session.localOn
  const texts = writeCards(
    random,
    people.map((p) => p.character.voice),
    people.map((p) => weightOn(p.character, on) > 0.6 && random.chance(0.4)),
  )
  const weeks = Temporal.PlainDate.from('2020-01-06').until(on).days / 7
  const turn = Math.floor(weeks) + on.dayOfWeek * 3 + (session.track === 'evening' ? 5 : 0)
  return {
    shared: sharedPart(topicFor(session.kind, turn), session.modality),
    cards: texts.map((card, i) => ({ clientId: people[i]?.id ?? '', version: 0, card })),
  }
}
