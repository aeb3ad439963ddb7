import { useSite } from './site.tsx'
import { type DayStyle, formatDay, formatInstant, formatSince, formatSpan, type TimeStyle } from './when.ts'

type TimeProps = { at: Temporal.Instant; style?: TimeStyle }

/** A moment on the site's clock: `<Time at={session.startsAt} />`; hovering tells day and zone. */
export function Time({ at, style = 'time' }: TimeProps) {
  const { timeZone } = useSite()
  const full = at.toLocaleString('en-US', { timeZone, dateStyle: 'full', timeStyle: 'long' })
  return (
    <time dateTime={at.toString()} title={full}>
      {formatInstant(at, timeZone, style)}
    </time>
  )
}

/** From one moment to another on the same local day: `6:00 – 9:00 PM`. */
export function TimeSpan({ from, until }: { from: Temporal.Instant; until: Temporal.Instant }) {
  const { timeZone } = useSite()
  const at = (i: Temporal.Instant) => i.toZonedDateTimeISO(timeZone).toPlainTime()
  return <time dateTime={from.toString()}>{formatSpan(at(from), at(until))}</time>
}

/** A calendar day: `<Day on={client.bornOn} style="date" />`. */
export function Day({ on, style = 'day' }: { on: Temporal.PlainDate; style?: DayStyle }) {
  return <time dateTime={on.toString()}>{formatDay(on, style)}</time>
}

/** How long ago, or how soon; hovering tells exactly when. */
export function Since({ at }: { at: Temporal.Instant }) {
  const { timeZone } = useSite()
  return (
    <time dateTime={at.toString()} title={formatInstant(at, timeZone, 'dateTime')}>
      {formatSince(at, Temporal.Now.instant())}
    </time>
  )
}
