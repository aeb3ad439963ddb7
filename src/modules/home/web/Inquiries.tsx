import { Anchor, Text } from '@mantine/core'
import { Link } from '@tanstack/react-router'
import type { Out } from '#kit/endpoint.ts'
import { Section } from '#ui/Section.tsx'
import { Since } from '#ui/Time.tsx'
import { useWords } from '#ui/words.tsx'
import type { today } from '../today.contract.ts'
import { todayWords } from '../today.words.ts'
import classes from './Today.module.css'

type Waiting = NonNullable<Out<typeof today>['inquiries']>

/** Who asked for help and has not been called back, the longest waiting first. */
export function Inquiries({ of: { first, count } }: { of: Waiting }) {
  const { inquiries: words } = useWords(todayWords)
  return (
    <Section title={words.title}>
      {count === 0 ? (
        <Text c="dimmed">{words.none}</Text>
      ) : (
        <ul className={classes.list}>
          {first.map((i) => (
            <li key={i.id} className={classes.line}>
              <Anchor component={Link} to={`/intake/${i.id}`} className={classes.person} translate="no">
                {i.name || words.unnamed}
              </Anchor>
              <span className={classes.soft}>
                {words.since} <Since at={i.firstContactAt} />
              </span>
            </li>
          ))}
        </ul>
      )}
      {count > first.length && (
        <Anchor component={Link} to="/intake" className={classes.more}>
          {words.all(count)}
        </Anchor>
      )}
    </Section>
  )
}
