import { Button, Group } from '@mantine/core'
import { Link } from '@tanstack/react-router'
import { useEndpoint } from '#ui/data.ts'
import { EmptyState } from '#ui/EmptyState.tsx'
import { QueryView, Rows } from '#ui/QueryView.tsx'
import { Section } from '#ui/Section.tsx'
import { StatusBadge } from '#ui/StatusBadge.tsx'
import { useSite } from '#ui/site.tsx'
import { formatInstant } from '#ui/when.ts'
import { useWords } from '#ui/words.tsx'
import { listAssessments } from '../../assessment/assessment.contract.ts'
import { assessmentWords } from '../../assessment/assessment.words.ts'
import classes from '../Lines.module.css'
import { useStart } from './useStart.ts'

/** The client page's panel: the open assessment first, completed ones below it. */
export function ClientAssessments({ clientId }: { clientId: string }) {
  const { panel: words } = useWords(assessmentWords)
  const { timeZone } = useSite()
  const query = useEndpoint(listAssessments, { clientId })
  const start = useStart(clientId)
  return (
    <QueryView
      query={query}
      skeleton={<Rows count={2} />}
      isEmpty={(d) => d.assessments.length === 0}
      empty={
        <EmptyState
          title={words.none}
          action={
            query.data?.can.start && (
              <Button loading={start.isPending} onClick={start.go}>
                {words.start}
              </Button>
            )
          }
        >
          {words.noneSentence}
        </EmptyState>
      }
    >
      {({ assessments, can }) => (
        <Section
          title={words.title}
          actions={
            can.start && (
              <Button variant="default" loading={start.isPending} onClick={start.go}>
                {words.startAgain}
              </Button>
            )
          }
        >
          <ul className={classes.lines}>
            {assessments.map((a) => (
              <li key={a.id}>
                <div>
                  <Group gap="xs">
                    <strong>{formatInstant(a.completedAt ?? a.startedAt, timeZone, 'date')}</strong>
                    <StatusBadge tone={a.status === 'completed' ? 'good' : 'attention'}>
                      {a.status === 'completed' ? words.completed : words.draft}
                    </StatusBadge>
                  </Group>
                  <span className={classes.small}>
                    {a.completedBy ? words.completedBy(a.completedBy) : words.startedBy(a.startedBy)}
                  </span>
                </div>
                <Button
                  component={Link}
                  to={`/clients/${clientId}/assessments/${a.id}`}
                  variant={a.status === 'draft' ? 'filled' : 'default'}
                >
                  {a.status === 'draft' ? words.go : words.read}
                </Button>
              </li>
            ))}
          </ul>
        </Section>
      )}
    </QueryView>
  )
}
