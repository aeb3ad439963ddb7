import { Button } from '@mantine/core'
import { programWords } from '#modules/program/program.words.ts'
import { Callout } from '#ui/Callout.tsx'
import { useAction } from '#ui/data.ts'
import { notify } from '#ui/notify.tsx'
import { useWords } from '#ui/words.tsx'
import { changeLevel, type EpisodeView, episode } from '../episodes.contract.ts'
import { episodeWords } from '../episodes.words.ts'

/** A newer placement decision says another level: it is taken over in one press. */
export function LevelOffer({
  clientId,
  of: e,
  mayTake,
}: {
  clientId: string
  of: EpisodeView
  mayTake: boolean
}) {
  const { levelDialog: words } = useWords(episodeWords)
  const { levels } = useWords(programWords)
  const take = useAction(changeLevel, { refreshes: [episode] })
  if (!e.offeredLevel) return null
  const { placementId, level } = e.offeredLevel
  const input = { clientId, episodeId: e.id, version: e.version, placementId, reason: '' }
  return (
    <Callout
      tone="info"
      action={
        mayTake && (
          <Button
            variant="light"
            loading={take.isPending}
            onClick={() => take.mutate(input, { onSuccess: () => notify.done(words.done) })}
          >
            {words.submit}
          </Button>
        )
      }
    >
      {words.offered(levels[level])}
    </Callout>
  )
}
