import { Modal, Text } from '@mantine/core'
import { useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import type { Out } from '#kit/endpoint.ts'
import { signedIn } from '#modules/access/signIns/signIns.contract.ts'
import { CodeForm } from '#modules/access/web/CodeForm.tsx'
import { SignInForm } from '#modules/access/web/SignInForm.tsx'
import { keyOf } from '#ui/data.ts'
import { useWords } from '#ui/words.tsx'
import { goOn, useSession } from './session.ts'
import { staffWords } from './staff.words.ts'

type Standing = Out<typeof signedIn>

/** Signing in again over the page, which stays as it was. Somebody else who signs in here gets a page of their own. */
export function SessionEnded({ accountId, email }: { accountId: string; email: string }) {
  const ended = useSession() === 'ended'
  const cache = useQueryClient()
  const { session } = useWords(staffWords)
  const [half, setHalf] = useState<Standing | null>(null)
  const proceed = (standing: Standing) => {
    if (standing.standing === 'second_factor' && standing.accountId === accountId) return setHalf(standing)
    setHalf(null)
    // Another person, or one who must set something up first: the page of before is not for them.
    if (standing.accountId !== accountId || standing.standing !== 'in') return window.location.assign('/')
    cache.setQueryData(keyOf(signedIn, {}), standing)
    goOn()
  }
  return (
    <Modal
      opened={ended}
      onClose={() => undefined}
      withCloseButton={false}
      closeOnEscape={false}
      closeOnClickOutside={false}
      title={session.ended}
    >
      <Text mb="md">{session.endedLead}</Text>
      {half ? (
        <CodeForm ways={half.ways} onStanding={proceed} />
      ) : (
        <SignInForm email={email} onStanding={proceed} />
      )}
    </Modal>
  )
}
