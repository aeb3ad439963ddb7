import { useState } from 'react'
import { useSearchParam } from '#ui/params.ts'
import { StatusBadge } from '#ui/StatusBadge.tsx'
import { formatSpan } from '#ui/when.ts'
import { useWords } from '#ui/words.tsx'
import { clientWeekWords } from '../clientWeek.words.ts'
import type { ProposalView } from '../finder/finder.contract.ts'
import { busySpans } from '../ownWeek.ts'
import { weekWords } from '../week.words.ts'
import { minutesOfDay } from '../weekGrid.ts'
import { BusyDialog } from './BusyForm.tsx'
import classes from './ClientWeek.module.css'
import type { ClientsWeek } from './ClientWeek.tsx'
import { SessionTile } from './SessionTile.tsx'
import { useBusyTimes } from './useBusyTimes.ts'
import { type GridBlock, WeekGrid } from './WeekGrid.tsx'

type ClientWeekGridProps = {
  clientId: string
  week: ClientsWeek
  /** A week that is looked at, drawn beside the seats. */
  proposed: ProposalView | null
}

/** Drawing is in the site's clock: not where the client lives by another one. */
export const mayDraw = (week: ClientsWeek) => week.can.editBusy && week.preference.timeZone === null

/** The client's seats with what takes their time behind them; drawing over free time marks it as busy. */
export function ClientWeekGrid({ clientId, week, proposed }: ClientWeekGridProps) {
  const words = useWords(clientWeekWords)
  const { empty } = useWords(weekWords)
  const [, openSession] = useSearchParam('session')
  const busy = useBusyTimes(clientId, week)
  const seats = week.seats.map(
    ({ session, status, makeUp }): GridBlock => ({
      id: session.id,
      day: week.monday.until(session.localOn).days,
      ...minutesOfDay(session.startsAt, session.endsAt, week.timeZone),
      content: (
        <SessionTile session={session} onOpen={() => openSession(session.id)}>
          {status === 'program_cancelled' ? (
            <StatusBadge>{words.seat.cancelled}</StatusBadge>
          ) : (
            makeUp && <span className={classes.makeUp}>{words.seat.makeUp}</span>
          )}
        </SessionTile>
      ),
    }),
  )
  const [drawn, setDrawn] = useState<{ weekdays: string[]; from: string; until: string } | null>(null)
  const onDrag = (day: number, { from, until }: { from: number; until: number }) =>
    setDrawn({ weekdays: [String(day + 1)], from: clock(from), until: clock(until % 1440) })
  return (
    <>
      <WeekGrid
        monday={week.monday}
        low
        blocks={[...busyBlocks(week), ...seats, ...proposedBlocks(week, proposed)]}
        nothing={empty.day}
        {...(mayDraw(week) ? { onDrag } : {})}
      />
      <BusyDialog
        opened={drawn !== null}
        {...(drawn ? { initial: { kind: 'work', ...drawn } } : {})}
        onAdd={busy.add}
        onClose={() => setDrawn(null)}
      />
    </>
  )
}

const timeOf = (minutes: number) => Temporal.PlainTime.from({ hour: 0 }).add({ minutes })
const clock = (minutes: number) => timeOf(minutes).toString({ smallestUnit: 'minute' })

/** Busy times as they fall on the site’s clock in this week. */
function busyBlocks(week: ClientsWeek): GridBlock[] {
  const zone = week.preference.timeZone ?? week.timeZone
  return week.busy.flatMap((b) =>
    busySpans(b, week.monday, zone).flatMap((span, i) => {
      const day = week.monday.until(span.startsAt.toZonedDateTimeISO(week.timeZone).toPlainDate()).days
      if (day < 0 || day > 6) return []
      const id = `${b.id} ${i}`
      const at = minutesOfDay(span.startsAt, span.endsAt, week.timeZone)
      return [{ id, day, ...at, behind: true, content: <BusyBlock key={id} busy={b} at={at} /> }]
    }),
  )
}

/** Sessions of a proposal as they would stand. */
function proposedBlocks(week: ClientsWeek, proposed: ProposalView | null): GridBlock[] {
  const sessions = proposed?.sessions.filter((s) => week.monday.until(s.localOn).days < 7) ?? []
  return sessions
    .filter((s) => !week.seats.some((seat) => seat.session.id === s.id && seat.status === 'taken'))
    .map((s) => ({
      id: `proposed ${s.id}`,
      day: week.monday.until(s.localOn).days,
      ...minutesOfDay(s.startsAt, s.endsAt, week.timeZone),
      content: <ProposedBlock key={s.id} session={s} />,
    }))
}

function ProposedBlock({ session }: { session: ProposalView['sessions'][number] }) {
  const { proposals: words } = useWords(clientWeekWords)
  return (
    <div className={classes.proposed}>
      <span className={classes.busyName}>{session.name}</span>
      <span>{words.proposed}</span>
    </div>
  )
}

function BusyBlock({ busy, at }: { busy: ClientsWeek['busy'][number]; at: { from: number; until: number } }) {
  const { busyKinds } = useWords(clientWeekWords)
  return (
    <div className={classes.busy}>
      <span className={classes.busyName}>{busyKinds[busy.kind]}</span>
      <span>{formatSpan(timeOf(at.from), timeOf(at.until % 1440))}</span>
      {busy.note && <span className={classes.busyNote}>{busy.note}</span>}
    </div>
  )
}
