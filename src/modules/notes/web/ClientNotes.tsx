import { Button, SegmentedControl } from '@mantine/core'
import { Link } from '@tanstack/react-router'
import { useState } from 'react'
import type { Out } from '#kit/endpoint.ts'
import { useEndpoint } from '#ui/data.ts'
import { EmptyState } from '#ui/EmptyState.tsx'
import { Minutes } from '#ui/Minutes.tsx'
import { useSearchParam } from '#ui/params.ts'
import { QueryView, Rows } from '#ui/QueryView.tsx'
import { Section } from '#ui/Section.tsx'
import { StatusBadge } from '#ui/StatusBadge.tsx'
import { Time } from '#ui/Time.tsx'
import { useWords } from '#ui/words.tsx'
import { clientNotes } from '../notes.contract.ts'
import { notesWords } from '../notes.words.ts'
import { readingWords } from '../reading.words.ts'
import classes from './Reading.module.css'

const filters = ['all', 'group', 'individual', 'awaiting_cosign'] as const
type Filter = (typeof filters)[number]
type Item = Out<typeof clientNotes>['notes'][number]

/** The client's signed notes, newest first. */
export function ClientNotes({ clientId }: { clientId: string }) {
  const { list: words } = useWords(readingWords)
  const { kinds, statuses } = useWords(notesWords)
  const [wanted, setWanted] = useSearchParam('notes')
  const filter = filters.find((f) => f === wanted) ?? 'all'
  const names = { all: words.all, group: kinds.group, individual: kinds.individual, ...statuses }
  return (
    <Section title={words.title} lead={words.lead}>
      <SegmentedControl
        aria-label={words.filter}
        value={filter}
        onChange={(f) => setWanted(f === 'all' ? undefined : f)}
        data={filters.map((f) => ({ value: f, label: names[f] }))}
        className="no-print"
        mb="sm"
        maw="100%"
      />
      <Pages key={filter} clientId={clientId} filter={filter} />
    </Section>
  )
}

const asked = (filter: Filter) => {
  if (filter === 'all') return {}
  return filter === 'awaiting_cosign' ? { status: filter } : { kind: filter }
}

/** Each page is a reading of its own; the next one begins where the last ended. */
function Pages({ clientId, filter }: { clientId: string; filter: Filter }) {
  const [starts, setStarts] = useState<(Temporal.Instant | undefined)[]>([undefined])
  return starts.map((before, i) => (
    <NotePageOf
      key={before?.toString() ?? 'newest'}
      clientId={clientId}
      filter={filter}
      before={before}
      onOlder={i === starts.length - 1 ? (at) => setStarts((s) => [...s, at]) : null}
    />
  ))
}

type NotePageOfProps = {
  clientId: string
  filter: Filter
  before: Temporal.Instant | undefined
  onOlder: ((before: Temporal.Instant) => void) | null
}

function NotePageOf({ clientId, filter, before, onOlder }: NotePageOfProps) {
  const { list: words } = useWords(readingWords)
  const query = useEndpoint(clientNotes, { clientId, ...asked(filter), ...(before ? { before } : {}) })
  const empty =
    filter === 'all' ? (
      <EmptyState title={words.empty}>{words.emptyLead}</EmptyState>
    ) : (
      <EmptyState title={words.emptyFiltered} />
    )
  return (
    <QueryView query={query} skeleton={<Rows />} isEmpty={(d) => d.notes.length === 0} empty={empty}>
      {({ notes, hasMore }) => {
        const last = notes.at(-1)
        return (
          <>
            <ul className={classes.items}>
              {notes.map((n) => (
                <li key={n.id}>
                  <NoteLine note={n} />
                </li>
              ))}
            </ul>
            {hasMore && onOlder && last && (
              <Button variant="default" mt="sm" onClick={() => onOlder(last.startedAt)}>
                {words.older}
              </Button>
            )}
          </>
        )
      }}
    </QueryView>
  )
}

function NoteLine({ note }: { note: Item }) {
  const { list: words } = useWords(readingWords)
  const { kinds, statuses } = useWords(notesWords)
  return (
    <Link
      to="/clients/$clientId/notes/$noteId"
      params={{ clientId: note.clientId, noteId: note.id }}
      className={classes.item}
    >
      <div>
        <div className={classes.itemName}>
          {note.sessionName || kinds[note.kind]}
          {note.topic && `: ${note.topic}`}
        </div>
        <div className={classes.small}>
          <Time at={note.startedAt} style="dateTime" />, <Minutes value={note.minutes} />,{' '}
          <span translate="no">{words.by(note.authorName)}</span>
        </div>
      </div>
      <div className={classes.badges}>
        {note.status === 'awaiting_cosign' && (
          <StatusBadge tone="attention">{statuses.awaiting_cosign}</StatusBadge>
        )}
        {note.isLate && <StatusBadge tone="info">{words.late}</StatusBadge>}
        {note.addenda > 0 && <StatusBadge>{words.addenda(note.addenda)}</StatusBadge>}
      </div>
    </Link>
  )
}
