import { Skeleton } from '@mantine/core'
import { useRef, useState } from 'react'
import type { Out } from '#kit/endpoint.ts'
import { hoursAndMinutes, weekOf } from '#kit/time.ts'
import { Callout } from '#ui/Callout.tsx'
import { useEndpoint } from '#ui/data.ts'
import { QueryView } from '#ui/QueryView.tsx'
import { Section } from '#ui/Section.tsx'
import { StatusBadge } from '#ui/StatusBadge.tsx'
import { useWords } from '#ui/words.tsx'
import { clientWeekWords } from '../clientWeek.words.ts'
import { type ProposalView, proposeWeek } from '../finder/finder.contract.ts'
import { clientWeek } from '../ownWeek.contract.ts'
import { BusyTimes } from './BusyTimes.tsx'
import ownClasses from './ClientWeek.module.css'
import { ClientWeekGrid, mayDraw } from './ClientWeekGrid.tsx'
import { HowTheyCome } from './HowTheyCome.tsx'
import { NewSession } from './NewSession.tsx'
import { Proposals } from './Proposals.tsx'
import { SessionDrawer } from './SessionDrawer.tsx'
import classes from './Week.module.css'
import { useWeek, WeekSwitcher } from './WeekSwitcher.tsx'

export type ClientsWeek = Out<typeof clientWeek>

/** A client's own week: seats beside busy times, and the weeks that would fit. */
export function ClientWeek({ clientId }: { clientId: string }) {
  const week = useWeek()
  const query = useEndpoint(clientWeek, { clientId, monday: week.monday }, { keepPrevious: true })
  return (
    <>
      <div className={classes.controls}>
        <WeekSwitcher {...week} />
        {query.data && <Planned week={query.data} />}
        {query.data?.can.takeSeats && <NewSession clientId={clientId} monday={week.monday} />}
      </div>
      <QueryView query={query} skeleton={<Skeleton height={480} radius="lg" />}>
        {(data) => <Shown clientId={clientId} week={data} />}
      </QueryView>
      <SessionDrawer />
    </>
  )
}

function Shown({ clientId, week }: { clientId: string; week: ClientsWeek }) {
  const words = useWords(clientWeekWords)
  const asks = week.can.takeSeats && week.prescribed !== null && week.plannedMinutes < week.prescribed.minutes
  const proposals = useEndpoint(proposeWeek, { clientId, monday: week.monday }, { enabled: asks })
  const grid = useRef<HTMLDivElement>(null)
  const [looked, setLooked] = useState<ProposalView | null>(null)
  const offered = proposals.data?.outcome === 'weeks' ? proposals.data.weeks : []
  const proposed =
    looked && weekOf(looked.sessions[0]?.localOn ?? week.monday).equals(week.monday) ? looked : null
  return (
    <>
      {!week.admitted && <Callout>{words.notAdmitted}</Callout>}
      {week.admitted && !week.prescribed && <Callout tone="attention">{words.notPrescribed}</Callout>}
      {asks && (
        <Proposals
          clientId={clientId}
          week={week}
          query={proposals}
          onLook={setLooked}
          onTaken={() => grid.current?.focus()}
        />
      )}
      <div ref={grid} tabIndex={-1} className={ownClasses.grid}>
        <Section
          title={words.grid}
          {...(mayDraw(week) ? { lead: <span className={ownClasses.hint}>{words.gridHint}</span> } : {})}
        >
          <ClientWeekGrid
            clientId={clientId}
            week={week}
            proposed={asks ? (proposed ?? offered[0] ?? null) : null}
          />
        </Section>
      </div>
      <BusyTimes clientId={clientId} week={week} />
      <HowTheyCome key={week.version} clientId={clientId} week={week} />
    </>
  )
}

/** How much of what is prescribed is planned. */
function Planned({ week: { plannedMinutes, prescribed } }: { week: ClientsWeek }) {
  const words = useWords(clientWeekWords)
  const planned = hoursAndMinutes(plannedMinutes)
  if (!prescribed) return <StatusBadge>{words.plannedOnly(planned)}</StatusBadge>
  const reached = plannedMinutes >= prescribed.minutes
  return (
    <StatusBadge tone={reached ? 'good' : 'attention'}>
      {words.planned(planned, hoursAndMinutes(prescribed.minutes))},{' '}
      {words.days(prescribed.daysMin, prescribed.daysMax)}
    </StatusBadge>
  )
}
