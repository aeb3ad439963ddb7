import { Table, VisuallyHidden } from '@mantine/core'
import { IconArrowDown, IconArrowUp } from '@tabler/icons-react'
import { Link } from '@tanstack/react-router'
import { hoursAndMinutes } from '#kit/time.ts'
import { outreachAfter } from '#modules/attendance/attendance.ts'
import { HoursBar } from '#modules/attendance/web/HoursBar.tsx'
import { VerdictBadge } from '#modules/attendance/web/VerdictBadge.tsx'
import { programWords } from '#modules/program/program.words.ts'
import { nameInLists } from '#ui/PersonName.tsx'
import { StatusBadge } from '#ui/StatusBadge.tsx'
import { Day } from '#ui/Time.tsx'
import { useWords } from '#ui/words.tsx'
import type { BoardRowView } from '../board.contract.ts'
import type { BoardOrder } from '../board.ts'
import { boardWords } from '../board.words.ts'
import classes from './Board.module.css'
import type { Filter } from './BoardFilters.tsx'

type BoardTableProps = {
  rows: readonly BoardRowView[]
  stages: readonly { id: string; name: string }[]
  monday: Temporal.PlainDate
  filter: Filter
}

/** A row each; on a phone a card each. The name leads to the client's hours in the same week. */
export function BoardTable({ rows, stages, monday, filter }: BoardTableProps) {
  const { caption, columns } = useWords(boardWords)
  const stageName = new Map(stages.map((s) => [s.id, s.name]))
  return (
    <Table className={classes.table} highlightOnHover>
      <Table.Caption className={classes.caption}>
        <VisuallyHidden>{caption}</VisuallyHidden>
      </Table.Caption>
      <Table.Thead>
        <Table.Tr>
          <Sortable by="name" filter={filter} label={columns.client} />
          <Table.Th scope="col">{columns.therapist}</Table.Th>
          <Sortable by="credited" filter={filter} label={columns.hours} />
          <Sortable by="forecast" filter={filter} label={columns.forecast} />
          <Sortable by="rate" filter={filter} label={columns.rate} />
          <Sortable by="lastAttended" filter={filter} label={columns.lastAttended} />
        </Table.Tr>
      </Table.Thead>
      <Table.Tbody>
        {rows.map((row) => (
          <Row key={row.clientId} row={row} stage={stageName.get(row.stage) ?? row.stage} monday={monday} />
        ))}
      </Table.Tbody>
    </Table>
  )
}

function Sortable({ by, filter, label }: { by: BoardOrder; filter: Filter; label: string }) {
  const sorted = filter.order === by
  const Arrow = filter.reversed ? IconArrowDown : IconArrowUp
  return (
    <Table.Th scope="col" aria-sort={sorted ? (filter.reversed ? 'descending' : 'ascending') : undefined}>
      <button type="button" className={classes.sort} onClick={() => filter.sortBy(by)}>
        {label}
        {sorted && <Arrow size={16} aria-hidden />}
      </button>
    </Table.Th>
  )
}

type RowProps = { row: BoardRowView; stage: string; monday: Temporal.PlainDate }

function Row({ row, stage, monday }: RowProps) {
  const words = useWords(boardWords)
  const { tracks } = useWords(programWords)
  return (
    <Table.Tr className={classes.row}>
      <Table.Th scope="row" className={classes.client}>
        <Link
          to="/clients/$clientId/$panel"
          params={{ clientId: row.clientId, panel: 'hours' }}
          search={{ week: monday.toString() }}
          className={classes.name}
          translate="no"
        >
          {nameInLists(row)}
        </Link>
        <span className={classes.soft}>
          {stage} · {tracks[row.track]}
        </span>
      </Table.Th>
      <Table.Td className={classes.therapist}>{row.therapistName}</Table.Td>
      <Table.Td className={classes.hours}>
        <Hours row={row} />
      </Table.Td>
      <Table.Td className={classes.forecast}>
        {row.verdict !== 'nothing_prescribed' && (
          <span className={classes.end}>{hoursAndMinutes(row.willEndAt)}</span>
        )}
        <VerdictBadge of={row} />
      </Table.Td>
      <Table.Td className={classes.rate}>
        {row.attendanceRate === null ? words.noRate : words.percent(row.attendanceRate)}
        <span className={classes.onlyCards}> {words.rateOf}</span>
      </Table.Td>
      <Table.Td className={classes.last}>
        <span className={classes.onlyCards}>{words.columns.lastAttended} </span>
        {row.lastAttendedOn ? <Day on={row.lastAttendedOn} /> : words.never}
        {row.absencesInARow >= outreachAfter && (
          <StatusBadge tone="attention">{words.absences(row.absencesInARow)}</StatusBadge>
        )}
      </Table.Td>
    </Table.Tr>
  )
}

function Hours({ row }: { row: BoardRowView }) {
  const words = useWords(boardWords)
  const { creditedMinutes: credited, prescribedMinutes, unmarkedMinutes, madeUpMinutes } = row
  const aim = prescribedMinutes ?? row.minimumMinutes
  const more = [
    madeUpMinutes > 0 && words.madeUp(hoursAndMinutes(madeUpMinutes)),
    unmarkedMinutes > 0 && words.unmarked(hoursAndMinutes(unmarkedMinutes)),
  ].filter(Boolean)
  return (
    <>
      <span className={classes.figures}>
        <strong>{words.of(hoursAndMinutes(credited), hoursAndMinutes(aim))}</strong>
        {more.length > 0 && <span className={classes.soft}>{more.join(', ')}</span>}
      </span>
      <HoursBar credited={credited} ahead={row.aheadMinutes} prescribed={aim} verdict={row.verdict} />
    </>
  )
}
