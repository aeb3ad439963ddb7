import { Text } from '@mantine/core'
import { Section } from '#ui/Section.tsx'
import { useWords } from '#ui/words.tsx'
import { packetWords } from '../../referral/packet.words.ts'
import { referralWords } from '../../referral/referral.words.ts'
import type { NotUnderstood } from '../../referral/summary.ts'
import { More } from './More.tsx'
import classes from './Summary.module.css'

/** What of the packet was not used, by type: what it was, how often, and where the first one stands. */
export function NotUnderstoodSection({ items }: { items: readonly NotUnderstood[] }) {
  const { summary: words } = useWords(packetWords)
  const byType = Map.groupBy(items, (i) => i.type)
  return (
    <Section title={words.notUnderstood} lead={items.length ? words.notUnderstoodLead : undefined}>
      {items.length === 0 ? (
        <Text c="dimmed">{words.everythingUsed}</Text>
      ) : (
        <More label={words.notUnderstoodCount(countOf(items), byType.size)}>
          {[...byType].map(([type, ofType]) => (
            <More key={type} label={words.ofType(type, countOf(ofType))}>
              <ul className={classes.list}>
                {ofType.map((i) => (
                  <Line key={`${i.element} ${i.label} ${i.why}`} item={i} />
                ))}
              </ul>
            </More>
          ))}
        </More>
      )}
    </Section>
  )
}

const countOf = (items: readonly NotUnderstood[]) => items.reduce((sum, i) => sum + i.count, 0)

function Line({ item: i }: { item: NotUnderstood }) {
  const { notUsed, times } = useWords(referralWords)
  return (
    <li className={classes.item}>
      <span className={classes.name}>{[i.element, i.label].filter(Boolean).join(' ') || i.type}</span>
      <span className={classes.soft}>
        {[i.count > 1 && times(i.count), notUsed[i.why]].filter(Boolean).join(' · ')}
      </span>
      <span className={classes.path}>{[i.path, i.sampleId].filter(Boolean).join(' · ')}</span>
    </li>
  )
}
