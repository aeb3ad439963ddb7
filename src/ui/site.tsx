import { createContext, type ReactNode, use } from 'react'

export type Site = { id: string; name: string; timeZone: string }

const SiteContext = createContext<Site>({ id: '', name: '', timeZone: Temporal.Now.timeZoneId() })

/** The site everything below it is about. */
export function SiteProvider({ site, children }: { site: Site; children: ReactNode }) {
  return <SiteContext value={site}>{children}</SiteContext>
}

/** The site one works at now; its zone is the zone of every time shown. */
export const useSite = (): Site => use(SiteContext)

/** The local day at the site. */
export const useToday = (): Temporal.PlainDate => Temporal.Now.plainDateISO(useSite().timeZone)
