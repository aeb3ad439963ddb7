import { Button, PasswordInput, Stack, TextInput } from '@mantine/core'
import type { Out } from '#kit/endpoint.ts'
import { useAction } from '#ui/data.ts'
import { ErrorSummary } from '#ui/ErrorSummary.tsx'
import { useFields } from '#ui/form.tsx'
import { useWords } from '#ui/words.tsx'
import { signIn } from '../access.contract.ts'
import { accountPageWords } from '../account.words.ts'
import { signInWords } from '../signIn.words.ts'
import type { signedIn } from '../signIns/signIns.contract.ts'
import { PasskeyButton } from './PasskeyButton.tsx'

type SignInFormProps = { email?: string; onStanding: (standing: Out<typeof signedIn>) => void }

/** E-mail and password, or a passkey. What comes next is for the standing to say. */
export function SignInForm({ email = '', onStanding }: SignInFormProps) {
  const { signIn: words, showPassword } = useWords(signInWords)
  const { passkey } = useWords(accountPageWords)
  const enter = useAction(signIn, { refreshes: [], quiet: true })
  const form = useFields({ email, password: '' }, enter.error)
  const send = () => enter.mutate(form.values, { onSuccess: onStanding })
  return (
    <Stack>
      <form onSubmit={form.onSubmit(send)} noValidate>
        <Stack>
          <ErrorSummary form={form} />
          <TextInput
            label={words.email}
            type="email"
            autoComplete="username"
            autoFocus={!email}
            data-autofocus={!email || undefined}
            spellCheck={false}
            {...form.field('email')}
          />
          <PasswordInput
            label={words.password}
            autoComplete="current-password"
            autoFocus={Boolean(email)}
            data-autofocus={Boolean(email) || undefined}
            visibilityToggleButtonProps={{ 'aria-label': showPassword }}
            {...form.field('password')}
          />
          <Button type="submit" loading={enter.isPending} mt="xs">
            {words.submit}
          </Button>
        </Stack>
      </form>
      <PasskeyButton what="sign in" onDone={onStanding}>
        {passkey.signIn}
      </PasskeyButton>
    </Stack>
  )
}
