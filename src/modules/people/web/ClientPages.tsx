import { Button, Text } from '@mantine/core'
import { Link } from '@tanstack/react-router'
import { useState } from 'react'
import { useEndpoint } from '#ui/data.ts'
import { EmptyState } from '#ui/EmptyState.tsx'
import { QueryView, Rows } from '#ui/QueryView.tsx'
import { useWords } from '#ui/words.tsx'
import { listClients } from '../client.contract.ts'
import type { ClientStatus } from '../client.ts'
import { clientWords } from '../client.words.ts'
import { ClientTable } from './ClientTable.tsx'

/** The list by name, page under page. */
export function ClientPages({ status }: { status: ClientStatus | 'all' }) {
  const [cursors, setCursors] = useState<readonly (string | undefined)[]>([undefined])
  return cursors.map((cursor, i) => (
    <OnePage
      key={cursor ?? ''}
      status={status}
      cursor={cursor}
      onMore={i === cursors.length - 1 ? (next) => setCursors([...cursors, next]) : null}
    />
  ))
}

type OnePageProps = {
  status: ClientStatus | 'all'
  cursor: string | undefined
  /** Only the last page leads on. */
  onMore: ((next: string) => void) | null
}

function OnePage({ status, cursor, onMore }: OnePageProps) {
  const { list: words } = useWords(clientWords)
  const query = useEndpoint(listClients, { status, cursor })
  return (
    <QueryView
      query={query}
      skeleton={<Rows count={8} />}
      isEmpty={({ clients }) => clients.length === 0}
      empty={status === 'all' ? <NoClients /> : <EmptyState title={words.emptyStatus} />}
    >
      {({ clients, next }) => (
        <>
          <ClientTable clients={clients} withHead={cursor === undefined} />
          {next && onMore && (
            <Button variant="default" onClick={() => onMore(next)}>
              {words.more}
            </Button>
          )}
          {!next && onMore && cursor === undefined && (
            <Text c="dimmed" size="sm">
              {words.all(clients.length)}
            </Text>
          )}
        </>
      )}
    </QueryView>
  )
}

/** Nobody at all is here yet: where clients come from. */
function NoClients() {
  const { list: words } = useWords(clientWords)
  return (
    <EmptyState
      title={words.emptyTitle}
      action={
        <Button component={Link} to="/intake">
          {words.emptyAction}
        </Button>
      }
    >
      {words.empty}
    </EmptyState>
  )
}
