import { Button } from '@mantine/core'
import { Link } from '@tanstack/react-router'
import { useEndpoint } from '#ui/data.ts'
import { Minutes } from '#ui/Minutes.tsx'
import { fullName } from '#ui/PersonName.tsx'
import { QueryView } from '#ui/QueryView.tsx'
import { Section } from '#ui/Section.tsx'
import { StatusBadge } from '#ui/StatusBadge.tsx'
import { useWords } from '#ui/words.tsx'
import { composerWords } from '../composer/composer.words.ts'
import { sessionNotes } from '../notes.contract.ts'
import { notesWords } from '../notes.words.ts'
import type { Note } from './NoteRecord.tsx'
import { NoteText } from './NoteText.tsx'
import classes from './Reading.module.css'

/** What was signed of one session: the shared part once, then each person's. */
export function SignedSession({ sessionId, showShared }: { sessionId: string; showShared: boolean }) {
  const { signed: words, shared } = useWords(composerWords)
  const query = useEndpoint(sessionNotes, { sessionId })
  return (
    <QueryView query={query}>
      {({ notes }) => (
        <>
          {showShared && notes[0] && (
            <Section title={notes[0].kind === 'group' ? shared.group : shared.individual}>
              <NoteText shared={notes[0].shared} />
            </Section>
          )}
          <Section title={words.title} lead={words.lead}>
            {notes.map((n) => (
              <PersonNote key={n.id} note={n} />
            ))}
          </Section>
        </>
      )}
    </QueryView>
  )
}

function PersonNote({ note }: { note: Note }) {
  const { signed: words } = useWords(composerWords)
  const { statuses } = useWords(notesWords)
  const name = fullName(note.client)
  return (
    <article className={classes.person}>
      <div className={classes.personHead}>
        <h3 translate="no">{name}</h3>
        <Minutes value={note.minutes} />
        <StatusBadge tone={note.status === 'signed' ? 'good' : 'attention'}>
          {statuses[note.status]}
        </StatusBadge>
        <Button
          component={Link}
          to={`/clients/${note.client.id}/notes/${note.id}`}
          variant="subtle"
          size="compact-md"
          aria-label={`${words.open}: ${name}`}
        >
          {words.open}
        </Button>
      </div>
      <NoteText body={note.body} />
    </article>
  )
}
