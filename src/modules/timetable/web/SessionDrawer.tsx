import { Button, Drawer, Group, Stack } from '@mantine/core'
import { IconClipboardCheck } from '@tabler/icons-react'
import { Link } from '@tanstack/react-router'
import type { Out } from '#kit/endpoint.ts'
import { programWords } from '#modules/program/program.words.ts'
import { useCan } from '#ui/can.tsx'
import { useEndpoint } from '#ui/data.ts'
import { useSearchParam } from '#ui/params.ts'
import { QueryView } from '#ui/QueryView.tsx'
import { StatusBadge } from '#ui/StatusBadge.tsx'
import { Day, TimeSpan } from '#ui/Time.tsx'
import { uiWords } from '#ui/ui.words.ts'
import { useWords } from '#ui/words.tsx'
import { findSession } from '../sessions.contract.ts'
import { timetableWords } from '../timetable.words.ts'
import { weekWords } from '../week.words.ts'
import { CancelSession } from './CancelSession.tsx'
import { ChangeCapacity } from './ChangeCapacity.tsx'
import { EndGroup } from './EndGroup.tsx'
import { FillMeter } from './FillMeter.tsx'
import { SeatList } from './SeatList.tsx'
import { Substitute } from './Substitute.tsx'
import classes from './Week.module.css'

type Stages = readonly { id: string; name: string }[]
export type SessionDetail = Out<typeof findSession>

/** The session that the address names (`?session=…`): who, where, who sits in it, and what can be done. */
export function SessionDrawer({ stages = [] }: { stages?: Stages }) {
  const words = useWords(weekWords)
  const { close } = useWords(uiWords)
  const [sessionId, open] = useSearchParam('session')
  const query = useEndpoint(findSession, { sessionId: sessionId ?? '' }, { enabled: sessionId !== undefined })
  return (
    <Drawer
      opened={sessionId !== undefined}
      onClose={() => open(undefined)}
      position="right"
      size="md"
      title={query.data?.session.name ?? words.session.title}
      closeButtonProps={{ 'aria-label': close }}
    >
      {sessionId && (
        <QueryView query={query}>{(detail) => <Detail detail={detail} stages={stages} />}</QueryView>
      )}
    </Drawer>
  )
}

function Detail({ detail, stages }: { detail: SessionDetail; stages: Stages }) {
  const { session: s, can } = detail
  const words = useWords(weekWords).session
  const { cancelReasons } = useWords(timetableWords)
  const mayMark = useCan('attendance.read')
  return (
    <Stack gap="lg">
      {s.status === 'cancelled' && (
        <div>
          <StatusBadge tone="danger">
            {s.cancelledReason ? cancelReasons[s.cancelledReason] : words.cancelled}
          </StatusBadge>
        </div>
      )}
      <Facts session={s} stages={stages} />
      <Group gap="xs">
        {mayMark && s.status === 'scheduled' && (
          <Button
            variant="default"
            leftSection={<IconClipboardCheck size={18} />}
            renderRoot={(props) => <Link to="/sessions/$sessionId" params={{ sessionId: s.id }} {...props} />}
          >
            {words.roster}
          </Button>
        )}
        {can.substitute && <Substitute session={s} />}
        {can.substitute && <ChangeCapacity session={s} />}
        {can.cancel && <CancelSession detail={detail} />}
        {can.substitute && s.groupId && <EndGroup siteId={s.siteId} groupId={s.groupId} on={s.localOn} />}
      </Group>
      <SeatList detail={detail} />
    </Stack>
  )
}

function Facts({ session: s, stages }: { session: SessionDetail['session']; stages: Stages }) {
  const { session: words, tile } = useWords(weekWords)
  const { exemptions } = useWords(timetableWords)
  const program = useWords(programWords)
  const names = s.stages.map((id) => stages.find((stage) => stage.id === id)?.name ?? id)
  const facts = [
    [
      words.when,
      <>
        <Day on={s.localOn} style="longDay" />, <TimeSpan from={s.startsAt} until={s.endsAt} />
      </>,
    ],
    [words.kind, [program.kinds[s.kind], s.modality].filter(Boolean).join(', ')],
    s.track && [words.track, program.tracks[s.track]],
    s.groupId && [words.stages, names.join(', ') || words.everyStage],
    [words.lead, s.lead?.name ?? tile.noLead],
    s.coLead && [words.coLead, s.coLead.name],
    [words.place, s.byVideo ? tile.byVideo : (s.room?.name ?? tile.noRoom)],
    [words.seats, <FillMeter key="meter" taken={s.seatsTaken} capacity={s.capacity} />],
    s.exemption && [words.exemption, exemptions[s.exemption]],
  ] as const
  return (
    <dl className={classes.facts}>
      {facts.map((fact) =>
        fact ? (
          <div key={fact[0]} style={{ display: 'contents' }}>
            <dt>{fact[0]}</dt>
            <dd>{fact[1]}</dd>
          </div>
        ) : null,
      )}
    </dl>
  )
}
