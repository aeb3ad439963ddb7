import { Link } from '@tanstack/react-router'
import classes from './NavTabs.module.css'

type NavTab = { to: string; label: string; exact?: boolean }

/** The parts of one thing, each at its own address: a client's overview, plan, notes. For views without address use Mantine's Tabs. */
export function NavTabs({ label, tabs }: { label: string; tabs: readonly NavTab[] }) {
  return (
    <nav aria-label={label} className={classes.tabs}>
      {tabs.map(({ to, label: text, exact = false }) => (
        <Link key={to} to={to} activeOptions={{ exact, includeSearch: false }} className={classes.tab}>
          {text}
        </Link>
      ))}
    </nav>
  )
}
