/** The device's own zone: most often the site's too. */
export const browserZone = (): string => Temporal.Now.timeZoneId()

/** Every zone the browser knows, as `America / New York (UTC−05:00)`; searching finds the city. */
export function zoneChoices(
  at: Temporal.Instant = Temporal.Now.instant(),
): { value: string; label: string }[] {
  const known = new Set([browserZone(), ...Intl.supportedValuesOf('timeZone')])
  return [...known].sort().map((value) => ({ value, label: zoneLabel(value, at) }))
}

export function zoneLabel(zone: string, at: Temporal.Instant): string {
  const offset = at.toZonedDateTimeISO(zone).offset.replace('-', '−')
  return `${zone.replaceAll('_', ' ').replaceAll('/', ' / ')} (UTC${offset})`
}
