import type { Out } from '#kit/endpoint.ts'
import { useWords } from '#ui/words.tsx'
import type { signedIn } from '../signIns/signIns.contract.ts'
import { signInsWords } from '../signIns/signIns.words.ts'
import { Entrance } from './Entrance.tsx'
import { LockForm } from './LockForm.tsx'

type Standing = Out<typeof signedIn>

/** A locked sign-in at a page that was just loaded: there is nothing to lie over yet. */
export function LockedPage({
  standing,
  onStanding,
}: {
  standing: Standing
  onStanding: (s: Standing) => void
}) {
  const { lock: words } = useWords(signInsWords)
  return (
    <Entrance title={words.title} lead={words.leadFresh(standing.name)}>
      <LockForm ways={standing.ways} onDone={onStanding} />
    </Entrance>
  )
}
