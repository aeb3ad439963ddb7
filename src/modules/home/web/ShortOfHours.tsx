import { Text } from '@mantine/core'
import { Link } from '@tanstack/react-router'
import type { Out } from '#kit/endpoint.ts'
import { VerdictBadge } from '#modules/attendance/web/VerdictBadge.tsx'
import { fullName } from '#ui/PersonName.tsx'
import { Section } from '#ui/Section.tsx'
import { useWords } from '#ui/words.tsx'
import type { today } from '../today.contract.ts'
import { todayWords } from '../today.words.ts'
import classes from './Today.module.css'

type Short = NonNullable<Out<typeof today>['shortOfHours']>

/** Whose week will end below what is prescribed. */
export function ShortOfHours({ of: { clients, count, everyone } }: { of: Short }) {
  const { short: words } = useWords(todayWords)
  return (
    <Section title={words.title} lead={everyone ? words.everyone : words.mine}>
      {count === 0 ? (
        <Text c="dimmed">{words.none}</Text>
      ) : (
        <ul className={classes.list}>
          {clients.map((c) => (
            <li key={c.clientId} className={classes.line}>
              <Link
                className={classes.person}
                to="/clients/$clientId/$panel"
                params={{ clientId: c.clientId, panel: 'hours' }}
                translate="no"
              >
                {fullName(c)}
              </Link>
              <VerdictBadge of={c} />
            </li>
          ))}
        </ul>
      )}
      <Link to="/board" search={count > 0 ? { short: 'true' } : {}} className={classes.more}>
        {count > clients.length ? `${words.all} (${count})` : words.board}
      </Link>
    </Section>
  )
}
