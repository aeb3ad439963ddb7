import { useAction } from '#ui/data.ts'
import { notify } from '#ui/notify.tsx'
import { useWords } from '#ui/words.tsx'
import { clientWeekWords } from '../clientWeek.words.ts'
import { proposeWeek } from '../finder/finder.contract.ts'
import { clientWeek, setBusyTimes } from '../ownWeek.contract.ts'
import type { BusyTime } from '../ownWeek.ts'
import type { ClientsWeek } from './ClientWeek.tsx'

/** Adding to and taking from the client's busy times; each can be taken back. */
export function useBusyTimes(clientId: string, week: ClientsWeek) {
  const words = useWords(clientWeekWords).busy
  const save = useAction(setBusyTimes, { refreshes: [clientWeek, proposeWeek] })
  const now: BusyTime[] = week.busy.map(({ id: _, ...b }) => b)
  const replace = (busy: BusyTime[], said: string) =>
    save.mutate(
      { clientId, busy, version: week.version },
      {
        onSuccess: ({ version }) => notify.undo(said, () => save.mutate({ clientId, busy: now, version })),
      },
    )
  return {
    add: (more: BusyTime[]) => replace([...now, ...more], words.added),
    remove: (ids: readonly string[]) =>
      replace(
        week.busy.filter((b) => !ids.includes(b.id)).map(({ id: _, ...b }) => b),
        words.removed,
      ),
  }
}
