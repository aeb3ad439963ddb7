import { Button, Group, PasswordInput, Stack } from '@mantine/core'
import { useDisclosure } from '@mantine/hooks'
import type { Out } from '#kit/endpoint.ts'
import { useAction, useEndpoint } from '#ui/data.ts'
import { ErrorSummary } from '#ui/ErrorSummary.tsx'
import { useFields } from '#ui/form.tsx'
import { notify } from '#ui/notify.tsx'
import { Section } from '#ui/Section.tsx'
import { useSite } from '#ui/site.tsx'
import { formatInstant } from '#ui/when.ts'
import { useWords } from '#ui/words.tsx'
import { changePassword, me } from '../../access.contract.ts'
import { accountPageWords } from '../../account.words.ts'
import { mySecurity } from '../../factors/factors.contract.ts'
import { signInWords } from '../../signIn.words.ts'
import { mySignIns, signedIn } from '../../signIns/signIns.contract.ts'
import { NewPassword } from '../NewPassword.tsx'
import { useProof } from '../useProof.tsx'

export type Mine = { mine: Out<typeof mySecurity> }

export function PasswordSection({ mine }: Mine) {
  const { password: words } = useWords(accountPageWords)
  const { timeZone } = useSite()
  const [opened, { open, close }] = useDisclosure(false)
  const { hasPassword, passwordAt } = mine
  const lead = passwordAt
    ? words.changedOn(formatInstant(passwordAt, timeZone, 'date'))
    : hasPassword
      ? undefined
      : words.none
  const button = (
    <Button variant="default" onClick={open}>
      {hasPassword ? words.change : words.choose}
    </Button>
  )
  return (
    <Section title={words.title} lead={lead} actions={opened ? undefined : button}>
      {opened && <Fields hasPassword={hasPassword} onDone={close} />}
    </Section>
  )
}

function Fields({ hasPassword, onDone }: { hasPassword: boolean; onDone: () => void }) {
  const { password: words, app } = useWords(accountPageWords)
  const { showPassword } = useWords(signInWords)
  const who = useEndpoint(me, {})
  const { dialog, withProof } = useProof()
  const save = useAction(changePassword, { refreshes: [mySecurity, mySignIns, signedIn, me], quiet: true })
  const form = useFields({ current: '', password: '' }, save.error)
  const send = async () => {
    // A wrong password stands at the form; only being asked who it is opens a dialog.
    const work = () => save.mutateAsync(form.values)
    const saved = await (hasPassword ? work().catch(() => undefined) : withProof(work))
    if (!saved) return
    notify.done(words.saved)
    onDone()
  }
  return (
    <form onSubmit={form.onSubmit(() => void send())} noValidate>
      <Stack>
        <ErrorSummary form={form} />
        {hasPassword && (
          <PasswordInput
            label={words.current}
            autoComplete="current-password"
            autoFocus
            visibilityToggleButtonProps={{ 'aria-label': showPassword }}
            {...form.field('current')}
          />
        )}
        <NewPassword
          label={words.next}
          description={words.hint}
          known={[who.data?.name, who.data?.email, ...(who.data?.sites.map((s) => s.name) ?? [])].join('\n')}
          {...form.field('password')}
        />
        <Group justify="flex-end">
          <Button variant="default" onClick={onDone}>
            {app.cancel}
          </Button>
          <Button type="submit" loading={save.isPending}>
            {words.save}
          </Button>
        </Group>
        {dialog}
      </Stack>
    </form>
  )
}
