/** What of attendance leaves: days, times, marks and minutes, never what kind of session it was. */
import type { Mark } from '../attendance.ts'

export type Kept = {
  on: Temporal.PlainDate
  startsAt: Temporal.Instant
  endsAt: Temporal.Instant
  mark: Mark
  minutes: number
}

export type Sums = { kept: number; excused: number; missed: number; minutes: number }

export function sumsOf(appointments: readonly Kept[]): Sums {
  const count = (of: (m: Mark) => boolean) => appointments.filter((a) => of(a.mark)).length
  const excused = count((m) => m === 'excused')
  const missed = count((m) => m === 'absent')
  return {
    excused,
    missed,
    kept: appointments.length - excused - missed,
    minutes: appointments.reduce((sum, a) => sum + a.minutes, 0),
  }
}

/** One line of CSV (RFC 4180). A cell that a spreadsheet would run as a formula is made text. */
export const csvLine = (cells: readonly (string | number)[]): string =>
  cells.map((c) => (typeof c === 'number' ? String(c) : cell(c))).join(',')

function cell(text: string): string {
  const safe = /^[=+\-@\t\r]/.test(text) ? `'${text}` : text
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe
}
