import type { ReactNode } from 'react'
import classes from './tone.module.css'
import { type Tone, ToneSign } from './tone.tsx'

type CalloutProps = { tone?: Tone; title?: string; action?: ReactNode; children?: ReactNode }

/** Something to know before going on, standing in the page. */
export function Callout({ tone = 'info', title, action, children }: CalloutProps) {
  return (
    <div className={`${classes.toned} ${classes.callout}`} data-tone={tone}>
      <ToneSign tone={tone} size={20} />
      <div className={classes.calloutBody}>
        {title && <div className={classes.calloutTitle}>{title}</div>}
        {children}
      </div>
      {action}
    </div>
  )
}
