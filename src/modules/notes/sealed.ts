import type { NoteKind } from './notes.ts'

/** What a signature covers. Its SHA-256 stands in the note, so that any later change shows. */
export type SealedContent = {
  clientId: string
  sessionId: string | null
  kind: NoteKind
  shared: unknown
  body: unknown
  startedAt: Temporal.Instant
  endedAt: Temporal.Instant
  minutes: number
  participantCount: number | null
  author: { staffId: string; name: string; credential: string }
  signedAt: Temporal.Instant
  lateEntryReason: string | null
  confirmed: unknown
}

/** The sealed text: the same for the same content, whatever the order of keys and whatever else an object carries. */
export const sealedText = (c: SealedContent): string =>
  canonicalJson({
    clientId: c.clientId,
    sessionId: c.sessionId,
    kind: c.kind,
    shared: c.shared,
    body: c.body,
    startedAt: c.startedAt,
    endedAt: c.endedAt,
    minutes: c.minutes,
    participantCount: c.participantCount,
    author: c.author,
    signedAt: c.signedAt,
    lateEntryReason: c.lateEntryReason,
    confirmed: c.confirmed,
  })

/** JSON with keys in code-point order and no white space; moments as text, `undefined` left out. */
export function canonicalJson(value: unknown): string {
  if (value instanceof Temporal.Instant) return JSON.stringify(value.toString())
  if (Array.isArray(value)) return `[${value.map(canonicalJson).join(',')}]`
  if (typeof value !== 'object' || value === null) return JSON.stringify(value ?? null)
  const entries = Object.entries(value)
    .filter(([, v]) => v !== undefined)
    .sort(([a], [b]) => (a < b ? -1 : 1))
  return `{${entries.map(([k, v]) => `${JSON.stringify(k)}:${canonicalJson(v)}`).join(',')}}`
}
