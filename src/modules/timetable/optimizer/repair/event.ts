import { z } from 'zod'
import type { Instance, Session } from '../instance.ts'
import type { Terms } from '../seats.ts'

/** What happened to a published week. Days before `now` are past: nothing there changes. */
const whole = z.number().int().min(0)
const day = whole.max(6)
const windows = z.array(z.tuple([day, whole, whole]))
const now = { now: day.optional() }
export const eventFile = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('absence'), counselor: whole, days: z.array(day).optional(), ...now }),
  z.object({ kind: z.literal('cancelled'), session: whole, ...now }),
  z.object({
    kind: z.literal('availability'),
    client: whole,
    avail: windows,
    teleAvail: windows.optional(),
    ...now,
  }),
])
export type RepairEvent = z.output<typeof eventFile>

/** What an event takes away. Sessions and clients by position. */
export type Loss = {
  /** Sessions without anybody to lead them. */
  sessions: number[]
  /** New terms of a client whose time changed. */
  terms: Map<number, Terms>
}

export function lossOf(instance: Instance, event: RepairEvent): Loss {
  const from = event.now ?? 0
  const gone = (is: (s: Session) => boolean) =>
    instance.sessions.flatMap((s, i) => (s.day >= from && is(s) ? [i] : []))
  switch (event.kind) {
    case 'absence':
      return {
        sessions: gone(
          (s) =>
            (s.lead === event.counselor || s.own === event.counselor) &&
            (!event.days || event.days.includes(s.day)),
        ),
        terms: new Map(),
      }
    case 'cancelled':
      return { sessions: gone((s) => s.id === event.session), terms: new Map() }
    case 'availability': {
      const position = instance.clients.findIndex((c) => c.id === event.client)
      const client = instance.clients[position]
      if (!client) return { sessions: [], terms: new Map() }
      const changed = { ...client, avail: event.avail, teleAvail: event.teleAvail ?? client.teleAvail }
      return { sessions: [], terms: new Map([[position, changed]]) }
    }
  }
}

/** Somebody who can lead a group instead: has the hours, leads nothing else then (R16), and not too long in a row. */
export function substituteFor(
  instance: Instance,
  session: number,
  absent: number,
  also: ReadonlyMap<number, number>,
): number | undefined {
  const s = instance.sessions[session]
  const usual = instance.counselors.find((c) => c.id === absent)
  if (!s || !usual || s.kind === 'IND') return undefined
  const region = (site: number) => instance.sites.find((x) => x.id === site)?.region
  const candidates = instance.counselors.filter(
    (c) =>
      c.id !== absent &&
      (s.site === -1 ? region(c.site) === s.region : c.site === s.site) &&
      c.hours.some(([d, from, to]) => d === s.day && from <= s.start && s.start + s.dur <= to),
  )
  const shared = (c: (typeof candidates)[number]) => c.creds.filter((x) => usual.creds.includes(x)).length
  return candidates
    .filter((c) => mayLead(ledBy(instance, c.id, also), s, c.maxConsecMin))
    .sort((a, b) => shared(b) - shared(a) || a.id - b.id)[0]?.id
}

const ledBy = ({ sessions }: Instance, counselor: number, also: ReadonlyMap<number, number>) =>
  sessions.filter((s, i) => s.kind !== 'IND' && (also.get(i) ?? s.lead) === counselor)

/** Not two at once, and no unbroken row longer than agreed. */
function mayLead(led: readonly Session[], extra: Session, most: number): boolean {
  const day = [...led.filter((s) => s.day === extra.day), extra].sort((a, b) => a.start - b.start)
  let begun = Number.NEGATIVE_INFINITY
  let end = Number.NEGATIVE_INFINITY
  for (const s of day) {
    if (s.start < end) return false
    if (s.start > end) begun = s.start
    end = s.start + s.dur
    if (end - begun > most) return false
  }
  return true
}
