import { sql } from 'kysely'
import type { Mark } from '#modules/attendance/attendance.ts'
import { type Card, emptyCard, emptyShared, type SharedPart } from '#modules/notes/notes.ts'
import type { SessionKind } from '#modules/program/program.ts'
import type { Persona, TestApp } from './app.ts'
import { arrange } from './week.ts'

/** A delivered session put straight into the database: seats, marks, a closed roster with its actual times. */
export type Delivered = { sessionId: string; clientIds: string[] }

export const topic: SharedPart = {
  ...emptyShared,
  topic: 'Triggers on the way home',
  modality: 'Cognitive behavioral',
  intervention: 'Mapped the walk home and practised refusing in pairs.',
  summary: 'Everybody named one place that is hard to pass.',
  next: 'Thursday: planning the weekend. Bring your map.',
}

const sayings = [
  'Told of the shop at the corner and how the clerk still greets him by name. Will cross the street from tonight on.',
  'Was tired after work, yet stayed to the end. Laughed when she found that her map had no bar on it at all.',
  'Said little at first. When asked, spoke of his brother’s kitchen and that he misses cooking there.',
  'Compared craving to a train that passes if you do not get on. Offered the picture to the others.',
  'Came ten minutes late from court, worried about the letter. Could settle after the breathing exercise.',
  'Practised saying no three times and asked for one more round, louder each time.',
  'Disagreed with the exercise and explained why calmly; prefers to leave early instead of refusing.',
  'Brought the homework: seven evenings, two hard ones, both followed by a call to the sponsor.',
  'Showed photos of the garden he started. Digging helps when the evening gets long.',
  'Cried for a moment when speaking of the anniversary on Friday and accepted company for that day.',
  'Asked what to do when the pusher lives next door. The landlord’s number is now in her phone.',
  'Listened with closed eyes and summed up the hour in a single sentence that others wrote down.',
]
/** A complete card; each `n` says something else. */
export const card = (n = 0, more: Partial<Card> = {}): Card => ({
  ...emptyCard,
  goal: 'Thirty days without alcohol',
  participation: 'active',
  response: sayings[n % sayings.length] ?? '',
  progress: 'forward',
  ...more,
})
export const cards = (clientIds: readonly string[]) =>
  clientIds.map((clientId, n) => ({ clientId, version: 0, card: card(n) }))

export async function mark(
  t: TestApp,
  by: Persona,
  sessionId: string,
  clientId: string,
  as: Mark | null,
  minutes = 180,
) {
  const credited = as === null || as === 'absent' || as === 'excused' ? 0 : minutes
  await sql`insert into attendance (session_id, client_id, mark, minutes, marked_at, marked_by)
    values (${sessionId}, ${clientId}, ${as}, ${credited}, ${t.clock.now}, ${by.accountId})
    on conflict (session_id, client_id) do update set mark = excluded.mark, minutes = excluded.minutes`.execute(
    t.db,
  )
}

/** Monday 2 March 2026, 6 to 9 PM in New York; it really ran from 6:02 to 9:04 PM. */
export const startedAt = '2026-03-02T23:02:00Z'
export const endedAt = '2026-03-03T02:04:00Z'
/** Half an hour after it. */
export const thatEvening = '2026-03-03T02:34:00Z'

export async function deliver(
  t: TestApp,
  lead: Persona,
  s: {
    siteId: string
    marks: readonly (Mark | null)[]
    kind?: SessionKind
    closed?: boolean
    starts?: string
  },
): Promise<Delivered> {
  const make = arrange(t)
  const sessionId = await make.session({
    siteId: s.siteId,
    on: '2026-03-02',
    starts: s.starts ?? '18:00',
    minutes: 180,
    kind: s.kind ?? 'therapy_group',
  })
  // One therapist runs several of these at once: the tests are about notes, not about bookings.
  await sql`insert into session_staff (session_id, staff_id, during, role, overlap_allowed)
    select id, ${lead.staffId}, during, 'lead', true from session where id = ${sessionId}`.execute(t.db)
  const clientIds: string[] = []
  for (const [i, as] of s.marks.entries()) {
    const clientId = await make.client(s.siteId, {
      givenName: `Client${i}`,
      familyName: String.fromCharCode(65 + i),
    })
    await make.seat(sessionId, clientId)
    if (as) await mark(t, lead, sessionId, clientId, as)
    clientIds.push(clientId)
  }
  if (s.closed ?? true)
    await sql`update session set roster_closed_at = ${endedAt}, actual_started_at = ${startedAt}, actual_ended_at = ${endedAt}
      where id = ${sessionId}`.execute(t.db)
  return { sessionId, clientIds }
}
