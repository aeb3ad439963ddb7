import { StatusBadge } from '#ui/StatusBadge.tsx'
import { useWords } from '#ui/words.tsx'
import { type ContactHint, type ContactPreference, contactHintsOf, usableChannel } from '../client.ts'
import { clientWords } from '../client.words.ts'
import classes from './ClientHead.module.css'

const tones = {
  no_message: 'danger',
  message_not_asked: 'attention',
  message_ok: 'good',
  do_not_text: 'danger',
} as const satisfies Record<ContactHint, string>

type ContactHintsProps = { of: ContactPreference; givenName: string }

/** What to know before reaching somebody: a message or not, whom to ask for, when, and how. */
export function ContactHints({ of: preference, givenName }: ContactHintsProps) {
  const words = useWords(clientWords)
  const channel = usableChannel(preference)
  const { nameToUse, bestTime } = preference
  return (
    <ul className={classes.contact} aria-label={words.page.contactTitle}>
      {contactHintsOf(preference).map((hint) => (
        <li key={hint}>
          <StatusBadge tone={tones[hint]}>{words.hints[hint]}</StatusBadge>
        </li>
      ))}
      {nameToUse && nameToUse !== givenName && <li translate="no">{words.askFor(nameToUse)}</li>}
      {channel && <li>{words.prefers(words.channels[channel])}</li>}
      {bestTime && <li>{words.bestTime(bestTime)}</li>}
    </ul>
  )
}
