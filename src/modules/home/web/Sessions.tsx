import { Button, SegmentedControl, Text } from '@mantine/core'
import { Link } from '@tanstack/react-router'
import type { Out } from '#kit/endpoint.ts'
import { EmptyState } from '#ui/EmptyState.tsx'
import { useSearchParam } from '#ui/params.ts'
import { Section } from '#ui/Section.tsx'
import { useSite } from '#ui/site.tsx'
import { formatInstant } from '#ui/when.ts'
import { useWords } from '#ui/words.tsx'
import type { TodaySession, today } from '../today.contract.ts'
import { todayWords } from '../today.words.ts'
import { SessionCard } from './SessionCard.tsx'
import classes from './Today.module.css'

type Day = Out<typeof today>
type SessionsProps = { day: Day; sessions: readonly TodaySession[] }

/** Today's sessions: mine, or everybody's at the site. */
export function Sessions({ day, sessions }: SessionsProps) {
  const { sessions: words } = useWords(todayWords)
  const [whose, setWhose] = useSearchParam('whose')
  const mine = sessions.filter((s) => s.mine)
  const choice = mine.length > 0 && mine.length < sessions.length
  const site = whose ? whose === 'site' : day.startsWithSite
  const shown = choice && !site ? mine : sessions
  return (
    <Section
      look="plain"
      title={words.title}
      actions={
        choice && (
          <SegmentedControl
            aria-label={words.whose}
            value={site ? 'site' : 'mine'}
            onChange={setWhose}
            data={[
              { value: 'mine', label: words.mine },
              { value: 'site', label: words.site },
            ]}
          />
        )
      }
    >
      {sessions.length > 0 && mine.length === 0 && <NextOfMine next={day.next} />}
      {shown.length === 0 ? (
        <NoSessions next={day.next} />
      ) : (
        <ul className={classes.sessions}>
          {shown.map((s) => (
            <SessionCard key={s.id} session={s} />
          ))}
        </ul>
      )}
    </Section>
  )
}

function NextOfMine({ next }: Pick<Day, 'next'>) {
  const { sessions: words } = useWords(todayWords)
  const { timeZone } = useSite()
  if (!next) return null
  return (
    <Text c="dimmed" mb="sm">
      {words.noneOfMine} {words.next(next.name, formatInstant(next.startsAt, timeZone, 'dayTime'))}
    </Text>
  )
}

function NoSessions({ next }: Pick<Day, 'next'>) {
  const { sessions: words } = useWords(todayWords)
  const { timeZone } = useSite()
  return (
    <EmptyState
      title={words.noneTitle}
      action={
        <Button component={Link} to="/week" variant="default">
          {words.toWeek}
        </Button>
      }
    >
      {next ? words.next(next.name, formatInstant(next.startsAt, timeZone, 'dayTime')) : words.none}
    </EmptyState>
  )
}
