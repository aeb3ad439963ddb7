import { useParams } from '@tanstack/react-router'
import { Suspense } from 'react'
import { BreakGlassOffer } from '#modules/access/web/BreakGlassOffer.tsx'
import { client } from '#modules/people/client.contract.ts'
import { clientWords } from '#modules/people/client.words.ts'
import { ClientHead } from '#modules/people/web/ClientHead.tsx'
import { useCans } from '#ui/can.tsx'
import { useEndpoint } from '#ui/data.ts'
import { NavTabs } from '#ui/NavTabs.tsx'
import { Page } from '#ui/Page.tsx'
import { fullName } from '#ui/PersonName.tsx'
import { useParam } from '#ui/params.ts'
import { Lines, QueryView } from '#ui/QueryView.tsx'
import { useLocale, useWords } from '#ui/words.tsx'
import { type ClientPanel, clientAlerts, clientFacts, clientPanels } from './clientPanels.tsx'
import { NotFound } from './NotFound.tsx'

/** One client: who they are at the top, and below it the part of the record that the address names. */
export function ClientPage() {
  const clientId = useParam('clientId')
  const { panel: wanted }: { panel?: string } = useParams({ strict: false })
  const words = useWords(clientWords)
  const can = useCans()
  const query = useEndpoint(client, { clientId })
  const panels = clientPanels.filter((p) => can[p.permission])
  const panel = wanted ? panels.find((p) => p.id === wanted) : panels[0]
  if (!panel) return <NotFound />
  return (
    <Page
      title={query.data ? fullName(query.data) : words.page.title}
      back={{ to: '/clients', label: words.page.back }}
    >
      <QueryView query={query} skeleton={<Lines count={6} />}>
        {(c) => (
          <>
            <ClientHead client={c}>
              {clientFacts
                .filter((f) => can[f.permission])
                .map(({ id, component: Fact }) => (
                  <Fact key={id} clientId={clientId} />
                ))}
            </ClientHead>
            {clientAlerts
              .filter((a) => can[a.permission])
              .map(({ id, component: Alert }) => (
                <Alert key={id} clientId={clientId} />
              ))}
            <Tabs clientId={clientId} panels={panels} />
            <Suspense key={`${clientId} ${panel.id}`} fallback={<Lines count={6} />}>
              <panel.component clientId={clientId} />
            </Suspense>
          </>
        )}
      </QueryView>
      {query.error?.code === 'not_found' && can['client.break_glass'] && (
        <BreakGlassOffer clientId={clientId} />
      )}
    </Page>
  )
}

function Tabs({ clientId, panels }: { clientId: string; panels: readonly ClientPanel[] }) {
  const words = useWords(clientWords)
  const locale = useLocale()
  if (panels.length < 2) return null
  return (
    <NavTabs
      label={words.page.sections}
      tabs={panels.map((p, i) => ({
        to: i === 0 ? `/clients/${clientId}` : `/clients/${clientId}/${p.id}`,
        label: p.title(locale),
        exact: true,
      }))}
    />
  )
}
