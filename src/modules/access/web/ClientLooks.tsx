import { Callout } from '#ui/Callout.tsx'
import { useEndpoint } from '#ui/data.ts'
import { EmptyState } from '#ui/EmptyState.tsx'
import { QueryView, Rows } from '#ui/QueryView.tsx'
import { Section } from '#ui/Section.tsx'
import { useWords } from '#ui/words.tsx'
import { clientLooks } from '../looks/looks.contract.ts'
import { lookWords } from '../looks/looks.words.ts'
import { LooksTable } from './LooksTable.tsx'

/** Who looked at this client's record, in words the client can be shown. */
export function ClientLooks({ clientId }: { clientId: string }) {
  const words = useWords(lookWords)
  const query = useEndpoint(clientLooks, { clientId })
  return (
    <QueryView
      query={query}
      skeleton={<Rows count={4} />}
      isEmpty={(d) => d.looks.length === 0}
      empty={<EmptyState title={words.emptyTitle}>{words.empty}</EmptyState>}
    >
      {({ looks, isCut }) => (
        <Section title={words.title} lead={words.clientLead(looks.length)}>
          {isCut && <Callout tone="attention">{words.cut}</Callout>}
          <LooksTable looks={looks} withClient={false} />
        </Section>
      )}
    </QueryView>
  )
}
