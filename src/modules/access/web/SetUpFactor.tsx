import { Button, Loader, Stack, Text } from '@mantine/core'
import { useState } from 'react'
import { useAction } from '#ui/data.ts'
import { useWords } from '#ui/words.tsx'
import { accountPageWords } from '../account.words.ts'
import { beginTotp } from '../factors/factors.contract.ts'
import { PasskeySetUp } from './PasskeySetUp.tsx'
import { passkeysWork } from './passkeys.ts'
import { TotpSetUp } from './TotpSetUp.tsx'

type Way = 'passkey' | 'app' | null

/** The first second factor, on the way in: a passkey where the browser can, or an authenticator app. */
export function SetUpFactor({ onDone }: { onDone: (codes: string[] | null) => void }) {
  const { passkey, app, setUp } = useWords(accountPageWords)
  const able = passkeysWork()
  const [way, setWay] = useState<Way>(null)
  const begin = useAction(beginTotp, { refreshes: [] })
  const useApp = () => begin.mutate({}, { onSuccess: () => setWay('app') })
  if (way === 'app' && begin.data)
    return (
      <Stack>
        <TotpSetUp begun={begin.data} onDone={onDone} />
        {able && (
          <Button variant="subtle" onClick={() => setWay('passkey')}>
            {setUp.orPasskey}
          </Button>
        )}
      </Stack>
    )
  if (way === 'passkey')
    return (
      <Stack>
        <PasskeySetUp onDone={onDone} />
        <Button variant="subtle" loading={begin.isPending} onClick={useApp}>
          {setUp.orApp}
        </Button>
      </Stack>
    )
  if (begin.isPending) return <Loader />
  return (
    <Stack>
      <div>
        <Text size="sm" mb="xs">
          {app.lead}
        </Text>
        <Button fullWidth variant={able ? 'default' : 'filled'} onClick={useApp}>
          {app.begin}
        </Button>
      </div>
      <div>
        <Text size="sm" mb="xs">
          {able ? passkey.lead : passkey.notHere}
        </Text>
        {able && (
          <Button fullWidth onClick={() => setWay('passkey')}>
            {passkey.add}
          </Button>
        )}
      </div>
    </Stack>
  )
}
