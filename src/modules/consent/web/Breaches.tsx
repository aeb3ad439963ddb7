import { Button, Group, Text } from '@mantine/core'
import { useState } from 'react'
import type { Out } from '#kit/endpoint.ts'
import { useAction, useEndpoint } from '#ui/data.ts'
import { EmptyState } from '#ui/EmptyState.tsx'
import { notify } from '#ui/notify.tsx'
import { QueryView, Rows } from '#ui/QueryView.tsx'
import { Section } from '#ui/Section.tsx'
import { StatusBadge } from '#ui/StatusBadge.tsx'
import { useToday } from '#ui/site.tsx'
import { formatDay } from '#ui/when.ts'
import { useWords } from '#ui/words.tsx'
import { breaches, doBreachDuty } from '../breach/breach.contract.ts'
import { breachWords } from '../breach/breach.words.ts'
import { BreachDialog } from './BreachDialog.tsx'
import classes from './Consents.module.css'

export type Breach = Out<typeof breaches>['breaches'][number]

/** R97: each breach with who must be told by when. */
export function Breaches() {
  const words = useWords(breachWords)
  const query = useEndpoint(breaches, {})
  const [open, setOpen] = useState<Breach | 'new' | null>(null)
  return (
    <Section
      title={words.title}
      lead={words.lead}
      actions={
        <Button onClick={() => setOpen('new')} aria-haspopup="dialog">
          {words.start}
        </Button>
      }
    >
      <QueryView
        query={query}
        skeleton={<Rows count={2} />}
        isEmpty={(d) => d.breaches.length === 0}
        empty={<EmptyState title={words.none}>{words.noneLead}</EmptyState>}
      >
        {(found) => (
          <ul className={classes.list}>
            {found.breaches.map((b) => (
              <li key={b.id} className={classes.card}>
                <div className={classes.head}>
                  <h3>{words.discovered(formatDay(b.discoveredOn, 'date'))}</h3>
                  <span className={classes.soft}>
                    {words.peopleCount(b.people)} · {b.siteName}
                  </span>
                </div>
                <Text style={{ whiteSpace: 'pre-line' }}>{b.what}</Text>
                <Duties breach={b} />
                <Button variant="default" onClick={() => setOpen(b)} aria-haspopup="dialog">
                  {words.change}
                </Button>
              </li>
            ))}
          </ul>
        )}
      </QueryView>
      {open && <BreachDialog breach={open === 'new' ? null : open} onClose={() => setOpen(null)} />}
    </Section>
  )
}

function Duties({ breach: b }: { breach: Breach }) {
  const words = useWords(breachWords)
  const today = useToday()
  const mark = useAction(doBreachDuty, { refreshes: [breaches] })
  return (
    <dl className={classes.facts}>
      {b.duties.map((d) => (
        <div key={d.duty}>
          <dt>{words.duties[d.duty]}</dt>
          <dd>
            {d.doneOn ? (
              <StatusBadge tone="good">{words.done(formatDay(d.doneOn, 'date'))}</StatusBadge>
            ) : (
              <Group gap="xs">
                <StatusBadge tone={d.daysLeft < 0 ? 'danger' : d.daysLeft <= 14 ? 'attention' : 'info'}>
                  {words.due(formatDay(d.dueOn, 'date'), d.daysLeft)}
                </StatusBadge>
                <Button
                  variant="subtle"
                  loading={mark.isPending}
                  onClick={() =>
                    mark.mutate(
                      { breachId: b.id, duty: d.duty, doneOn: today },
                      { onSuccess: () => notify.done(words.marked) },
                    )
                  }
                >
                  {words.markDone}
                </Button>
              </Group>
            )}
          </dd>
        </div>
      ))}
    </dl>
  )
}
