import type { ReactNode } from 'react'
import classes from './Summary.module.css'

/** What is there and rarely read: closed until somebody opens it. */
export function More({ label, children }: { label: string; children: ReactNode }) {
  return (
    <details className={classes.more}>
      <summary>{label}</summary>
      {children}
    </details>
  )
}
