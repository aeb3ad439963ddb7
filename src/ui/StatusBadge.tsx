import type { ReactNode } from 'react'
import classes from './tone.module.css'
import { type Tone, ToneSign } from './tone.tsx'

type StatusBadgeProps = { tone?: Tone; icon?: ReactNode; children: ReactNode }

/** A state in a word or two, with its sign: `<StatusBadge tone="attention">45 min short</StatusBadge>`. */
export function StatusBadge({ tone = 'neutral', icon, children }: StatusBadgeProps) {
  return (
    <span className={`${classes.toned} ${classes.badge}`} data-tone={tone}>
      {icon ?? <ToneSign tone={tone} />}
      {children}
    </span>
  )
}
