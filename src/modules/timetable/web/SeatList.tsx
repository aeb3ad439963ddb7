import { Button, Text } from '@mantine/core'
import { Link } from '@tanstack/react-router'
import { useAction } from '#ui/data.ts'
import { notify } from '#ui/notify.tsx'
import { fullName } from '#ui/PersonName.tsx'
import { useWords } from '#ui/words.tsx'
import { clientWeek } from '../ownWeek.contract.ts'
import { acceptWeek, releaseSeats } from '../seats.contract.ts'
import { findSession, programmeWeek } from '../sessions.contract.ts'
import { weekWords } from '../week.words.ts'
import type { SessionDetail } from './SessionDrawer.tsx'
import classes from './Week.module.css'

const changed = [findSession, programmeWeek, clientWeek]

/** Who sits in a session; a seat can be given back before it begins. */
export function SeatList({ detail: { session, seats, can } }: { detail: SessionDetail }) {
  const words = useWords(weekWords).session
  const release = useAction(releaseSeats, { refreshes: changed })
  const retake = useAction(acceptWeek, { refreshes: changed })
  const giveBack = (clientId: string, name: string) => {
    const seat = { clientId, sessionIds: [session.id] }
    release.mutate(seat, {
      onSuccess: () => notify.undo(words.released(name), () => retake.mutate({ ...seat, anyTrack: true })),
    })
  }
  const inOrder = seats.toSorted((a, b) => Number(a.status !== 'taken') - Number(b.status !== 'taken'))
  if (seats.length === 0) return <Text c="dimmed">{words.nobody}</Text>
  return (
    <ul className={classes.seats} aria-label={words.seats}>
      {inOrder.map((seat) => (
        <li key={seat.clientId}>
          <span>
            <Link to="/clients/$clientId" params={{ clientId: seat.clientId }} translate="no">
              {fullName(seat)}
            </Link>
            {(seat.makeUp || seat.status !== 'taken') && (
              <span className={classes.hint}>
                {' '}
                {seat.status === 'taken' ? words.makeUp : words.status[seat.status]}
              </span>
            )}
          </span>
          {can.release && seat.status === 'taken' && (
            <Button
              variant="subtle"
              size="compact-md"
              mih={44}
              aria-label={words.releaseOf(fullName(seat))}
              disabled={release.isPending}
              onClick={() => giveBack(seat.clientId, fullName(seat))}
            >
              {words.release}
            </Button>
          )}
        </li>
      ))}
    </ul>
  )
}
