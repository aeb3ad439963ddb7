import type { ReactNode } from 'react'
import { useWords } from '#ui/words.tsx'
import { clientWords } from '../client.words.ts'
import classes from './Facts.module.css'

/** A record's fields with their names, as many beside each other as fit. */
export function Facts({ children }: { children: ReactNode }) {
  return <dl className={classes.facts}>{children}</dl>
}

/** One field; what is empty says so. */
export function Fact({ label, children }: { label: string; children: ReactNode }) {
  const { overview } = useWords(clientWords)
  const missing = children === '' || children === null || children === undefined
  return (
    <div>
      <dt>{label}</dt>
      <dd className={missing ? classes.missing : undefined}>{missing ? overview.notGiven : children}</dd>
    </div>
  )
}
