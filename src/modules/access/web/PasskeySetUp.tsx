import { Button, Group, Stack, Text, TextInput } from '@mantine/core'
import { useState } from 'react'
import { useAction } from '#ui/data.ts'
import { asRefusal } from '#ui/refusal.ts'
import { useWords } from '#ui/words.tsx'
import { accountPageWords } from '../account.words.ts'
import { addPasskey, beginPasskey } from '../factors/factors.contract.ts'
import { makePasskey, PasskeyCancelled } from './passkeys.ts'

type PasskeySetUpProps = { onDone: (codes: string[] | null) => void; onCancel?: () => void }

/** A name for it, then the browser's own dialog. */
export function PasskeySetUp({ onDone, onCancel }: PasskeySetUpProps) {
  const { passkey: words, app } = useWords(accountPageWords)
  const begin = useAction(beginPasskey, { refreshes: [], quiet: true })
  const add = useAction(addPasskey, { refreshes: [], quiet: true })
  const [name, setName] = useState('')
  const [trouble, setTrouble] = useState<string | null>(null)
  const [busy, setBusy] = useState(false)
  const make = async () => {
    setBusy(true)
    setTrouble(null)
    try {
      const made = await makePasskey(await begin.mutateAsync({}), name)
      onDone((await add.mutateAsync(made)).recoveryCodes)
    } catch (error) {
      setTrouble(error instanceof PasskeyCancelled ? words.cancelled : asRefusal(error).title)
    }
    setBusy(false)
  }
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault()
        void make()
      }}
    >
      <Stack>
        <TextInput
          label={words.name}
          description={words.nameHint}
          maxLength={60}
          value={name}
          onChange={(event) => setName(event.currentTarget.value)}
          data-autofocus
        />
        <Text role="alert">{trouble}</Text>
        <Group justify="flex-end">
          {onCancel && (
            <Button variant="default" onClick={onCancel}>
              {app.cancel}
            </Button>
          )}
          <Button type="submit" loading={busy}>
            {words.make}
          </Button>
        </Group>
      </Stack>
    </form>
  )
}
