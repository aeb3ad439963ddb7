import type { ReactNode } from 'react'
import classes from './Tile.module.css'
import tones from './tone.module.css'
import { type Tone, ToneSign } from './tone.tsx'

type TileProps = { label: string; value: ReactNode; hint?: ReactNode; tone?: Tone }

/** One figure that matters, with what it means. Put several in a `Tiles`. */
export function Tile({ label, value, hint, tone = 'neutral' }: TileProps) {
  return (
    <div className={`${tones.toned} ${classes.tile}`} data-tone={tone}>
      <dt className={classes.label}>{label}</dt>
      <dd className={classes.value}>{value}</dd>
      {hint && (
        <dd className={classes.hint}>
          {tone !== 'neutral' && <ToneSign tone={tone} />}
          {hint}
        </dd>
      )}
    </div>
  )
}

/** Tiles beside each other, as many as fit. */
export function Tiles({ children }: { children: ReactNode }) {
  return <dl className={classes.tiles}>{children}</dl>
}
