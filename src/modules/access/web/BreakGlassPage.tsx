import { Stack } from '@mantine/core'
import { useCan } from '#ui/can.tsx'
import { useEndpoint } from '#ui/data.ts'
import { EmptyState } from '#ui/EmptyState.tsx'
import { Page } from '#ui/Page.tsx'
import { QueryView, Rows } from '#ui/QueryView.tsx'
import { useWords } from '#ui/words.tsx'
import { listBreakGlass } from '../breakGlass/breakGlass.contract.ts'
import { breakGlassWords } from '../breakGlass/breakGlass.words.ts'
import { OpeningReview } from './OpeningReview.tsx'
import { WhoSeesWhom } from './WhoSeesWhom.tsx'

/** For the privacy officer: records opened in an emergency, those to review first; and who sees whom at a site. */
export function BreakGlassPage() {
  const { reviews: words } = useWords(breakGlassWords)
  const query = useEndpoint(listBreakGlass, {})
  const sites = useCan('site.visibility')
  return (
    <Page title={words.title} lead={words.lead} width="narrow">
      <Stack gap="lg">
        <QueryView
          query={query}
          skeleton={<Rows count={3} />}
          isEmpty={(d) => d.opened.length === 0}
          empty={<EmptyState title={words.empty} />}
        >
          {({ opened }) => opened.map((o) => <OpeningReview key={o.id} opening={o} />)}
        </QueryView>
        {sites && <WhoSeesWhom />}
      </Stack>
    </Page>
  )
}
