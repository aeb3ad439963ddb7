/**
 * Busy times as people say them: `weekdays 9 to 5`, `Tue and Thu 6–9 pm`, `school Mon-Wed 8:30 until noon`.
 * Without am or pm, a beginning from 6 to 11 is in the morning, and an end is the next such hour after it.
 */
import type { BusyKind } from './ownWeek.ts'

export type BusySaid = {
  kind?: BusyKind
  weekdays: number[]
  from: Temporal.PlainTime
  until: Temporal.PlainTime
}

const days = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun']
const day =
  '(?:mon|tue|tues|wed|weds|thu|thur|thurs|fri|sat|sun|monday|tuesday|wednesday|thursday|friday|saturday|sunday)s?'
const clock = '(noon|midnight|(\\d{1,2})(?::(\\d{2}))?\\s*(am|pm|a\\.m\\.|p\\.m\\.)?)'
const till = '\\s*(?:-|–|to|until|till|through)\\s*'
const patterns = {
  range: new RegExp(`\\b(${day})${till}(${day})\\b`, 'g'),
  day: new RegExp(`\\b${day}\\b`, 'g'),
  span: new RegExp(`(?:from\\s+)?${clock}${till}${clock}(?![\\d:])`),
  after: new RegExp(`\\b(?:after|from)\\s+${clock}(?![\\d:])`),
  before: new RegExp(`\\b(?:before|until)\\s+${clock}(?![\\d:])`),
}
const kinds: readonly [RegExp, BusyKind][] = [
  [/\b(?:childcare|kids?|children)\b/, 'childcare'],
  [/\b(?:work|job|shift)\b/, 'work'],
  [/\b(?:school|class(?:es)?|college)\b/, 'school'],
  [/\b(?:court|probation)\b/, 'court'],
  [/\b(?:worship|church|mosque|temple)\b/, 'worship'],
  [/\bcare\b/, 'care'],
  [/\b(?:sleep|rest)\b/, 'rest'],
]

/** What was said, or null where days or times are missing or make no sense. */
export function busySaid(text: string): BusySaid | null {
  const said = text.toLowerCase()
  const weekdays = daysSaid(said)
  const span = spanSaid(said)
  if (weekdays.length === 0 || !span) return null
  const kind = kinds.find(([word]) => word.test(said))?.[1]
  return { weekdays, ...span, ...(kind ? { kind } : {}) }
}

const numberOf = (name: string) => days.indexOf(name.slice(0, 3)) + 1

function daysSaid(said: string): number[] {
  const found = new Set<number>()
  const add = (...more: number[]) => {
    for (const n of more) found.add(n)
  }
  if (/\b(?:every ?day|daily|all week)\b/.test(said)) add(1, 2, 3, 4, 5, 6, 7)
  if (/\bweek ?days?\b/.test(said)) add(1, 2, 3, 4, 5)
  if (/\bweek ?ends?\b/.test(said)) add(6, 7)
  const single = said.replace(patterns.range, (_, first: string, last: string) => {
    const [from, until] = [numberOf(first), numberOf(last)]
    for (let n = from; n !== until; n = (n % 7) + 1) add(n)
    add(until)
    return ' '
  })
  add(...[...single.matchAll(patterns.day)].map(([name]) => numberOf(name)))
  return [...found].sort()
}

/** Minutes of the day; `sure` where am, pm or the 24-hour clock says which half is meant. */
type Said = { minutes: number; sure: boolean }

function timeSaid([word, hour, minute, half]: readonly (string | undefined)[]): Said | null {
  if (word === 'noon') return { minutes: 720, sure: true }
  if (word === 'midnight') return { minutes: 0, sure: true }
  const [h, m] = [Number(hour), Number(minute ?? 0)]
  if (m > 59 || h > 24 || (h === 24 && m > 0)) return null
  if (half)
    return h < 1 || h > 12 ? null : { minutes: (h % 12) * 60 + m + (half[0] === 'p' ? 720 : 0), sure: true }
  const sure = h > 12 || h === 0 || (hour ?? '').startsWith('0')
  return { minutes: (h % 24) * 60 + m, sure }
}

function spanSaid(said: string): { from: Temporal.PlainTime; until: Temporal.PlainTime } | null {
  const span = patterns.span.exec(said)
  if (span) {
    const [from, until] = [timeSaid(span.slice(1, 5)), timeSaid(span.slice(5, 9))]
    return from && until ? spanOf(from, until) : null
  }
  const [after, before] = [patterns.after.exec(said), patterns.before.exec(said)]
  const edge = timeSaid((after ?? before)?.slice(1, 5) ?? ['x'])
  if (!edge || !(after ?? before)) return null
  const at = edge.sure ? edge.minutes : after ? usualBeginning(edge.minutes) : edge.minutes
  return after
    ? { from: timeAt(at), until: timeAt(0) }
    : at > 0
      ? { from: timeAt(0), until: timeAt(at) }
      : null
}

const timeAt = (minutes: number) => Temporal.PlainTime.from('00:00').add({ minutes })
/** 1:00 to 5:59 and 12:00 are said of the afternoon. */
const usualBeginning = (minutes: number) => (minutes < 360 ? minutes + 720 : minutes)
const halfDay = 720

function spanOf(from: Said, until: Said) {
  const begins = from.sure
    ? from.minutes
    : until.sure
      ? // The later of the two that leads to the end within half a day.
        [from.minutes % halfDay, (from.minutes % halfDay) + halfDay].toSorted(
          (a, b) => ahead(a, until.minutes) - ahead(b, until.minutes),
        )[0]
      : usualBeginning(from.minutes)
  if (begins === undefined) return null
  const ends = until.sure
    ? until.minutes
    : (begins + (ahead(begins, until.minutes) % halfDay || halfDay)) % 1440
  return begins === ends ? null : { from: timeAt(begins), until: timeAt(ends) }
}

/** Minutes from one time of day to the next time it is the other. */
const ahead = (from: number, until: number) => (until - from + 1440) % 1440 || 1440
