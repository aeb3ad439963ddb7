import type { Paper } from '#kit/paper.ts'
import { hoursAndMinutes } from '#kit/time.ts'
import { dictionary } from '#kit/words.ts'
import type { Mark } from '../attendance.ts'
import { csvLine, type Kept, sumsOf } from './sending.ts'

/**
 * The words of what is sent about attendance. Neutral: no word of what the appointments are for, so that an employer
 * learns no more than when somebody was away.
 */
export const sendingWords = dictionary({
  en: {
    reasons: { period_backward: 'The last day must not be before the first.' },
    title: 'Confirmation of attendance',
    to: 'To',
    about: 'About',
    born: 'Date of birth',
    period: 'Period',
    written: 'Written',
    lead: (name: string) => `This confirms that ${name} kept scheduled appointments with us as follows.`,
    none: 'No appointments are on record for this period.',
    kept: 'Appointments kept',
    excused: 'Excused',
    missed: 'Missed',
    time: 'Time attended',
    head: { on: 'Day', time: 'Time', mark: 'Kept', minutes: 'Time attended' },
    marks: {
      present: 'Yes',
      late: 'Yes, arrived late',
      left_early: 'Yes, left early',
      excused: 'Excused',
      absent: 'No',
    } satisfies Record<Mark, string>,
    span: (from: string, until: string) => `${from} – ${until}`,
    footer: 'Confidential',
    csv: { date: 'date', start: 'start', end: 'end', kept: 'kept', minutes: 'minutes', notice: 'notice' },
  },
})
const words = sendingWords.en

const long = (d: Temporal.PlainDate) => d.toLocaleString('en-US', { dateStyle: 'long' })
const short = (d: Temporal.PlainDate) =>
  d.toLocaleString('en-US', { weekday: 'short', day: 'numeric', month: 'short', year: 'numeric' })

export type Letter = {
  siteName: string
  timeZone: string
  recipient: string
  name: string
  bornOn: Temporal.PlainDate | null
  from: Temporal.PlainDate
  until: Temporal.PlainDate
  today: Temporal.PlainDate
  detail: 'days' | 'sums'
  appointments: readonly Kept[]
  notice: readonly string[]
}

export function letterPaper(l: Letter): Paper {
  const sums = sumsOf(l.appointments)
  const clock = (at: Temporal.Instant) =>
    at.toLocaleString('en-US', { timeStyle: 'short', timeZone: l.timeZone })
  const table = {
    kind: 'table',
    head: Object.values(words.head),
    rows: l.appointments.map((a) => [
      short(a.on),
      words.span(clock(a.startsAt), clock(a.endsAt)),
      words.marks[a.mark],
      a.minutes > 0 ? hoursAndMinutes(a.minutes) : '',
    ]),
  } as const
  const facts: [string, string][] = [
    [words.to, l.recipient],
    [words.about, l.name],
    [words.born, l.bornOn ? long(l.bornOn) : ''],
    [words.period, words.span(long(l.from), long(l.until))],
    [words.written, long(l.today)],
  ]
  return {
    title: words.title,
    from: [l.siteName],
    footer: words.footer,
    blocks: [
      { kind: 'facts', facts: facts.filter(([, value]) => value !== '') },
      { kind: 'text', text: l.appointments.length ? words.lead(l.name) : words.none },
      {
        kind: 'facts',
        facts: [
          [words.kept, String(sums.kept)],
          [words.excused, String(sums.excused)],
          [words.missed, String(sums.missed)],
          [words.time, hoursAndMinutes(sums.minutes)],
        ],
      },
      ...(l.detail === 'days' && l.appointments.length ? [table] : []),
      { kind: 'notice', lines: l.notice },
    ],
  }
}

/** The table as CSV. The notice stands over it: it must go wherever the rows go. */
export function tableText(l: Omit<Letter, 'detail'>): string {
  const clock = (at: Temporal.Instant) =>
    at.toZonedDateTimeISO(l.timeZone).toPlainTime().toString({ smallestUnit: 'minute' })
  const { date, start, end, kept, minutes, notice } = words.csv
  return [
    ...l.notice.map((n) => csvLine([notice, n])),
    csvLine([date, start, end, kept, minutes]),
    ...l.appointments.map((a) =>
      csvLine([a.on.toString(), clock(a.startsAt), clock(a.endsAt), a.mark, a.minutes]),
    ),
    '',
  ].join('\r\n')
}
