import { VisuallyHidden } from '@mantine/core'
import { type KeyboardEvent, useId, useRef, useState } from 'react'
import { useWords } from '#ui/words.tsx'
import { creditedMinutes, type Mark, needsMinutes, proposedMinutes } from '../attendance.ts'
import { attendanceWords } from '../attendance.words.ts'
import classes from './Roster.module.css'
import { RosterTile } from './RosterTile.tsx'
import type { Marking, Roster, Row } from './useRoster.ts'

type RosterTilesProps = {
  rows: readonly Row[]
  session: Roster['session']
  /** What is on its way waits for the connection. */
  offline: boolean
  /** Null where the roster is not open. */
  onMark: ((marking: Marking) => void) | null
  onCorrect: ((row: Row) => void) | null
}

const keys: Record<string, Mark | null> = {
  p: 'present',
  l: 'late',
  e: 'left_early',
  a: 'absent',
  x: 'excused',
  Backspace: null,
  Delete: null,
}

/** The clients as tiles. One of them can be reached by Tab; arrow keys lead to the others, letters mark. */
export function RosterTiles({ rows, session, offline, onMark, onCorrect }: RosterTilesProps) {
  const { roster: words } = useWords(attendanceWords)
  const list = useRef<HTMLUListElement>(null)
  const helpId = useId()
  const [at, setAt] = useState(rows[0]?.clientId)
  const current = rows.some((r) => r.clientId === at) ? at : rows[0]?.clientId
  const { creditableMinutes: creditable } = session

  const markAs = (row: Row, mark: Mark | null, minutes = minutesFor(mark, session)) =>
    onMark?.({ clientId: row.clientId, mark, minutes: creditedMinutes(mark, creditable, minutes) })
  const stepBy = (row: Row, by: number) => {
    if (needsMinutes(row.mark)) markAs(row, row.mark, Math.max(5, Math.min(row.minutes + by, creditable)))
  }
  const goTo = (index: number) => {
    const row = rows[index]
    if (!row) return
    setAt(row.clientId)
    tilesIn(list.current)[index]?.focus()
  }
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.ctrlKey || event.metaKey || event.altKey) return
    const index = rows.findIndex((r) => r.clientId === current)
    const row = rows[index]
    if (!row) return
    const key = event.key.length === 1 ? event.key.toLowerCase() : event.key
    const target = arrowTarget(event.key, index, rows.length, list.current)
    if (target !== null) goTo(target)
    else if (onMark && key in keys) markAs(row, keys[key] ?? null)
    else if (onMark && (key === '+' || key === '=')) stepBy(row, 5)
    else if (onMark && key === '-') stepBy(row, -5)
    else return
    event.preventDefault()
  }
  return (
    <>
      <VisuallyHidden id={helpId}>{words.help}</VisuallyHidden>
      <ul
        ref={list}
        className={classes.tiles}
        aria-label={words.list}
        aria-describedby={onMark ? helpId : undefined}
        onKeyDown={onKeyDown}
      >
        {rows.map((row) => (
          <RosterTile
            key={row.clientId}
            row={row}
            creditable={creditable}
            offline={offline}
            reachable={row.clientId === current}
            onFocus={() => setAt(row.clientId)}
            onMark={onMark ? (mark) => markAs(row, mark) : null}
            onStep={(by) => stepBy(row, by)}
            onCorrect={onCorrect ? () => onCorrect(row) : null}
          />
        ))}
      </ul>
    </>
  )
}

/** Where minutes are needed, as if it happened now; otherwise all that can be credited. */
const minutesFor = (mark: Mark | null, session: Roster['session']) =>
  needsMinutes(mark) ? proposedMinutes(mark, session, Temporal.Now.instant()) : session.creditableMinutes

const tilesIn = (list: HTMLElement | null) => [
  ...(list?.querySelectorAll<HTMLButtonElement>('[data-tile]') ?? []),
]

/** Where an arrow key leads, in reading order sideways and by the columns as they stand up and down. */
function arrowTarget(key: string, index: number, count: number, list: HTMLElement | null): number | null {
  const tiles = tilesIn(list)
  const top = tiles[0]?.offsetTop
  const columns = Math.max(
    1,
    tiles.findIndex((tile) => tile.offsetTop !== top),
  )
  const perRow = tiles.every((tile) => tile.offsetTop === top) ? count : columns
  const steps: Record<string, number> = {
    ArrowRight: index + 1,
    ArrowLeft: index - 1,
    ArrowDown: index + perRow,
    ArrowUp: index - perRow,
    Home: 0,
    End: count - 1,
  }
  const target = steps[key]
  return target === undefined ? null : Math.max(0, Math.min(target, count - 1))
}
