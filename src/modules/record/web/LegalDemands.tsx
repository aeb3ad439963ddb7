import { Button, List, Text } from '@mantine/core'
import { useState } from 'react'
import type { Out } from '#kit/endpoint.ts'
import { accounting } from '#modules/consent/gate/gate.contract.ts'
import { legalDemands } from '#modules/consent/legal/legal.contract.ts'
import { legalWords } from '#modules/consent/legal/legal.words.ts'
import classes from '#modules/consent/web/Consents.module.css'
import { keepFile } from '#ui/call.ts'
import { useCan } from '#ui/can.tsx'
import { useAction, useEndpoint } from '#ui/data.ts'
import { QueryView } from '#ui/QueryView.tsx'
import { Section } from '#ui/Section.tsx'
import { StatusBadge } from '#ui/StatusBadge.tsx'
import { Day } from '#ui/Time.tsx'
import { useWords } from '#ui/words.tsx'
import { sendOrdered } from '../record.contract.ts'
import { sendWords } from '../send.words.ts'
import { DemandDialog } from './DemandDialog.tsx'

type Demand = Out<typeof legalDemands>['demands'][number]

/** R85: demands of courts and attorneys, and what each still needs before anything may go. */
export function LegalDemands({ clientId }: { clientId: string }) {
  const words = useWords(legalWords)
  const mayRecord = useCan('legal_demand.record')
  const query = useEndpoint(legalDemands, { clientId }, { enabled: mayRecord })
  const [open, setOpen] = useState(false)
  if (!mayRecord) return null
  return (
    <Section
      title={words.title}
      lead={words.lead}
      actions={
        <Button variant="default" onClick={() => setOpen(true)} aria-haspopup="dialog">
          {words.start}
        </Button>
      }
    >
      <QueryView query={query} isEmpty={(d) => d.demands.length === 0} empty={null}>
        {({ demands }) => (
          <ul className={classes.list}>
            {demands.map((d) => (
              <Line key={d.id} clientId={clientId} demand={d} />
            ))}
          </ul>
        )}
      </QueryView>
      {open && <DemandDialog clientId={clientId} onClose={() => setOpen(false)} />}
    </Section>
  )
}

function Line({ clientId, demand: d }: { clientId: string; demand: Demand }) {
  const words = useWords(legalWords)
  const { dialog } = useWords(sendWords)
  const send = useAction(sendOrdered, { refreshes: [accounting] })
  const isReady = d.needed.length === 0
  return (
    <li className={classes.card}>
      <div className={classes.head}>
        <h3 translate="no">{d.demandedBy}</h3>
        <StatusBadge tone={isReady ? 'info' : 'danger'}>{isReady ? words.ready : words.refused}</StatusBadge>
      </div>
      <Text size="sm" c="dimmed">
        {words.receivedOn} <Day on={d.receivedOn} style="date" />
      </Text>
      {isReady ? (
        <>
          <Text>{words.allowed}</Text>
          <Button
            mt="xs"
            loading={send.isPending}
            onClick={() =>
              send.mutate(
                { clientId, demandId: d.id, transport: 'mail' },
                { onSuccess: (file) => keepFile(file, 'application/pdf') },
              )
            }
          >
            {dialog.submit}
          </Button>
        </>
      ) : (
        <>
          <Text>{words.denied}</Text>
          <List>
            {d.needed.map((n) => (
              <List.Item key={n}>{words.needs[n]}</List.Item>
            ))}
          </List>
          <Text mt="xs">{words.answer}</Text>
        </>
      )}
    </li>
  )
}
