import { Link, useLocation } from '@tanstack/react-router'
import { useEffect, useRef, useState } from 'react'
import classes from './NavTabs.module.css'

type NavTab = { to: string; label: string; exact?: boolean }

/** The parts of one thing, each at its own address: a client's overview, plan, notes. For views without address use Mantine's Tabs. */
export function NavTabs({ label, tabs }: { label: string; tabs: readonly NavTab[] }) {
  const strip = useStrip()
  return (
    <nav aria-label={label} className={classes.tabs} {...strip}>
      {tabs.map(({ to, label: text, exact = false }) => (
        <Link key={to} to={to} activeOptions={{ exact, includeSearch: false }} className={classes.tab}>
          {text}
        </Link>
      ))}
    </nav>
  )
}

/** Brings the tab one is at into sight, and knows at which of its ends the strip goes on. */
function useStrip() {
  const ref = useRef<HTMLElement>(null)
  const at = useLocation({ select: (l) => l.pathname })
  const [more, setMore] = useState<'start' | 'middle' | 'end'>()
  const look = () => {
    const { scrollLeft = 0, scrollWidth = 0, clientWidth = 0 } = ref.current ?? {}
    const [before, after] = [scrollLeft > 1, scrollLeft + clientWidth < scrollWidth - 1]
    setMore(before && after ? 'middle' : after ? 'start' : before ? 'end' : undefined)
  }
  // biome-ignore lint/correctness/useExhaustiveDependencies: the address decides which tab is the current one
  useEffect(() => {
    const nav = ref.current
    const tab = nav?.querySelector<HTMLElement>('[aria-current="page"]')
    if (nav && tab) nav.scrollLeft = tab.offsetLeft - nav.offsetLeft - (nav.clientWidth - tab.offsetWidth) / 2
    look()
    window.addEventListener('resize', look)
    return () => window.removeEventListener('resize', look)
  }, [at])
  return { ref, onScroll: look, 'data-more': more }
}
