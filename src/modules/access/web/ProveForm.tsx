import { Button, PasswordInput, Stack, Text } from '@mantine/core'
import type { Out } from '#kit/endpoint.ts'
import { useAction } from '#ui/data.ts'
import { ErrorSummary } from '#ui/ErrorSummary.tsx'
import { useFields } from '#ui/form.tsx'
import { useWords } from '#ui/words.tsx'
import { signInWords } from '../signIn.words.ts'
import { type signedIn, unlock } from '../signIns/signIns.contract.ts'
import { signInsWords } from '../signIns/signIns.words.ts'
import { PasskeyButton } from './PasskeyButton.tsx'

type Standing = Out<typeof signedIn>
type ProveFormProps = {
  ways: Standing['ways']
  submit: string
  passkey: string
  onDone: (standing: Standing) => void
}

/** Shows that it is still the same person: password, passkey, or for a demo's made-up people one press. */
export function ProveForm({ ways, submit, passkey, onDone }: ProveFormProps) {
  const { lock: words } = useWords(signInsWords)
  const { showPassword } = useWords(signInWords)
  const open = useAction(unlock, { refreshes: [], quiet: true })
  const form = useFields({ password: '' }, open.error)
  const send = () => open.mutate(form.values, { onSuccess: onDone })
  return (
    <Stack>
      {(ways.password || ways.oneTap) && (
        <form onSubmit={form.onSubmit(send)} noValidate>
          <Stack>
            <ErrorSummary form={form} />
            {ways.oneTap ? (
              <Text size="sm">{words.oneTap}</Text>
            ) : (
              <PasswordInput
                label={words.password}
                autoComplete="current-password"
                autoFocus
                data-autofocus
                visibilityToggleButtonProps={{ 'aria-label': showPassword }}
                {...form.field('password')}
              />
            )}
            <Button type="submit" loading={open.isPending} autoFocus={ways.oneTap}>
              {submit}
            </Button>
          </Stack>
        </form>
      )}
      {ways.passkey && (
        <PasskeyButton what="unlock" onDone={onDone}>
          {passkey}
        </PasskeyButton>
      )}
    </Stack>
  )
}
