import { Button, Stack } from '@mantine/core'
import type { Out } from '#kit/endpoint.ts'
import { useAction } from '#ui/data.ts'
import { ErrorSummary } from '#ui/ErrorSummary.tsx'
import { useFields } from '#ui/form.tsx'
import { useWords } from '#ui/words.tsx'
import { acceptInvitation } from '../access.contract.ts'
import { signInWords } from '../signIn.words.ts'
import { NewPassword } from './NewPassword.tsx'

type AcceptInvitationProps = {
  token: string
  name: string
  onDone: (who: Out<typeof acceptInvitation>) => void
}

/** Invited staff choose their password. */
export function AcceptInvitation({ token, name, onDone }: AcceptInvitationProps) {
  const { invitation: words } = useWords(signInWords)
  const accept = useAction(acceptInvitation, { refreshes: [], quiet: true })
  const form = useFields({ password: '' }, accept.error)
  const send = () => accept.mutate({ token, ...form.values }, { onSuccess: onDone })
  return (
    <form onSubmit={form.onSubmit(send)} noValidate>
      <Stack>
        <ErrorSummary form={form} />
        <NewPassword
          label={words.password}
          description={words.passwordHint}
          known={name}
          autoFocus
          {...form.field('password')}
        />
        <Button type="submit" loading={accept.isPending} mt="xs">
          {words.submit}
        </Button>
      </Stack>
    </form>
  )
}
