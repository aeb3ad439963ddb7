import { Modal, Text } from '@mantine/core'
import { type ReactNode, useState } from 'react'
import { useEndpoint } from '#ui/data.ts'
import { notify } from '#ui/notify.tsx'
import { asRefusal } from '#ui/refusal.ts'
import { uiWords } from '#ui/ui.words.ts'
import { useWords } from '#ui/words.tsx'
import { signedIn } from '../signIns/signIns.contract.ts'
import { signInsWords } from '../signIns/signIns.words.ts'
import { ProveForm } from './ProveForm.tsx'

type Waiting = { again: () => void; giveUp: () => void }

/**
 * For what asks once more who it is: `withProof(() => begin.mutateAsync({}))` tries, asks where that is wanted, tries again.
 * Any other refusal is told. Put `dialog` somewhere in the screen.
 */
export function useProof(): {
  dialog: ReactNode
  withProof: <T>(work: () => Promise<T>) => Promise<T | undefined>
} {
  const { prove: words } = useWords(signInsWords)
  const { close } = useWords(uiWords)
  const standing = useEndpoint(signedIn, {})
  const [waiting, setWaiting] = useState<Waiting | null>(null)

  const withProof = async <T,>(work: () => Promise<T>): Promise<T | undefined> => {
    try {
      return await work()
    } catch (error) {
      if (asRefusal(error).reason !== 'prove_again') {
        notify.refused(asRefusal(error))
        return undefined
      }
      const proved = await new Promise<boolean>((decide) =>
        setWaiting({ again: () => decide(true), giveUp: () => decide(false) }),
      )
      setWaiting(null)
      return proved ? withProof(work) : undefined
    }
  }

  const dialog = (
    <Modal
      opened={waiting !== null}
      onClose={() => waiting?.giveUp()}
      title={words.title}
      closeButtonProps={{ 'aria-label': close }}
    >
      <Text mb="md">{words.lead}</Text>
      {standing.data && (
        <ProveForm
          ways={standing.data.ways}
          submit={words.confirm}
          passkey={words.passkey}
          onDone={() => waiting?.again()}
        />
      )}
    </Modal>
  )
  return { dialog, withProof }
}
