import { Table, Text } from '@mantine/core'
import { useEndpoint } from '#ui/data.ts'
import { QueryView } from '#ui/QueryView.tsx'
import { Section } from '#ui/Section.tsx'
import { Time } from '#ui/Time.tsx'
import { useWords } from '#ui/words.tsx'
import { accountingWords } from '../gate/accounting.screen.words.ts'
import { refusals } from '../gate/gate.contract.ts'
import { gateWords } from '../gate/gate.words.ts'
import { legalWords } from '../legal/legal.words.ts'

/** R78: what the gate kept here, for whoever answers for it. */
export function Refusals({ clientId }: { clientId: string }) {
  const { refused: words } = useWords(accountingWords)
  const gate = useWords(gateWords)
  const legal = useWords(legalWords)
  const named: Record<string, string> = { ...gate.exits, legal_demand: legal.demand }
  const why: Record<string, string> = { ...gate.reasons, subpoena_alone: legal.reasons.subpoena_alone }
  const query = useEndpoint(refusals, { clientId })
  return (
    <Section title={words.title} lead={words.lead}>
      <QueryView
        query={query}
        isEmpty={(d) => d.refusals.length === 0}
        empty={<Text c="dimmed">{words.none}</Text>}
      >
        {(found) => (
          <Table.ScrollContainer
            minWidth={520}
            scrollAreaProps={{ viewportProps: { tabIndex: 0, 'aria-label': words.title } }}
          >
            <Table>
              <Table.Thead>
                <Table.Tr>
                  {Object.values(words.head).map((h) => (
                    <Table.Th key={h}>{h}</Table.Th>
                  ))}
                </Table.Tr>
              </Table.Thead>
              <Table.Tbody>
                {found.refusals.map((r) => (
                  <Table.Tr key={r.id}>
                    <Table.Td>
                      <Time at={r.at} style="dateTime" />
                    </Table.Td>
                    <Table.Td>{named[r.exit] ?? r.exit}</Table.Td>
                    <Table.Td>{why[r.reason] ?? r.reason}</Table.Td>
                    <Table.Td translate="no">{r.askedBy}</Table.Td>
                  </Table.Tr>
                ))}
              </Table.Tbody>
            </Table>
          </Table.ScrollContainer>
        )}
      </QueryView>
    </Section>
  )
}
