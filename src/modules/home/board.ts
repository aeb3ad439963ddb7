import { byUrgency, isShort, type WeekVerdict } from '#modules/attendance/ledger.ts'
import type { Track } from '#modules/program/program.ts'

/** The programme board: every admitted client's week on one line. Here stand its order and its filters. */
export type BoardRow = {
  familyName: string
  givenName: string
  preferredName: string
  stage: string
  track: Track
  prescribedMinutes: number | null
  creditedMinutes: number
  verdict: WeekVerdict
  willEndAt: number
  needs: number
  /** 0 to 1; null where no session was expected. */
  attendanceRate: number | null
  lastAttendedOn: Temporal.PlainDate | null
  absencesInARow: number
}

export const boardOrders = ['urgency', 'name', 'credited', 'forecast', 'rate', 'lastAttended'] as const
export type BoardOrder = (typeof boardOrders)[number]

type Compare = (a: BoardRow, b: BoardRow) => number
const byName: Compare = (a, b) =>
  a.familyName.localeCompare(b.familyName) ||
  (a.preferredName || a.givenName).localeCompare(b.preferredName || b.givenName)
/** What is not known comes first: it is what somebody should look at. */
const ascending =
  (value: (row: BoardRow) => number | null): Compare =>
  (a, b) =>
    (value(a) ?? -1) - (value(b) ?? -1)

const orders: Record<BoardOrder, Compare> = {
  urgency: byUrgency,
  name: byName,
  credited: ascending((r) => r.creditedMinutes),
  forecast: ascending((r) => r.willEndAt),
  rate: ascending((r) => r.attendanceRate),
  lastAttended: (a, b) =>
    a.lastAttendedOn && b.lastAttendedOn
      ? Temporal.PlainDate.compare(a.lastAttendedOn, b.lastAttendedOn)
      : Number(a.lastAttendedOn !== null) - Number(b.lastAttendedOn !== null),
}

/** Rows in an order; those equal in it by name. */
export const inOrder = <R extends BoardRow>(rows: readonly R[], order: BoardOrder, reversed = false): R[] =>
  rows.toSorted((a, b) => (reversed ? -1 : 1) * orders[order](a, b) || byName(a, b))

export type BoardFilter = { track?: string | undefined; stage?: string | undefined; short?: boolean }

export const fitsFilter = (row: BoardRow, { track, stage, short = false }: BoardFilter): boolean =>
  (!track || row.track === track) && (!stage || row.stage === stage) && (!short || isShort(row))

/** Days over which the attendance rate is looked at: the four weeks up to the end of the week shown, or to today. */
export function rateWindow(monday: Temporal.PlainDate, today: Temporal.PlainDate) {
  const sunday = monday.add({ days: 6 })
  const until = Temporal.PlainDate.compare(today, sunday) < 0 ? today : sunday
  return { from: until.subtract({ days: 27 }), until }
}
