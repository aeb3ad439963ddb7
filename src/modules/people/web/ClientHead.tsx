import { Children, type ReactNode } from 'react'
import { Day } from '#ui/Time.tsx'
import { useWords } from '#ui/words.tsx'
import type { ClientView } from '../client.contract.ts'
import { clientWords } from '../client.words.ts'
import classes from './ClientHead.module.css'
import { ContactHints } from './ContactHints.tsx'
import { StandingBadges } from './StandingBadges.tsx'

/** Under a client's name: age, birth date, pronouns, where they stand, and what to know before calling them. */
export function ClientHead({ client: c, children }: { client: ClientView; children?: ReactNode }) {
  const words = useWords(clientWords)
  return (
    <div className={classes.head}>
      <ul className={classes.facts}>
        {c.age !== null && <li>{words.age(c.age)}</li>}
        <li>
          {c.bornOn ? (
            <>
              {words.born} <Day on={c.bornOn} style="date" />
            </>
          ) : (
            words.birthDateUnknown
          )}
        </li>
        {c.pronouns && <li>{c.pronouns}</li>}
        <li>{c.siteName}</li>
      </ul>
      <ul className={classes.badges}>
        <StandingBadges of={c} />
        {Children.map(children, (fact) => (
          <li>{fact}</li>
        ))}
      </ul>
      <ContactHints of={c.contact} givenName={c.givenName} />
    </div>
  )
}
