import { Modal, Text } from '@mantine/core'
import { useQueryClient } from '@tanstack/react-query'
import { SignInForm } from '#modules/access/web/SignInForm.tsx'
import { useWords } from '#ui/words.tsx'
import { setSessionEnded, useSessionEnded } from './session.ts'
import { staffWords } from './staff.words.ts'

/** Signing in again over the page, which stays as it was. Somebody else who signs in here gets a page of their own. */
export function SessionEnded({ accountId, email }: { accountId: string; email: string }) {
  const ended = useSessionEnded()
  const cache = useQueryClient()
  const { session } = useWords(staffWords)
  const goOn = (signedIn: { accountId: string }) => {
    setSessionEnded(false)
    if (signedIn.accountId !== accountId) window.location.assign('/')
    else cache.invalidateQueries()
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
      <SignInForm email={email} onSignedIn={goOn} />
    </Modal>
  )
}
