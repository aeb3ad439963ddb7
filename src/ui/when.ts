/** How times and days are written for people. Times are always the given zone's. */
const styles = {
  time: { hour: 'numeric', minute: '2-digit' },
  day: { weekday: 'short', day: 'numeric', month: 'short' },
  longDay: { weekday: 'long', day: 'numeric', month: 'long' },
  date: { day: 'numeric', month: 'short', year: 'numeric' },
  dayTime: { weekday: 'short', day: 'numeric', month: 'short', hour: 'numeric', minute: '2-digit' },
  dateTime: { day: 'numeric', month: 'short', year: 'numeric', hour: 'numeric', minute: '2-digit' },
} as const satisfies Record<string, Intl.DateTimeFormatOptions>
export type TimeStyle = keyof typeof styles
export type DayStyle = 'day' | 'longDay' | 'date'

const language = 'en-US'

export const formatInstant = (at: Temporal.Instant, timeZone: string, style: TimeStyle): string =>
  at.toLocaleString(language, { ...styles[style], timeZone })

export const formatDay = (day: Temporal.PlainDate, style: DayStyle = 'day'): string =>
  day.toLocaleString(language, styles[style])

export const formatTime = (time: Temporal.PlainTime): string => time.toLocaleString(language, styles.time)

/** `6:00 – 9:00 PM`, the half of the day said once where it is the same. */
export function formatSpan(from: Temporal.PlainTime, until: Temporal.PlainTime): string {
  const [a, b] = [formatTime(from), formatTime(until)]
  const half = / [AP]M$/
  return from.hour < 12 === until.hour < 12 ? `${a.replace(half, '')} – ${b}` : `${a} – ${b}`
}

/** `Mar 2 – 8` or `Feb 23 – Mar 1`: the days of one programme week. */
export function formatWeek(monday: Temporal.PlainDate): string {
  const sunday = monday.add({ days: 6 })
  const short = { day: 'numeric', month: 'short' } as const
  const end = monday.month === sunday.month ? String(sunday.day) : sunday.toLocaleString(language, short)
  return `${monday.toLocaleString(language, short)} – ${end}`
}

/** `3 days ago`, `in 2 hours`; under a minute is `just now`. */
export function formatSince(at: Temporal.Instant, now: Temporal.Instant): string {
  const minutes = Math.round(now.until(at).total('minutes'))
  const format = new Intl.RelativeTimeFormat('en', { numeric: 'auto' })
  const size = Math.abs(minutes)
  if (size < 1) return 'just now'
  if (size < 60) return format.format(minutes, 'minute')
  if (size < 60 * 24) return format.format(Math.round(minutes / 60), 'hour')
  if (size < 60 * 24 * 60) return format.format(Math.round(minutes / 60 / 24), 'day')
  return format.format(Math.round(minutes / 60 / 24 / 30.44), 'month')
}

/** The full years between a birth date and a day. */
export const yearsOld = (bornOn: Temporal.PlainDate, today: Temporal.PlainDate): number =>
  bornOn.until(today, { largestUnit: 'years' }).years
