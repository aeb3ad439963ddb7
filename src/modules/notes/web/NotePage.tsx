import { Button } from '@mantine/core'
import { Link } from '@tanstack/react-router'
import { Callout } from '#ui/Callout.tsx'
import { useEndpoint } from '#ui/data.ts'
import { EmptyState } from '#ui/EmptyState.tsx'
import { Page } from '#ui/Page.tsx'
import { useParam } from '#ui/params.ts'
import { Lines, QueryView } from '#ui/QueryView.tsx'
import { Time, TimeSpan } from '#ui/Time.tsx'
import { useWords } from '#ui/words.tsx'
import { groupDraft } from '../composer/composer.contract.ts'
import { composerWords } from '../composer/composer.words.ts'
import { Composer } from './Composer.tsx'
import { SignedSession } from './SignedSession.tsx'
import type { Draft } from './useComposer.ts'

/** The notes of one session: written in the composer, read once they are signed. */
export function NotePage() {
  const sessionId = useParam('sessionId')
  const query = useEndpoint(groupDraft, { sessionId }, { everySeconds: 20 })
  const { page: words } = useWords(composerWords)
  const session = query.data?.session
  return (
    <Page
      title={session ? words.title(session.name) : words.fallback}
      lead={
        session && (
          <>
            <Time at={session.startsAt} style="day" />,{' '}
            <TimeSpan from={session.startsAt} until={session.endsAt} />
          </>
        )
      }
      back={{ to: `/sessions/${sessionId}`, label: words.back }}
    >
      <QueryView query={query} skeleton={<Lines count={8} />}>
        {(draft) => <Notes draft={draft} />}
      </QueryView>
    </Page>
  )
}

function Notes({ draft }: { draft: Draft }) {
  const { page: words } = useWords(composerWords)
  const open = draft.people.filter(
    (p) => !p.noteId && (p.standing === 'attended' || p.standing === 'unmarked'),
  )
  const isSigned = draft.shared.isSigned
  if (draft.session.isCancelled && !isSigned) return <EmptyState title={words.cancelled} />
  if (draft.people.length === 0)
    return (
      <EmptyState title={words.nobodyTitle} action={<ToRoster draft={draft} />}>
        {words.nobody}
      </EmptyState>
    )
  if (open.length === 0 && !isSigned)
    return (
      <EmptyState title={words.nobodyCameTitle} action={<ToRoster draft={draft} />}>
        {words.nobodyCame}
      </EmptyState>
    )
  return (
    <>
      {open.length > 0 && <Standing draft={draft} />}
      {open.length > 0 && <Composer key={draft.session.id} draft={draft} />}
      {isSigned && <SignedSession sessionId={draft.session.id} showShared={open.length === 0} />}
    </>
  )
}

/** What one should know before writing. */
function Standing({ draft }: { draft: Draft }) {
  const { page: words } = useWords(composerWords)
  const isLate = Temporal.Instant.compare(Temporal.Now.instant(), draft.dueAt) > 0
  return (
    <>
      {!draft.can.edit && <Callout tone="info">{words.readOnly}</Callout>}
      {draft.can.edit && !draft.signingAs && <Callout tone="attention">{words.noCredential}</Callout>}
      {isLate && <Callout tone="attention">{words.overdue}</Callout>}
    </>
  )
}

function ToRoster({ draft }: { draft: Draft }) {
  const { page: words } = useWords(composerWords)
  return (
    <Button component={Link} to={`/sessions/${draft.session.id}`} variant="default">
      {words.toRoster}
    </Button>
  )
}
