import { Button, PasswordInput, Stack, TextInput } from '@mantine/core'
import { useQueryClient } from '@tanstack/react-query'
import type { Out } from '#kit/endpoint.ts'
import { keyOf, useAction } from '#ui/data.ts'
import { ErrorSummary } from '#ui/ErrorSummary.tsx'
import { useFields } from '#ui/form.tsx'
import { useWords } from '#ui/words.tsx'
import { me, signIn } from '../access.contract.ts'
import { signInWords } from '../signIn.words.ts'

type SignInFormProps = { email?: string; onSignedIn?: (who: Out<typeof signIn>) => void }

/** E-mail and password. Once in, the page that was asked for appears at the same address. */
export function SignInForm({ email = '', onSignedIn }: SignInFormProps) {
  const { signIn: words, showPassword } = useWords(signInWords)
  const cache = useQueryClient()
  const enter = useAction(signIn, { refreshes: [], quiet: true })
  const form = useFields({ email, password: '' }, enter.error)
  const send = () =>
    enter.mutate(form.values, {
      onSuccess: (who) => {
        cache.setQueryData(keyOf(me, {}), who)
        onSignedIn?.(who)
      },
    })
  return (
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
  )
}
