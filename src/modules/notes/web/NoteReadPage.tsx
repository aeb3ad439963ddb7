import { useEndpoint } from '#ui/data.ts'
import { Page } from '#ui/Page.tsx'
import { PrintButton } from '#ui/PrintButton.tsx'
import { useParam } from '#ui/params.ts'
import { Lines, QueryView } from '#ui/QueryView.tsx'
import { Section } from '#ui/Section.tsx'
import { StatusBadge } from '#ui/StatusBadge.tsx'
import { useWords } from '#ui/words.tsx'
import { readNote } from '../notes.contract.ts'
import { notesWords } from '../notes.words.ts'
import { readingWords } from '../reading.words.ts'
import { AddendumForm } from './AddendumForm.tsx'
import { NoteRecord, NoteTimes } from './NoteRecord.tsx'

/** One signed note: to read, to print, to add to. */
export function NoteReadPage() {
  const clientId = useParam('clientId')
  const query = useEndpoint(readNote, { clientId, noteId: useParam('noteId') })
  const { record: words } = useWords(readingWords)
  const { kinds, statuses } = useWords(notesWords)
  const note = query.data
  return (
    <Page
      title={note ? words.title(note.shared.service.name) : words.fallback}
      lead={note && <NoteTimes note={note} />}
      back={{ to: `/clients/${clientId}/notes`, label: words.back }}
      actions={note && <PrintButton />}
      width="narrow"
    >
      <QueryView query={query} skeleton={<Lines count={8} />}>
        {(found) => (
          <>
            <Section
              title={kinds[found.kind]}
              actions={
                <StatusBadge tone={found.status === 'signed' ? 'good' : 'attention'}>
                  {statuses[found.status]}
                </StatusBadge>
              }
            >
              <NoteRecord note={found} />
            </Section>
            {found.can.add && <AddendumForm clientId={clientId} noteId={found.id} />}
          </>
        )}
      </QueryView>
    </Page>
  )
}
