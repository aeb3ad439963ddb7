import { Button } from '@mantine/core'
import { IconNotes } from '@tabler/icons-react'
import { Link } from '@tanstack/react-router'
import { useCan } from '#ui/can.tsx'
import { Page } from '#ui/Page.tsx'
import { useParam } from '#ui/params.ts'
import { QueryView } from '#ui/QueryView.tsx'
import { Day, TimeSpan } from '#ui/Time.tsx'
import { useWords } from '#ui/words.tsx'
import { attendanceWords } from '../attendance.words.ts'
import { KioskButton } from './KioskButton.tsx'
import { RosterBody } from './RosterBody.tsx'
import { RosterSkeleton } from './RosterSkeleton.tsx'
import { type Roster, useRoster } from './useRoster.ts'
import { WalkIn } from './WalkIn.tsx'

/** One session's roster: large tiles, one tap each. */
export function RosterPage() {
  const sessionId = useParam('sessionId')
  const { roster: words } = useWords(attendanceWords)
  const roster = useRoster(sessionId)
  const { data } = roster.query
  return (
    <Page
      title={data?.session.name ?? words.title}
      lead={data && <Lead session={data.session} />}
      back={{ to: '/', label: words.back }}
      actions={
        data && (
          <>
            {(data.state === 'open' || data.state === 'before') && (
              <WalkIn sessionId={sessionId} rows={roster.rows} />
            )}
            {data.state === 'open' && <KioskButton session={data.session} />}
            <NoteLink session={data.session} state={data.state} />
          </>
        )
      }
    >
      <QueryView query={roster.query} skeleton={<RosterSkeleton />}>
        {(seen) => <RosterBody seen={seen} roster={roster} />}
      </QueryView>
    </Page>
  )
}

function Lead({ session }: { session: Roster['session'] }) {
  const { roster: words } = useWords(attendanceWords)
  const { localOn, startsAt, endsAt, roomName, byVideo, staff } = session
  const place = roomName ?? (byVideo ? words.byVideo : null)
  return (
    <>
      <Day on={localOn} style="longDay" />, <TimeSpan from={startsAt} until={endsAt} />
      {place && ` · ${place}`}
      {staff.length > 0 && ` · ${staff.join(', ')}`}
    </>
  )
}

function NoteLink({ session, state }: { session: Roster['session']; state: Roster['state'] }) {
  const { roster: words } = useWords(attendanceWords)
  const may = useCan('note.read')
  const writes = useCan('note.write')
  if (!may || state === 'before' || state === 'cancelled') return null
  return (
    <Button
      component={Link}
      to={`/sessions/${session.id}/note`}
      variant={state === 'closed' && writes ? 'filled' : 'default'}
      leftSection={<IconNotes size={20} stroke={1.7} />}
    >
      {writes ? words.writeNote : words.readNote}
    </Button>
  )
}
