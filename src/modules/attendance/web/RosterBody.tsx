import { Text } from '@mantine/core'
import { useState } from 'react'
import { Callout } from '#ui/Callout.tsx'
import { EmptyState } from '#ui/EmptyState.tsx'
import { useSite } from '#ui/site.tsx'
import { formatInstant } from '#ui/when.ts'
import { useWords } from '#ui/words.tsx'
import { attendanceWords } from '../attendance.words.ts'
import { CloseRoster } from './CloseRoster.tsx'
import { CorrectMark } from './CorrectMark.tsx'
import { RosterBar } from './RosterBar.tsx'
import { RosterTiles } from './RosterTiles.tsx'
import type { Roster, Row, useRoster } from './useRoster.ts'

type RosterBodyProps = { seen: Roster; roster: ReturnType<typeof useRoster> }

/** What can be done with the roster depends on its state: wait, mark, correct, or only look. */
export function RosterBody({ seen, roster }: RosterBodyProps) {
  const { roster: words } = useWords(attendanceWords)
  const [correcting, setCorrecting] = useState<Row | null>(null)
  const { session, state, can } = seen
  const marks = state === 'open' && can.mark
  const corrects = state === 'closed' && can.correct
  return (
    <>
      <State seen={seen} />
      {roster.rows.length === 0 ? (
        <EmptyState title={words.emptyTitle}>{words.empty}</EmptyState>
      ) : (
        <>
          <RosterTiles
            rows={roster.rows}
            session={session}
            offline={roster.waiting > 0}
            onMark={marks ? (m) => roster.mark([m]) : null}
            onCorrect={corrects ? setCorrecting : null}
          />
          {marks && (
            <Text size="sm" c="dimmed" className="no-print" visibleFrom="md">
              {words.help}
            </Text>
          )}
          {state !== 'before' && state !== 'cancelled' && (
            <RosterBar roster={roster} marks={marks} creditable={session.creditableMinutes}>
              {marks && <CloseRoster seen={seen} rows={roster.rows} />}
              {corrects && <CloseRoster seen={seen} rows={roster.rows} again />}
            </RosterBar>
          )}
        </>
      )}
      <CorrectMark seen={seen} row={correcting} onClose={() => setCorrecting(null)} />
    </>
  )
}

/** Why the roster is not open, where it is not. */
function State({ seen: { session, state, opensAt, can } }: { seen: Roster }) {
  const { roster: words } = useWords(attendanceWords)
  const { timeZone } = useSite()
  const time = (at: Temporal.Instant) => formatInstant(at, timeZone, 'time')
  switch (state) {
    case 'before':
      return <Callout>{words.opensAt(formatInstant(opensAt, timeZone, 'dayTime'))}</Callout>
    case 'cancelled':
      return (
        <Callout tone="attention" title={words.cancelledTitle}>
          {words.cancelled}
        </Callout>
      )
    case 'closed':
      return (
        <Callout tone="neutral" title={words.closedTitle}>
          {session.closedAt
            ? words.closedAt(formatInstant(session.closedAt, timeZone, 'dayTime'))
            : words.closedByClock}{' '}
          {session.actualStartedAt &&
            session.actualEndedAt &&
            `${words.lasted(time(session.actualStartedAt), time(session.actualEndedAt))} `}
          {can.correct ? words.correctable : words.notCorrectable}
        </Callout>
      )
    case 'open':
      return null
  }
}
