import { Button, Stack } from '@mantine/core'
import type { Out } from '#kit/endpoint.ts'
import { useAction } from '#ui/data.ts'
import { ErrorSummary } from '#ui/ErrorSummary.tsx'
import { useFields } from '#ui/form.tsx'
import { useWords } from '#ui/words.tsx'
import { signInByLink } from '../access.contract.ts'
import { signInWords } from '../signIn.words.ts'

type SignInOnceProps = { token: string; onDone: (who: Out<typeof signInByLink>) => void }

/** Asks for one press, so that a mail scanner that opens links does not use it up. */
export function SignInOnce({ token, onDone }: SignInOnceProps) {
  const { link: words } = useWords(signInWords)
  const enter = useAction(signInByLink, { refreshes: [], quiet: true })
  const form = useFields({}, enter.error)
  return (
    <Stack>
      <ErrorSummary form={form} />
      <Button
        autoFocus
        loading={enter.isPending}
        onClick={() => enter.mutate({ token }, { onSuccess: onDone })}
      >
        {words.signIn}
      </Button>
    </Stack>
  )
}
