import { useDocumentTitle } from '@mantine/hooks'
import { IconChevronLeft } from '@tabler/icons-react'
import { Link } from '@tanstack/react-router'
import { type ReactNode, useEffect, useRef } from 'react'
import classes from './Page.module.css'
import { uiWords } from './ui.words.ts'
import { useWords } from './words.tsx'

type PageProps = {
  title: string
  /** A line under the title: whom it is about, the day, the state. */
  lead?: ReactNode
  /** Where one came from: `{ to: `/clients/${id}`, label: 'Clients' }`. */
  back?: { to: string; label: string }
  /** Buttons at the right end of the title. */
  actions?: ReactNode
  /** Lists and forms read best narrow; grids may use it all. */
  width?: 'narrow' | 'wide' | 'full'
  children: ReactNode
}

/** One page: its title in the window and as the only h1, the way back, what can be done. */
export function Page({ title, lead, back, actions, width = 'wide', children }: PageProps) {
  const words = useWords(uiWords)
  const heading = useRef<HTMLHeadingElement>(null)
  useDocumentTitle(`${title} · ${words.product}`)
  useFocusOnArrival(heading)
  return (
    <article className={classes.page} data-width={width}>
      {back && (
        <Link to={back.to} className={classes.back} aria-label={words.back(back.label)}>
          <IconChevronLeft size={18} aria-hidden />
          {back.label}
        </Link>
      )}
      <header className={classes.header}>
        <div className={classes.heading}>
          <h1 ref={heading} tabIndex={-1}>
            {title}
          </h1>
          {lead && <div className={classes.lead}>{lead}</div>}
        </div>
        {actions && <div className={classes.actions}>{actions}</div>}
      </header>
      {children}
    </article>
  )
}

/** A page that arrives late gets the focus that the frame parked on `main` when the navigation happened. */
function useFocusOnArrival(heading: { current: HTMLHeadingElement | null }) {
  useEffect(() => {
    if (document.activeElement?.id === 'main') heading.current?.focus({ preventScroll: true })
  }, [heading])
}
