import { Table, Text } from '@mantine/core'
import { Link } from '@tanstack/react-router'
import type { Out } from '#kit/endpoint.ts'
import { hoursAndMinutes } from '#kit/time.ts'
import { useCan } from '#ui/can.tsx'
import { Section } from '#ui/Section.tsx'
import { StatusBadge } from '#ui/StatusBadge.tsx'
import { Day, TimeSpan } from '#ui/Time.tsx'
import { useWords } from '#ui/words.tsx'
import { attendanceWords } from '../attendance.words.ts'
import type { clientLedger } from '../ledger.contract.ts'
import { ledgerWords } from '../ledger.words.ts'
import classes from './Hours.module.css'
import { MarkSign, toneOfMark } from './MarkSign.tsx'

type WeekSession = Out<typeof clientLedger>['sessions'][number]

/** What became of each seat of the week. */
export function WeekSessions({ sessions }: { sessions: readonly WeekSession[] }) {
  const { sessions: words } = useWords(ledgerWords)
  return (
    <Section title={words.title}>
      {sessions.length === 0 ? (
        <Text c="dimmed">{words.none}</Text>
      ) : (
        <Table className={classes.table}>
          <Table.Thead>
            <Table.Tr>
              <Table.Th scope="col">{words.session}</Table.Th>
              <Table.Th scope="col">{words.when}</Table.Th>
              <Table.Th scope="col">{words.what}</Table.Th>
              <Table.Th scope="col" className={classes.number}>
                {words.credited}
              </Table.Th>
            </Table.Tr>
          </Table.Thead>
          <Table.Tbody>
            {sessions.map((s) => (
              <Row key={s.sessionId} session={s} />
            ))}
          </Table.Tbody>
        </Table>
      )}
    </Section>
  )
}

function Row({ session: s }: { session: WeekSession }) {
  const { sessions: words } = useWords(ledgerWords)
  const may = useCan('attendance.read')
  return (
    <Table.Tr>
      <Table.Th scope="row">
        {may ? (
          <Link className={classes.link} to="/sessions/$sessionId" params={{ sessionId: s.sessionId }}>
            {s.name}
          </Link>
        ) : (
          s.name
        )}
        {(s.isMakeUp || !s.counts) && (
          <span className={classes.hint}>
            {[s.isMakeUp && words.makeUp, !s.counts && words.notCounted].filter(Boolean).join(', ')}
          </span>
        )}
      </Table.Th>
      <Table.Td>
        <Day on={s.localOn} />, <TimeSpan from={s.startsAt} until={s.endsAt} />
      </Table.Td>
      <Table.Td>
        <Outcome session={s} />
      </Table.Td>
      <Table.Td className={classes.number}>
        {s.mark ? `${hoursAndMinutes(s.minutes)} / ${hoursAndMinutes(s.scheduledMinutes)}` : '–'}
      </Table.Td>
    </Table.Tr>
  )
}

function Outcome({ session: s }: { session: WeekSession }) {
  const { sessions: words } = useWords(ledgerWords)
  const { marks } = useWords(attendanceWords)
  if (s.cancelled) return <StatusBadge>{words.cancelled}</StatusBadge>
  if (s.mark)
    return (
      <StatusBadge tone={toneOfMark[s.mark]} icon={<MarkSign mark={s.mark} size={15} />}>
        {marks[s.mark]}
      </StatusBadge>
    )
  return s.rosterClosed ? (
    <StatusBadge tone="attention">{marks.unmarked}</StatusBadge>
  ) : (
    <StatusBadge>{words.ahead}</StatusBadge>
  )
}
