import { Skeleton, Switch } from '@mantine/core'
import type { UseQueryResult } from '@tanstack/react-query'
import { useState } from 'react'
import type { Out } from '#kit/endpoint.ts'
import { hoursAndMinutes } from '#kit/time.ts'
import { QueryView } from '#ui/QueryView.tsx'
import type { Refusal } from '#ui/refusal.ts'
import { Section } from '#ui/Section.tsx'
import { formatDay } from '#ui/when.ts'
import { useWords } from '#ui/words.tsx'
import { clientWeekWords } from '../clientWeek.words.ts'
import type { ProposalView, proposeWeek } from '../finder/finder.contract.ts'
import classes from './ClientWeek.module.css'
import type { ClientsWeek } from './ClientWeek.tsx'
import { ProposalCard } from './ProposalCard.tsx'
import { useAccept } from './useAccept.ts'
import { WhyNone } from './WhyNone.tsx'

export type Proposed = Out<typeof proposeWeek>

type ProposalsProps = {
  clientId: string
  week: ClientsWeek
  query: UseQueryResult<Proposed, Refusal>
  onLook: (proposed: ProposalView) => void
  /** The proposals go away with it: where the keyboard goes on. */
  onTaken: () => void
}

/** The weeks that reach what is prescribed, each taken with one click; or why there is none. */
export function Proposals({ clientId, week, query, onLook, onTaken }: ProposalsProps) {
  const words = useWords(clientWeekWords).proposals
  const [repeats, setRepeats] = useState(true)
  const accept = useAccept(clientId, repeats ? week.plannedUntil : null, onTaken)
  const repeat = (
    <Switch
      label={words.repeat(formatDay(week.plannedUntil))}
      checked={repeats}
      onChange={(event) => setRepeats(event.currentTarget.checked)}
    />
  )
  return (
    <QueryView query={query} skeleton={<Skeleton height={180} radius="lg" />}>
      {(found) =>
        found.outcome === 'weeks' ? (
          <Section
            title={words.title}
            lead={words.lead(hoursAndMinutes(found.prescribedMinutes))}
            actions={repeat}
          >
            <ul className={classes.cards}>
              {found.weeks.map((w, i) => (
                <ProposalCard
                  key={w.sessions.map((s) => s.id).join()}
                  week={w}
                  best={i === 0}
                  action={words.take}
                  accept={accept}
                  onLook={() => onLook(w)}
                />
              ))}
            </ul>
          </Section>
        ) : (
          <WhyNone found={found} repeat={repeat} accept={accept} onLook={onLook} />
        )
      }
    </QueryView>
  )
}
