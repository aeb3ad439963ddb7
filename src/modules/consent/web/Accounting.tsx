import { Button, Table } from '@mantine/core'
import { IconFileDownload } from '@tabler/icons-react'
import type { ReactNode } from 'react'
import type { Out } from '#kit/endpoint.ts'
import { keepFile } from '#ui/call.ts'
import { useAction, useEndpoint } from '#ui/data.ts'
import { EmptyState } from '#ui/EmptyState.tsx'
import { QueryView, Rows } from '#ui/QueryView.tsx'
import { Section } from '#ui/Section.tsx'
import { Time } from '#ui/Time.tsx'
import { formatDay } from '#ui/when.ts'
import { useWords } from '#ui/words.tsx'
import { accountingWords } from '../gate/accounting.screen.words.ts'
import { accounting, accountingCopy } from '../gate/gate.contract.ts'
import { gateWords } from '../gate/gate.words.ts'
import { Refusals } from './Refusals.tsx'

type Line = Out<typeof accounting>['disclosures'][number]

/** R89: three years at one look, and on paper with one press. */
export function Accounting({ clientId, actions }: { clientId: string; actions?: ReactNode }) {
  const { accounting: words } = useWords(accountingWords)
  const query = useEndpoint(accounting, { clientId })
  const copy = useAction(accountingCopy, { refreshes: [accounting] })
  const { data } = query
  return (
    <>
      <Section
        title={words.title}
        lead={data && words.lead(formatDay(data.from, 'date'), formatDay(data.through, 'date'))}
        actions={
          <>
            <Button
              variant="default"
              leftSection={<IconFileDownload size={18} aria-hidden />}
              loading={copy.isPending}
              onClick={() =>
                copy.mutate({ clientId }, { onSuccess: (file) => keepFile(file, 'application/pdf') })
              }
            >
              {words.print}
            </Button>
            {actions}
          </>
        }
      >
        <QueryView
          query={query}
          skeleton={<Rows count={3} />}
          isEmpty={(d) => d.disclosures.length === 0}
          empty={<EmptyState title={words.empty}>{words.emptyLead}</EmptyState>}
        >
          {({ disclosures }) => <Ledger label={words.title} lines={disclosures} />}
        </QueryView>
      </Section>
      {data && data.own.length > 0 && (
        <Section title={words.own}>
          <Ledger label={words.own} lines={data.own} />
        </Section>
      )}
      {data?.can.seeRefusals && <Refusals clientId={clientId} />}
    </>
  )
}

function Ledger({ label, lines }: { label: string; lines: readonly Line[] }) {
  const { accounting: words } = useWords(accountingWords)
  const { bases } = useWords(gateWords)
  return (
    <Table.ScrollContainer
      minWidth={640}
      scrollAreaProps={{ viewportProps: { tabIndex: 0, 'aria-label': label } }}
    >
      <Table>
        <Table.Caption>{words.count(lines.length)}</Table.Caption>
        <Table.Thead>
          <Table.Tr>
            {Object.values(words.head).map((h) => (
              <Table.Th key={h}>{h}</Table.Th>
            ))}
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {lines.map((d) => (
            <Table.Tr key={d.id}>
              <Table.Td>
                <Time at={d.at} style="dateTime" />
              </Table.Td>
              <Table.Td translate="no">{d.recipient}</Table.Td>
              <Table.Td>{d.description}</Table.Td>
              <Table.Td>{d.purpose}</Table.Td>
              <Table.Td>{bases[d.basis]}</Table.Td>
              <Table.Td translate="no">{d.madeBy}</Table.Td>
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
    </Table.ScrollContainer>
  )
}
