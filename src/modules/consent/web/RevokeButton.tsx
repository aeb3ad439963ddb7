import { Button, Group, Modal, Radio, Stack, Text } from '@mantine/core'
import { useDisclosure } from '@mantine/hooks'
import { useState } from 'react'
import { useAction } from '#ui/data.ts'
import { notify } from '#ui/notify.tsx'
import { uiWords } from '#ui/ui.words.ts'
import { useWords } from '#ui/words.tsx'
import { clientConsents, revokeConsent } from '../consent.contract.ts'
import { revocationWays } from '../consent.ts'
import { consentScreenWords } from '../screen.words.ts'

/** R83: asks once, then nothing more is sent. Spoken is taken as well as written. */
export function RevokeButton(of: { clientId: string; consentId: string }) {
  const { card: words } = useWords(consentScreenWords)
  const { cancel, close: closing } = useWords(uiWords)
  const [opened, { open, close }] = useDisclosure(false)
  const [how, setHow] = useState<(typeof revocationWays)[number]>('written')
  const revoke = useAction(revokeConsent, { refreshes: [clientConsents] })
  const send = () =>
    revoke.mutate(
      { ...of, how },
      {
        onSuccess: () => {
          notify.done(words.revoked)
          close()
        },
      },
    )
  return (
    <>
      <Button variant="light" color="brick" onClick={open} aria-haspopup="dialog">
        {words.revoke}
      </Button>
      <Modal
        opened={opened}
        onClose={close}
        title={words.revokeTitle}
        closeButtonProps={{ 'aria-label': closing }}
      >
        <Stack>
          <Text>{words.revokeSentence}</Text>
          <Radio.Group
            label={words.revokeHow}
            value={how}
            onChange={(v) => setHow(revocationWays.find((w) => w === v) ?? 'written')}
          >
            <Group mt="xs">
              {revocationWays.map((w) => (
                <Radio key={w} value={w} label={words.hows[w]} py="0.625rem" />
              ))}
            </Group>
          </Radio.Group>
          <Group justify="flex-end">
            <Button variant="default" data-autofocus onClick={close}>
              {cancel}
            </Button>
            <Button color="brick" loading={revoke.isPending} onClick={send}>
              {words.revoke}
            </Button>
          </Group>
        </Stack>
      </Modal>
    </>
  )
}
