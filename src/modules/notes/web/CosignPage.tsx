import { Button, Checkbox } from '@mantine/core'
import { IconWritingSign } from '@tabler/icons-react'
import { useState } from 'react'
import type { Out } from '#kit/endpoint.ts'
import { ConfirmButton } from '#ui/ConfirmButton.tsx'
import { useAction, useEndpoint } from '#ui/data.ts'
import { EmptyState } from '#ui/EmptyState.tsx'
import { notify } from '#ui/notify.tsx'
import { Page } from '#ui/Page.tsx'
import { fullName } from '#ui/PersonName.tsx'
import { QueryView, Rows } from '#ui/QueryView.tsx'
import { Section } from '#ui/Section.tsx'
import { Time } from '#ui/Time.tsx'
import { useWords } from '#ui/words.tsx'
import { awaitingCosign, clientNotes, cosignNotes, readNote } from '../notes.contract.ts'
import { readingWords } from '../reading.words.ts'
import { NoteRecord } from './NoteRecord.tsx'
import classes from './Reading.module.css'

type Waiting = Out<typeof awaitingCosign>['notes'][number]

/** R29: a supervisor reads what supervised staff signed, and co-signs. */
export function CosignPage() {
  const { cosign: words } = useWords(readingWords)
  const query = useEndpoint(awaitingCosign, {})
  return (
    <Page title={words.title} lead={words.lead} back={{ to: '/tasks', label: words.back }} width="narrow">
      <QueryView
        query={query}
        skeleton={<Rows />}
        isEmpty={(d) => d.notes.length === 0}
        empty={<EmptyState title={words.empty}>{words.emptyLead}</EmptyState>}
      >
        {({ notes }) => (
          <>
            <List title={words.mine} notes={notes.filter((n) => n.isMine)} />
            <List title={words.others} notes={notes.filter((n) => !n.isMine)} />
          </>
        )}
      </QueryView>
    </Page>
  )
}

function List({ title, notes }: { title: string; notes: Waiting[] }) {
  const { cosign: words } = useWords(readingWords)
  const mine = notes.filter((n) => n.canCosign).map((n) => n.id)
  const { picked, choose, send } = useCosigning(mine)
  if (notes.length === 0) return null
  const label = picked.length === 0 ? words.signNone : words.sign(picked.length)
  return (
    <Section
      title={title}
      actions={
        mine.length > 0 && (
          <ConfirmButton
            leftSection={<IconWritingSign size={20} aria-hidden />}
            color="river"
            title={words.ask(picked.length)}
            sentence={words.sentence}
            confirm={label}
            disabled={picked.length === 0}
            onConfirm={send}
          >
            {label}
          </ConfirmButton>
        )
      }
    >
      {mine.length > 1 && (
        <Checkbox
          my="xs"
          label={words.chooseAll}
          checked={picked.length === mine.length}
          indeterminate={picked.length > 0 && picked.length < mine.length}
          onChange={(event) => choose(mine, event.currentTarget.checked)}
        />
      )}
      {bySession(notes).map((together) => (
        <Together key={together[0]?.id} notes={together} picked={picked} onChoose={choose} />
      ))}
    </Section>
  )
}

/** Notes of one session stand together; the oldest session first. */
function bySession(notes: readonly Waiting[]): Waiting[][] {
  const groups = new Map<string, Waiting[]>()
  for (const n of notes) {
    const key = n.sessionId ?? n.id
    groups.set(key, [...(groups.get(key) ?? []), n])
  }
  return [...groups.values()]
}

type TogetherProps = {
  notes: Waiting[]
  picked: readonly string[]
  onChoose: (ids: readonly string[], on: boolean) => void
}

function Together({ notes, picked, onChoose }: TogetherProps) {
  const { cosign: words } = useWords(readingWords)
  const [first] = notes
  if (!first) return null
  const may = notes.filter((n) => n.canCosign).map((n) => n.id)
  const chosen = may.filter((id) => picked.includes(id))
  return (
    <div className={classes.together}>
      <div className={classes.pick}>
        {may.length > 1 && (
          <Checkbox
            aria-label={words.chooseSession(first.sessionName)}
            checked={chosen.length === may.length}
            indeterminate={chosen.length > 0 && chosen.length < may.length}
            onChange={(event) => onChoose(may, event.currentTarget.checked)}
          />
        )}
        <div className={classes.pickName}>
          <h3>{first.sessionName}</h3>
          <div className={classes.small}>
            <Time at={first.startedAt} style="dateTime" />.{' '}
            <span translate="no">{words.by(first.authorName, first.authorCredential)}</span>
            {!first.isMine && first.supervisorName && `. ${words.asked(first.supervisorName)}`}
          </div>
        </div>
      </div>
      <ul className={classes.items}>
        {notes.map((n) => (
          <Line key={n.id} note={n} chosen={picked.includes(n.id)} onChoose={(on) => onChoose([n.id], on)} />
        ))}
      </ul>
    </div>
  )
}

/** Which notes are chosen, and signing them. */
function useCosigning(mine: readonly string[]) {
  const { cosign: words } = useWords(readingWords)
  const [chosen, setChosen] = useState<ReadonlySet<string>>(new Set())
  const sign = useAction(cosignNotes, { refreshes: [awaitingCosign, readNote, clientNotes] })
  const picked = mine.filter((id) => chosen.has(id))
  return {
    picked,
    choose: (ids: readonly string[], on: boolean) =>
      setChosen((c) => new Set(on ? [...c, ...ids] : [...c].filter((id) => !ids.includes(id)))),
    send: () =>
      sign.mutate({ noteIds: picked }, { onSuccess: ({ cosigned }) => notify.done(words.done(cosigned)) }),
  }
}

type LineProps = { note: Waiting; chosen: boolean; onChoose: (on: boolean) => void }

function Line({ note, chosen, onChoose }: LineProps) {
  const { cosign: words } = useWords(readingWords)
  const [opened, setOpened] = useState(false)
  const name = fullName(note.clientName)
  return (
    <li>
      <div className={classes.pick}>
        {note.canCosign && (
          <Checkbox
            aria-label={words.choose(name)}
            checked={chosen}
            onChange={(event) => onChoose(event.currentTarget.checked)}
          />
        )}
        <div className={`${classes.pickName} ${classes.itemName}`} translate="no">
          {name}
        </div>
        <Button
          variant="subtle"
          size="compact-md"
          aria-expanded={opened}
          aria-label={`${words.read}: ${name}`}
          onClick={() => setOpened((o) => !o)}
        >
          {words.read}
        </Button>
      </div>
      {opened && <Opened note={note} />}
    </li>
  )
}

function Opened({ note }: { note: Waiting }) {
  const query = useEndpoint(readNote, { clientId: note.clientId, noteId: note.id })
  return (
    <div className={classes.opened}>
      <QueryView query={query}>{(found) => <NoteRecord note={found} />}</QueryView>
    </div>
  )
}
