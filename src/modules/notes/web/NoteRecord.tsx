import { IconShieldCheck } from '@tabler/icons-react'
import type { ReactNode } from 'react'
import type { Out } from '#kit/endpoint.ts'
import { Callout } from '#ui/Callout.tsx'
import { Minutes } from '#ui/Minutes.tsx'
import { PersonName } from '#ui/PersonName.tsx'
import { Section } from '#ui/Section.tsx'
import { Day, Time, TimeSpan } from '#ui/Time.tsx'
import { useWords } from '#ui/words.tsx'
import { programWords } from '../../program/program.words.ts'
import type { readNote } from '../notes.contract.ts'
import { notesWords } from '../notes.words.ts'
import { readingWords } from '../reading.words.ts'
import { NoteText } from './NoteText.tsx'
import classes from './Reading.module.css'

export type Note = Out<typeof readNote>

/** A signed note with everything that a record and a payer ask for; the same on paper. */
export function NoteRecord({ note }: { note: Note }) {
  const { addenda } = useWords(readingWords)
  return (
    <div className={classes.record}>
      <Facts note={note} />
      <NoteText shared={note.shared} body={note.body} />
      <Signature note={note} />
      {note.addenda.length > 0 && (
        <Section title={addenda.title} look="plain">
          <Additions note={note} />
        </Section>
      )}
    </div>
  )
}

function Fact({ label, children }: { label: string; children: ReactNode }) {
  return (
    <div>
      <dt>{label}</dt>
      <dd>{children}</dd>
    </div>
  )
}

/** Elements 1 to 3 of a session note. */
function Facts({ note }: { note: Note }) {
  const { record: words } = useWords(readingWords)
  const { kinds } = useWords(programWords)
  const { roles } = useWords(notesWords)
  const { client, shared } = note
  return (
    <dl className={classes.facts}>
      <Fact label={words.client}>
        <PersonName of={client} />
      </Fact>
      {client.bornOn && (
        <Fact label={words.born}>
          <Day on={client.bornOn} style="date" />
        </Fact>
      )}
      <Fact label={words.service}>
        {shared.service.name} ({kinds[shared.service.kind].toLowerCase()})
      </Fact>
      <Fact label={words.time}>
        <Time at={note.startedAt} style="dateTime" /> – <Time at={note.endedAt} />
      </Fact>
      <Fact label={words.minutes}>
        <Minutes value={note.minutes} />
      </Fact>
      <Fact label={words.place}>
        {shared.place}
        {shared.byVideo && `, ${words.byVideo}`}
      </Fact>
      {note.participantCount !== null && <Fact label={words.participants}>{note.participantCount}</Fact>}
      <Fact label={words.facilitators}>
        <span translate="no">
          {shared.facilitators.map((f) => words.role(f.name, roles[f.role])).join(', ')}
        </span>
      </Fact>
    </dl>
  )
}

/** Element 10, and R29 to R31: who signed when, late or not, co-signed or not, unchanged or not. */
function Signature({ note }: { note: Note }) {
  const { record: words } = useWords(readingWords)
  return (
    <Section title={words.signature} look="plain">
      <div className={classes.signature}>
        {!note.isIntact && (
          <Callout tone="danger" title={words.broken}>
            {words.brokenLead}
          </Callout>
        )}
        {note.lateEntryReason && (
          <Callout tone="attention" title={words.late}>
            {words.lateReason}: {note.lateEntryReason}
          </Callout>
        )}
        <Signers note={note} />
        {note.confirmed.map((c) => (
          <div key={c.guard} className={classes.small}>
            {words.confirmed}: {c.reason}
          </div>
        ))}
        {note.isIntact && (
          <div className={classes.seal}>
            <IconShieldCheck size={18} aria-hidden />
            {words.intact}. {words.seal}: <code>{note.sha256.slice(0, 16)}</code>
          </div>
        )}
      </div>
    </Section>
  )
}

function Signers({ note }: { note: Note }) {
  const { record: words } = useWords(readingWords)
  return (
    <>
      <dl className={classes.facts}>
        <Fact label={words.signed}>
          <span translate="no">{words.signedBy(note.authorName, note.authorCredential)}</span>
          <br />
          <Time at={note.signedAt} style="dateTime" />
        </Fact>
        {note.cosigned && (
          <Fact label={words.cosigned}>
            <span translate="no">{words.signedBy(note.cosigned.name, note.cosigned.credential)}</span>
            <br />
            <Time at={note.cosigned.at} style="dateTime" />
          </Fact>
        )}
      </dl>
      {note.status === 'awaiting_cosign' && (
        <Callout tone="attention">{words.awaiting(note.supervisorName)}</Callout>
      )}
    </>
  )
}

function Additions({ note }: { note: Note }) {
  const { record: words } = useWords(readingWords)
  const { addendumKinds } = useWords(notesWords)
  return (
    <ul className={classes.additions}>
      {note.addenda.map((a) => (
        <li key={a.id}>
          <div className={classes.small}>
            <strong>{addendumKinds[a.kind]}</strong>,{' '}
            <span translate="no">{words.signedBy(a.authorName, a.authorCredential)}</span>,{' '}
            <Time at={a.signedAt} style="dateTime" />
          </div>
          <p className={classes.additionText}>{a.text}</p>
        </li>
      ))}
    </ul>
  )
}

/** The day and time of a note's session, for titles. */
export function NoteTimes({ note }: { note: Note }) {
  return (
    <>
      <Time at={note.startedAt} style="day" />, <TimeSpan from={note.startedAt} until={note.endedAt} />
    </>
  )
}
