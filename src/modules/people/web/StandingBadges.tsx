import { StatusBadge } from '#ui/StatusBadge.tsx'
import { useWords } from '#ui/words.tsx'
import type { ClientLine } from '../client.contract.ts'
import { clientWords } from '../client.words.ts'

/** Where a client stands, as list items: stage and level while admitted, otherwise that they are not. */
export function StandingBadges({
  of: { status, standing },
}: {
  of: Pick<ClientLine, 'status' | 'standing'>
}) {
  const { statuses, list } = useWords(clientWords)
  if (!standing)
    return (
      <li>
        <StatusBadge>{statuses[status]}</StatusBadge>
      </li>
    )
  return (
    <>
      <li>
        <StatusBadge tone="good">{standing.stage}</StatusBadge>
      </li>
      <li>
        <StatusBadge tone="info">{list.level(standing.levelOfCare)}</StatusBadge>
      </li>
    </>
  )
}
