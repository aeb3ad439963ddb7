import { Button, Skeleton, Switch } from '@mantine/core'
import type { Out } from '#kit/endpoint.ts'
import { tracks } from '#modules/program/program.ts'
import { useCan } from '#ui/can.tsx'
import { useEndpoint } from '#ui/data.ts'
import { EmptyState } from '#ui/EmptyState.tsx'
import { Page } from '#ui/Page.tsx'
import { useSearchParam } from '#ui/params.ts'
import { QueryView } from '#ui/QueryView.tsx'
import { useSite } from '#ui/site.tsx'
import { useWords } from '#ui/words.tsx'
import type { programmeWeek as programmeWeekEndpoint } from '../sessions.contract.ts'
import { programmeWeek } from '../sessions.contract.ts'
import { weekWords } from '../week.words.ts'
import { minutesOfDay } from '../weekGrid.ts'
import { NewGroup } from './NewGroup.tsx'
import { holidayNotes, NotAsUsual } from './NotAsUsual.tsx'
import { Rooms } from './Rooms.tsx'
import { SessionDrawer } from './SessionDrawer.tsx'
import { SessionTile } from './SessionTile.tsx'
import { TrackFilter } from './TrackFilter.tsx'
import classes from './Week.module.css'
import { WeekGrid } from './WeekGrid.tsx'
import { useWeek, WeekSwitcher } from './WeekSwitcher.tsx'

type Week = Out<typeof programmeWeekEndpoint>

/** The programme's week: every group of the site by day and hour, how full it is, who leads it. */
export function WeekPage() {
  const words = useWords(weekWords)
  const { id: siteId } = useSite()
  const week = useWeek()
  const query = useEndpoint(programmeWeek, { siteId, monday: week.monday }, { keepPrevious: true })
  const mayPlan = useCan('timetable.edit')
  return (
    <Page
      title={words.title}
      width="full"
      actions={
        mayPlan && (
          <>
            <Rooms />
            <NewGroup />
          </>
        )
      }
    >
      <Controls week={week} />
      <QueryView query={query} skeleton={<Skeleton height={560} radius="lg" />}>
        {(data) => <Shown week={data} />}
      </QueryView>
    </Page>
  )
}

function Controls({ week }: { week: ReturnType<typeof useWeek> }) {
  const words = useWords(weekWords)
  const { individual, showIndividual } = useFilters()
  return (
    <div className={classes.controls}>
      <WeekSwitcher {...week} />
      <TrackFilter />
      <Switch
        className="no-print"
        label={words.individual}
        checked={individual}
        onChange={(event) => showIndividual(event.currentTarget.checked)}
      />
    </div>
  )
}

/** What of the week is shown, kept in the address. */
function useFilters() {
  const [track, setTrack] = useSearchParam('track')
  const [individual, setIndividual] = useSearchParam('individual')
  return {
    track: tracks.find((t) => t === track),
    showTrack: setTrack,
    individual: individual === 'true',
    showIndividual: (show: boolean) => setIndividual(show ? 'true' : undefined),
  }
}

function Shown({ week }: { week: Week }) {
  const words = useWords(weekWords)
  const { track, showTrack, individual } = useFilters()
  const [, openSession] = useSearchParam('session')
  const ofTrack = week.sessions.filter((s) => !track || s.track === track || (s.track === null && individual))
  const shown = ofTrack.filter((s) => s.groupId !== null || individual)
  const on = shown.filter((s) => s.status === 'scheduled')
  const total = (of: (s: Week['sessions'][number]) => number) => on.reduce((sum, s) => sum + of(s), 0)
  return (
    <>
      <NotAsUsual week={week} />
      {shown.length === 0 ? (
        <Nothing filtered={track !== undefined} onShowAll={() => showTrack(undefined)} />
      ) : (
        <>
          <p className={classes.counted}>
            {words.counted(
              on.length,
              total((s) => s.seatsTaken),
              total((s) => s.capacity),
            )}
          </p>
          <WeekGrid
            level={2}
            monday={week.monday}
            nothing={words.empty.day}
            notes={holidayNotes(week)}
            blocks={shown.map((s) => ({
              id: s.id,
              day: week.monday.until(s.localOn).days,
              ...minutesOfDay(s.startsAt, s.endsAt, week.timeZone),
              content: <SessionTile session={s} onOpen={() => openSession(s.id)} />,
            }))}
          />
        </>
      )}
      <SessionDrawer stages={week.stages} />
    </>
  )
}

function Nothing({ filtered, onShowAll }: { filtered: boolean; onShowAll: () => void }) {
  const { empty } = useWords(weekWords)
  const { isThis } = useWeek()
  const mayPlan = useCan('timetable.edit')
  if (filtered)
    return <EmptyState title={empty.track} action={<Button onClick={onShowAll}>{empty.showAll}</Button>} />
  if (!isThis) return <EmptyState title={empty.week}>{empty.weekSentence}</EmptyState>
  return (
    <EmptyState title={empty.title} action={mayPlan && <NewGroup />}>
      {empty.sentence}
    </EmptyState>
  )
}
