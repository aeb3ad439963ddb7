import { useAction } from '#ui/data.ts'
import { notify } from '#ui/notify.tsx'
import { useWords } from '#ui/words.tsx'
import { clientWeekWords } from '../clientWeek.words.ts'
import { type ProposalView, proposeWeek } from '../finder/finder.contract.ts'
import { clientWeek } from '../ownWeek.contract.ts'
import { acceptWeek, releaseSeats } from '../seats.contract.ts'
import { programmeWeek } from '../sessions.contract.ts'

const changed = [clientWeek, proposeWeek, programmeWeek]

/**
 * Takes a proposed week's seats, all or none, every week up to a day where one is given; can be taken back. The
 * proposals leave the page with that, so what is said afterwards hangs on the answers, not on them.
 */
export function useAccept(clientId: string, repeatUntil: Temporal.PlainDate | null, onTaken: () => void) {
  const words = useWords(clientWeekWords).proposals
  const { givenBack } = useWords(clientWeekWords)
  const take = useAction(acceptWeek, { refreshes: changed })
  const release = useAction(releaseSeats, { refreshes: changed })
  const undo = (sessionIds: string[]) =>
    release.mutateAsync({ clientId, sessionIds }).then(
      () => notify.done(givenBack(sessionIds.length)),
      () => undefined,
    )
  return {
    isPending: take.isPending,
    accept: (week: ProposalView, anyTrack = false) =>
      take.mutateAsync({ clientId, sessionIds: week.sessions.map((s) => s.id), repeatUntil, anyTrack }).then(
        ({ sessionIds }) => {
          onTaken()
          notify.undo(words.taken(sessionIds.length), () => undo(sessionIds))
        },
        () => undefined,
      ),
  }
}
