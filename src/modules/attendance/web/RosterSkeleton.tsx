import { Skeleton } from '@mantine/core'
import classes from './Roster.module.css'

/** Tiles to come. */
export function RosterSkeleton() {
  return (
    <div className={classes.tiles} aria-hidden>
      {['a', 'b', 'c', 'd', 'e', 'f', 'g', 'h'].map((key) => (
        <Skeleton key={key} height={148} radius="lg" />
      ))}
    </div>
  )
}
