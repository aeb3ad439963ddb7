import { createContext, type ReactNode, use } from 'react'

export type Site = { id: string; name: string; timeZone: string }

const here = Temporal.Now.timeZoneId()
const SiteContext = createContext<Site>({ id: '', name: '', timeZone: here })

/** The site everything below it is about. */
export function SiteProvider({ site, children }: { site: Site; children: ReactNode }) {
  return <SiteContext value={site}>{children}</SiteContext>
}

/** The site one works at now; its zone is the zone of every time shown. */
export const useSite = (): Site => use(SiteContext)

/** The local day at the site. */
export const useToday = (): Temporal.PlainDate => Temporal.Now.plainDateISO(useSite().timeZone)

/** True where the viewer's device runs on another clock than the site, now. */
export const viewerElsewhere = (siteZone: string, at: Temporal.Instant, viewerZone = here): boolean =>
  at.toZonedDateTimeISO(siteZone).offset !== at.toZonedDateTimeISO(viewerZone).offset
