import { type ReactNode, useId } from 'react'
import classes from './Section.module.css'

type SectionProps = {
  title: string
  lead?: ReactNode
  actions?: ReactNode
  /** `card` lies on the page; `plain` is part of it. */
  look?: 'card' | 'plain'
  children: ReactNode
}

/** A named part of a page, a landmark under its h2. */
export function Section({ title, lead, actions, look = 'card', children }: SectionProps) {
  const id = useId()
  return (
    <section className={classes.section} data-look={look} aria-labelledby={id}>
      <header className={classes.header}>
        <div>
          <h2 id={id}>{title}</h2>
          {lead && <div className={classes.lead}>{lead}</div>}
        </div>
        {actions && <div className={classes.actions}>{actions}</div>}
      </header>
      {children}
    </section>
  )
}
