/** Day and time as typed, on a site's clock; undefined while no day is given. Without a time it is noon. */
export const momentAt = (
  typed: { day: string; time: string },
  timeZone: string,
): Temporal.Instant | undefined =>
  typed.day
    ? Temporal.PlainDate.from(typed.day)
        .toZonedDateTime({ timeZone, plainTime: Temporal.PlainTime.from(typed.time || '12:00') })
        .toInstant()
    : undefined
