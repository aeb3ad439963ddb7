import { Button, Text } from '@mantine/core'
import { useState } from 'react'
import type { Out } from '#kit/endpoint.ts'
import { useCan } from '#ui/can.tsx'
import { useEndpoint } from '#ui/data.ts'
import { QueryView } from '#ui/QueryView.tsx'
import { Section } from '#ui/Section.tsx'
import { StatusBadge } from '#ui/StatusBadge.tsx'
import { Time } from '#ui/Time.tsx'
import { useWords } from '#ui/words.tsx'
import { emergencies } from '../emergency/emergency.contract.ts'
import { emergencyWords } from '../emergency/emergency.words.ts'
import classes from './Consents.module.css'
import { EmergencyDialog } from './EmergencyDialog.tsx'

export type Emergency = Out<typeof emergencies>['emergencies'][number]

/** R86: what was told in emergencies; a record that lacks a fact says so until it has it. */
export function Emergencies({ clientId }: { clientId: string }) {
  const words = useWords(emergencyWords)
  const mayTell = useCan('emergency.disclose')
  const query = useEndpoint(emergencies, { clientId })
  const [open, setOpen] = useState<Emergency | 'new' | null>(null)
  return (
    <Section
      title={words.title}
      lead={words.lead}
      actions={
        mayTell && (
          <Button variant="default" onClick={() => setOpen('new')} aria-haspopup="dialog">
            {words.start}
          </Button>
        )
      }
    >
      <QueryView
        query={query}
        skeleton={<Text c="dimmed"> </Text>}
        isEmpty={(d) => d.emergencies.length === 0}
        empty={null}
      >
        {(found) => (
          <ul className={classes.list}>
            {found.emergencies.map((e) => (
              <li key={e.disclosureId} className={classes.card}>
                <div className={classes.head}>
                  <h3>{[e.recipient, e.affiliation].filter(Boolean).join(', ') || words.unknown}</h3>
                  <StatusBadge tone={e.closedAt ? 'good' : 'attention'}>
                    {e.closedAt ? words.closed : words.open}
                  </StatusBadge>
                </div>
                <Text>{e.nature || words.unknown}</Text>
                <Text size="sm" c="dimmed">
                  {e.discloser || words.unknown}
                  {e.disclosedAt && (
                    <>
                      {', '}
                      <Time at={e.disclosedAt} style="dateTime" />
                    </>
                  )}
                </Text>
                {mayTell && !e.closedAt && (
                  <Button mt="xs" onClick={() => setOpen(e)} aria-haspopup="dialog">
                    {words.complete}
                  </Button>
                )}
              </li>
            ))}
          </ul>
        )}
      </QueryView>
      {open && (
        <EmergencyDialog
          clientId={clientId}
          emergency={open === 'new' ? null : open}
          onClose={() => setOpen(null)}
        />
      )}
    </Section>
  )
}
