import { Button } from '@mantine/core'
import type { Out } from '#kit/endpoint.ts'
import { useAction } from '#ui/data.ts'
import { useWords } from '#ui/words.tsx'
import { type signedIn, signOut } from '../signIns/signIns.contract.ts'
import { signInsWords } from '../signIns/signIns.words.ts'
import { ProveForm } from './ProveForm.tsx'

type Standing = Out<typeof signedIn>
type LockFormProps = { ways: Standing['ways']; onDone: (standing: Standing) => void }

/** Unlocks; or makes room for somebody else, and then the page and what was typed on it are gone. */
export function LockForm({ ways, onDone }: LockFormProps) {
  const { lock: words } = useWords(signInsWords)
  const leave = useAction(signOut, { refreshes: [] })
  return (
    <>
      <ProveForm ways={ways} submit={words.unlock} passkey={words.passkey} onDone={onDone} />
      <Button
        variant="subtle"
        fullWidth
        mt="sm"
        loading={leave.isPending}
        onClick={() => leave.mutate({}, { onSuccess: () => window.location.assign('/') })}
      >
        {words.somebodyElse}
      </Button>
    </>
  )
}
