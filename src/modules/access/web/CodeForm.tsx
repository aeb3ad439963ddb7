import { Button, Stack, TextInput } from '@mantine/core'
import type { Out } from '#kit/endpoint.ts'
import { useAction } from '#ui/data.ts'
import { ErrorSummary } from '#ui/ErrorSummary.tsx'
import { useFields } from '#ui/form.tsx'
import { useWords } from '#ui/words.tsx'
import { accountPageWords } from '../account.words.ts'
import { giveCode } from '../factors/factors.contract.ts'
import { signedIn, signOut } from '../signIns/signIns.contract.ts'
import { PasskeyButton } from './PasskeyButton.tsx'

type Standing = Out<typeof signedIn>
type CodeFormProps = { ways: Standing['ways']; onStanding: (standing: Standing) => void }

/** The second factor after the password: a code of the app, a recovery code, or a passkey. */
export function CodeForm({ ways, onStanding }: CodeFormProps) {
  const { code: words, passkey } = useWords(accountPageWords)
  const give = useAction(giveCode, { refreshes: [], quiet: true })
  const leave = useAction(signOut, { refreshes: [signedIn] })
  const form = useFields({ code: '' }, give.error)
  const send = () => give.mutate(form.values, { onSuccess: onStanding })
  return (
    <Stack>
      {(ways.totp || ways.recovery) && (
        <form onSubmit={form.onSubmit(send)} noValidate>
          <Stack>
            <ErrorSummary form={form} />
            <TextInput
              label={words.field}
              description={words.hint}
              autoComplete="one-time-code"
              autoCapitalize="none"
              spellCheck={false}
              autoFocus
              data-autofocus
              {...form.field('code')}
            />
            <Button type="submit" loading={give.isPending}>
              {words.submit}
            </Button>
          </Stack>
        </form>
      )}
      {ways.passkey && (
        <PasskeyButton what="unlock" onDone={onStanding}>
          {passkey.use}
        </PasskeyButton>
      )}
      <Button
        variant="subtle"
        loading={leave.isPending}
        onClick={() => leave.mutate({}, { onSuccess: () => window.location.assign('/') })}
      >
        {words.leave}
      </Button>
    </Stack>
  )
}
