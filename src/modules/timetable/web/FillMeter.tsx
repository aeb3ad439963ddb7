import { VisuallyHidden } from '@mantine/core'
import { useWords } from '#ui/words.tsx'
import { weekWords } from '../week.words.ts'
import classes from './FillMeter.module.css'

/** How full a session is: `9 of 12`, with a bar. */
export function FillMeter({ taken, capacity }: { taken: number; capacity: number }) {
  const { tile } = useWords(weekWords)
  const full = taken >= capacity
  return (
    <span className={classes.meter} data-full={full || undefined}>
      <VisuallyHidden>{tile.seatsTaken(taken, capacity)}</VisuallyHidden>
      <span className={classes.bar} aria-hidden>
        <span style={{ width: `${Math.min(100, (100 * taken) / capacity)}%` }} />
      </span>
      <span className={classes.figure} aria-hidden={!full}>
        <span aria-hidden>{tile.seats(taken, capacity)}</span>
        {full && <span className={classes.full}>, {tile.full}</span>}
      </span>
    </span>
  )
}
