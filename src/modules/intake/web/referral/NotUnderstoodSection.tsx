import { Table, Text } from '@mantine/core'
import { Section } from '#ui/Section.tsx'
import { useWords } from '#ui/words.tsx'
import { packetWords } from '../../referral/packet.words.ts'
import { referralWords } from '../../referral/referral.words.ts'
import type { NotUnderstood } from '../../referral/summary.ts'
import { More } from './More.tsx'
import classes from './Summary.module.css'

/** What of the packet was not used, by kind: how often, and where the first one stands. */
export function NotUnderstoodSection({ items }: { items: readonly NotUnderstood[] }) {
  const { summary: words } = useWords(packetWords)
  const types = [...new Set(items.map((i) => i.type))]
  const pieces = items.reduce((sum, i) => sum + i.count, 0)
  return (
    <Section title={words.notUnderstood} lead={items.length ? words.notUnderstoodLead : undefined}>
      {items.length === 0 ? (
        <Text c="dimmed">{words.everythingUsed}</Text>
      ) : (
        <More label={words.notUnderstoodCount(pieces, types.length)}>
          <div className={classes.scroll}>
            <Table>
              <Table.Thead>
                <Table.Tr>
                  <Table.Th scope="col">{words.columns.what}</Table.Th>
                  <Table.Th scope="col">{words.columns.count}</Table.Th>
                  <Table.Th scope="col">{words.columns.path}</Table.Th>
                </Table.Tr>
              </Table.Thead>
              <Table.Tbody>
                {items.map((i) => (
                  <Row key={`${i.type} ${i.element} ${i.label} ${i.why}`} item={i} />
                ))}
              </Table.Tbody>
            </Table>
          </div>
        </More>
      )}
    </Section>
  )
}

function Row({ item: i }: { item: NotUnderstood }) {
  const { notUsed } = useWords(referralWords)
  return (
    <Table.Tr>
      <Table.Th scope="row">
        {i.element ? `${i.type}.${i.element}` : i.type}
        <div className={classes.soft}>{[i.label, notUsed[i.why]].filter(Boolean).join(' · ')}</div>
      </Table.Th>
      <Table.Td>{i.count}</Table.Td>
      <Table.Td className={classes.path}>{i.path}</Table.Td>
    </Table.Tr>
  )
}
