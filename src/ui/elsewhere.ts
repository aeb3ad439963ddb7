const here = Temporal.Now.timeZoneId()

/** True where the viewer's device runs on another clock than the site, now. */
export const viewerElsewhere = (siteZone: string, at: Temporal.Instant, viewerZone = here): boolean =>
  at.toZonedDateTimeISO(siteZone).offset !== at.toZonedDateTimeISO(viewerZone).offset
