import { Group, Table, Text } from '@mantine/core'
import { Link } from '@tanstack/react-router'
import { PersonName } from '#ui/PersonName.tsx'
import { StatusBadge } from '#ui/StatusBadge.tsx'
import { Time } from '#ui/Time.tsx'
import { useWords } from '#ui/words.tsx'
import { accountWords } from '../accounts.words.ts'
import type { Look } from '../looks/looks.contract.ts'
import { lookWords } from '../looks/looks.words.ts'

/** Looks, one a row: who, whose record, when, what, and what is odd about it. */
export function LooksTable({ looks, withClient }: { looks: readonly Look[]; withClient: boolean }) {
  const words = useWords(lookWords)
  const { roleNames } = useWords(accountWords)
  return (
    // On a phone it scrolls sideways: by keyboard too.
    <Table.ScrollContainer
      minWidth={withClient ? 720 : 560}
      scrollAreaProps={{ viewportProps: { tabIndex: 0, role: 'group', 'aria-label': words.title } }}
    >
      <Table>
        <Table.Thead>
          <Table.Tr>
            <Table.Th>{words.who}</Table.Th>
            {withClient && <Table.Th>{words.record}</Table.Th>}
            <Table.Th>{words.when}</Table.Th>
            <Table.Th>{words.what}</Table.Th>
            <Table.Th>{words.why}</Table.Th>
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {looks.map((l) => (
            <Table.Tr key={`${l.accountId} ${l.clientId} ${l.on}`}>
              <Table.Td>
                <Text fw={600} translate="no">
                  {l.name}
                </Text>
                <Text size="sm" c="dimmed">
                  {l.roles.map((r) => roleNames[r]).join(', ')}
                </Text>
              </Table.Td>
              {withClient && (
                <Table.Td>
                  <Link to="/clients/$clientId" params={{ clientId: l.clientId }}>
                    <PersonName of={l.client} />
                  </Link>
                </Table.Td>
              )}
              <Table.Td>
                <Time at={l.last} style="dateTime" />
                <Text size="sm" c="dimmed">
                  {words.times(l.count)}
                </Text>
              </Table.Td>
              <Table.Td>{l.parts.map((p) => words.parts[p]).join(', ')}</Table.Td>
              <Table.Td>
                <Group gap="xs">
                  {l.odd.map((o) => (
                    <StatusBadge key={o} tone="attention">
                      {words.odd[o]}
                    </StatusBadge>
                  ))}
                </Group>
              </Table.Td>
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
    </Table.ScrollContainer>
  )
}
