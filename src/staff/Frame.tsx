import { Outlet, useRouterState } from '@tanstack/react-router'
import { useEffect, useRef, useState } from 'react'
import type { Out } from '#kit/endpoint.ts'
import type { signedIn } from '#modules/access/signIns/signIns.contract.ts'
import { CanProvider } from '#ui/can.tsx'
import { EmptyState } from '#ui/EmptyState.tsx'
import { Mark } from '#ui/Mark.tsx'
import { SiteProvider } from '#ui/site.tsx'
import { useWords } from '#ui/words.tsx'
import { AccountMenu } from './AccountMenu.tsx'
import { destinationsFor } from './destinations.ts'
import { Finder } from './Finder.tsx'
import { FinderButton } from './FinderButton.tsx'
import classes from './Frame.module.css'
import { LockCover } from './LockCover.tsx'
import { BottomBar, SideNav } from './Nav.tsx'
import { SessionEnded } from './SessionEnded.tsx'
import { staffWords } from './staff.words.ts'
import { type Me, useChosenSite } from './useChosenSite.ts'
import { useIdleLock } from './useIdleLock.ts'
import { ZoneNote } from './ZoneNote.tsx'

/** The frame around every page: navigation at the left (below, on a phone), finder, account. */
export function Frame({ me, standing }: { me: Me; standing: Out<typeof signedIn> }) {
  const words = useWords(staffWords)
  const { site, choose } = useChosenSite(me.sites)
  const [finding, setFinding] = useState(false)
  const places = destinationsFor(me.can)
  useFocusOnNavigation()
  useIdleLock(standing.idleMinutes)
  if (!site) return <EmptyState title={words.session.noSite} action={<AccountMenu me={me} />} />
  const account = <AccountMenu me={me} site={site} onSite={choose} />
  return (
    <SiteProvider site={site}>
      <CanProvider can={me.can}>
        <a href="#main" className={classes.skip}>
          {words.skip}
        </a>
        <div className={classes.frame}>
          <header className={classes.top}>
            <div className={classes.brand}>
              <Mark size={30} />
              <div className={classes.names}>
                <span className={classes.name}>{words.product}</span>
                <span className={classes.site}>{site.name}</span>
              </div>
            </div>
            <div className={classes.find}>
              <FinderButton onOpen={() => setFinding(true)} />
            </div>
            <SideNav places={places} />
            <div className={classes.account}>{account}</div>
          </header>
          <main id="main" tabIndex={-1} className={classes.main}>
            <ZoneNote />
            <Outlet />
          </main>
          <BottomBar places={places} />
        </div>
        <Finder
          opened={finding}
          onOpen={() => setFinding(true)}
          onClose={() => setFinding(false)}
          places={places}
        />
        <SessionEnded accountId={me.accountId} email={me.email} />
        <LockCover standing={standing} />
      </CanProvider>
    </SiteProvider>
  )
}

/** After going somewhere the focus is on the new page, not on the link that led there. */
function useFocusOnNavigation() {
  const path = useRouterState({ select: (s) => s.resolvedLocation?.pathname ?? s.location.pathname })
  const seen = useRef(path)
  useEffect(() => {
    if (seen.current === path) return
    seen.current = path
    const main = document.getElementById('main')
    if (!main || (main !== document.activeElement && main.contains(document.activeElement))) return
    const heading = main.querySelector('h1') ?? main
    heading.focus({ preventScroll: true })
  }, [path])
}
