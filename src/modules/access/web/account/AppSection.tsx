import { Button, Group } from '@mantine/core'
import { useState } from 'react'
import type { Out } from '#kit/endpoint.ts'
import { ConfirmButton } from '#ui/ConfirmButton.tsx'
import { useAction } from '#ui/data.ts'
import { notify } from '#ui/notify.tsx'
import { Section } from '#ui/Section.tsx'
import { useSite } from '#ui/site.tsx'
import { formatInstant } from '#ui/when.ts'
import { useWords } from '#ui/words.tsx'
import { accountPageWords } from '../../account.words.ts'
import { beginTotp, dropTotp, mySecurity } from '../../factors/factors.contract.ts'
import { signedIn } from '../../signIns/signIns.contract.ts'
import { TotpSetUp } from '../TotpSetUp.tsx'
import { useProof } from '../useProof.tsx'
import type { Mine } from './PasswordSection.tsx'
import { useRefreshSecurity } from './useRefreshSecurity.ts'

export type WithCodes = Mine & { onCodes: (codes: string[] | null) => void }

export function AppSection({ mine, onCodes }: WithCodes) {
  const { app: words } = useWords(accountPageWords)
  const { timeZone } = useSite()
  const { dialog, withProof } = useProof()
  const [begun, setBegun] = useState<Out<typeof beginTotp> | null>(null)
  const begin = useAction(beginTotp, { refreshes: [], quiet: true })
  const drop = useAction(dropTotp, { refreshes: [mySecurity, signedIn], quiet: true })
  const refresh = useRefreshSecurity()
  const { totpSince, required, passkeys } = mine
  const start = async () => setBegun((await withProof(() => begin.mutateAsync({}))) ?? null)
  const actions = (
    <Group gap="xs">
      {totpSince && !(required && passkeys.length === 0) && (
        <ConfirmButton
          variant="subtle"
          color="brick"
          title={words.removeTitle}
          sentence={words.removeSentence}
          confirm={words.remove}
          onConfirm={() => withProof(() => drop.mutateAsync({}))}
        >
          {words.remove}
        </ConfirmButton>
      )}
      <Button variant="default" loading={begin.isPending} onClick={start}>
        {totpSince ? words.replace : words.begin}
      </Button>
    </Group>
  )
  return (
    <Section
      title={words.title}
      lead={totpSince ? words.on(formatInstant(totpSince, timeZone, 'date')) : `${words.lead} ${words.off}`}
      actions={begun ? undefined : actions}
    >
      {begun && (
        <TotpSetUp
          begun={begun}
          onDone={(codes) => {
            setBegun(null)
            refresh()
            notify.done(words.done)
            onCodes(codes)
          }}
          onCancel={() => setBegun(null)}
        />
      )}
      {dialog}
    </Section>
  )
}
