import { type CSSProperties, type PointerEvent, type ReactNode, useId } from 'react'
import { useToday } from '#ui/site.tsx'
import { formatDay, formatTime } from '#ui/when.ts'
import { draggedSpan, hoursShown, type Placed, placeBlocks } from '../weekGrid.ts'
import { useDrag } from './useDrag.ts'
import classes from './WeekGrid.module.css'

/** Something in the week: on a day (0 Monday), from and until in minutes of the local day. */
export type GridBlock = {
  id: string
  day: number
  from: number
  until: number
  content: ReactNode
  /** Lies behind the others, over the whole width of its day. */
  behind?: boolean
}

type WeekGridProps = {
  monday: Temporal.PlainDate
  blocks: readonly GridBlock[]
  /** Under a day's name: a holiday. */
  notes?: Readonly<Record<number, ReactNode>>
  /** Called with the span that was drawn over a day. */
  onDrag?: (day: number, span: { from: number; until: number }) => void
  /** Of the days’ headings. */
  level?: 2 | 3
  /** Fewer pixels an hour. */
  low?: boolean
  /** Said where a day holds nothing, on small screens. */
  nothing: string
}

type Vars = CSSProperties & Record<`--${string}`, number>

/** Seven days beside each other by the hour; on a phone one below the other as lists. */
export function WeekGrid({ monday, blocks, notes, onDrag, nothing, low, level = 3 }: WeekGridProps) {
  const hours = hoursShown(blocks.filter((b) => !b.behind))
  const style: Vars = { '--first': hours.from * 60, '--hours': hours.until - hours.from }
  return (
    <div className={classes.grid} data-low={low || undefined} style={style}>
      <Hours {...hours} />
      {[0, 1, 2, 3, 4, 5, 6].map((day) => (
        <DayColumn
          key={day}
          on={monday.add({ days: day })}
          blocks={blocks.filter((b) => b.day === day)}
          hours={hours}
          note={notes?.[day]}
          nothing={nothing}
          level={level}
          {...(onDrag ? { onDrag: (span: { from: number; until: number }) => onDrag(day, span) } : {})}
        />
      ))}
    </div>
  )
}

function Hours({ from, until }: { from: number; until: number }) {
  return (
    <div className={classes.hours} aria-hidden>
      {Array.from({ length: until - from }, (_, i) => from + i).map((hour) => (
        <span key={hour}>{formatTime(Temporal.PlainTime.from({ hour })).replace(':00', '')}</span>
      ))}
    </div>
  )
}

type DayColumnProps = {
  on: Temporal.PlainDate
  blocks: readonly GridBlock[]
  hours: { from: number; until: number }
  note?: ReactNode
  nothing: string
  level: 2 | 3
  onDrag?: (span: { from: number; until: number }) => void
}

function DayColumn({ on, blocks, hours, note, nothing, level, onDrag }: DayColumnProps) {
  const id = useId()
  const Heading = `h${level}` as const
  const isToday = useToday().equals(on)
  const placed = placeBlocks(blocks.filter((b) => !b.behind))
  const share: Vars = { '--share': shareOf(placed) }
  const inOrder = blocks.toSorted((a, b) => a.from - b.from || a.until - b.until)
  const drag = useDrag(hours, onDrag && ((a, b) => onDrag(draggedSpan(a, b))))
  return (
    <section className={classes.day} style={share} aria-labelledby={id} data-today={isToday || undefined}>
      <Heading id={id} className={classes.name}>
        <span className={classes.weekday}>{formatDay(on).split(',')[0]}</span> {on.day}
        <span className={classes.month}> {on.toLocaleString('en-US', { month: 'short' })}</span>
      </Heading>
      {note && <p className={classes.note}>{note}</p>}
      <ul
        className={classes.hoursOfDay}
        data-draggable={onDrag ? true : undefined}
        onPointerDown={(event: PointerEvent<HTMLElement>) => drag.begin(event)}
      >
        {inOrder.map((b) => (
          <li
            key={b.id}
            className={b.behind ? classes.behind : classes.block}
            style={spanStyle(b, hours, placed.get(b.id))}
          >
            {b.content}
          </li>
        ))}
        {blocks.length === 0 && <li className={classes.nothing}>{nothing}</li>}
        {drag.span && (
          <li aria-hidden className={classes.drawn} style={spanStyle(draggedSpan(...drag.span), hours)} />
        )}
      </ul>
    </section>
  )
}

/** How much of the week’s width a day takes: as many parts as sessions beside each other, a little more for one alone. */
const shareOf = (placed: ReadonlyMap<string, Placed>) =>
  Math.max(1.4, ...[...placed.values()].map((p) => p.lanes))

/** Behind things may reach over the hours shown; they are cut there. */
function spanStyle(
  { from, until }: { from: number; until: number },
  hours: { from: number; until: number },
  { lane, lanes } = { lane: 0, lanes: 1 },
): Vars {
  const [top, end] = [Math.max(from, hours.from * 60), Math.min(until, hours.until * 60)]
  return { '--from': top, '--minutes': Math.max(0, end - top), '--lane': lane, '--lanes': lanes }
}
