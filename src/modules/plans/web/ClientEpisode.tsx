import { Button } from '@mantine/core'
import { useQueryClient } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { useEffect } from 'react'
import { episode } from '#modules/episodes/episodes.contract.ts'
import { episodeWords } from '#modules/episodes/episodes.words.ts'
import { EpisodeSections } from '#modules/episodes/web/EpisodeSections.tsx'
import { useCan } from '#ui/can.tsx'
import { refresh, useEndpoint } from '#ui/data.ts'
import { EmptyState } from '#ui/EmptyState.tsx'
import { QueryView } from '#ui/QueryView.tsx'
import { useWords } from '#ui/words.tsx'
import { prescribedWeeks } from '../plans.contract.ts'
import { PrescribedWeek } from './PrescribedWeek.tsx'

/** The client page's panel: the episode with its prescribed week, or the way to admission. */
export function ClientEpisode({ clientId }: { clientId: string }) {
  const { panel: words } = useWords(episodeWords)
  const maySeePlan = useCan('plan.read')
  const query = useEndpoint(episode, { clientId })
  const cache = useQueryClient()
  const version = query.data?.episode?.version
  // A changed level or a discharge changes what is prescribed too.
  useEffect(() => {
    if (version !== undefined && version > 1) void refresh(cache, [prescribedWeeks])
  }, [cache, version])
  return (
    <QueryView query={query}>
      {(found) =>
        found.episode ? (
          <EpisodeSections clientId={clientId} found={found} of={found.episode}>
            {maySeePlan && <PrescribedWeek clientId={clientId} />}
          </EpisodeSections>
        ) : (
          <EmptyState
            title={words.none}
            action={
              found.can.admit && (
                <Button component={Link} to={`/clients/${clientId}/admit`}>
                  {words.admit}
                </Button>
              )
            }
          >
            {words.noneSentence}
          </EmptyState>
        )
      }
    </QueryView>
  )
}
