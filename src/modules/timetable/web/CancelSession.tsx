import { Button, Group, Modal, NativeSelect, Stack, Text } from '@mantine/core'
import { useDisclosure } from '@mantine/hooks'
import { IconBan } from '@tabler/icons-react'
import { useState } from 'react'
import { useAction } from '#ui/data.ts'
import { notify } from '#ui/notify.tsx'
import { uiWords } from '#ui/ui.words.ts'
import { useWords } from '#ui/words.tsx'
import { clientWeek } from '../ownWeek.contract.ts'
import { cancelSession, findSession, programmeWeek } from '../sessions.contract.ts'
import { type CancelReason, cancelReasons } from '../timetable.ts'
import { timetableWords } from '../timetable.words.ts'
import { weekWords } from '../week.words.ts'
import type { SessionDetail } from './SessionDrawer.tsx'

/** R20: the programme cancels a session; says first what follows from it. */
export function CancelSession({ detail: { session } }: { detail: SessionDetail }) {
  const words = useWords(weekWords).session
  const { cancel, close: closeWord } = useWords(uiWords)
  const reasons = useWords(timetableWords).cancelReasons
  const [opened, { open, close }] = useDisclosure(false)
  const [reason, setReason] = useState<CancelReason>('staff_absent')
  const send = useAction(cancelSession, { refreshes: [findSession, programmeWeek, clientWeek] })
  const confirm = () =>
    send.mutate(
      { sessionId: session.id, reason },
      {
        onSuccess: () => {
          notify.done(words.cancelled)
          close()
        },
      },
    )
  return (
    <>
      <Button
        variant="light"
        color="brick"
        leftSection={<IconBan size={18} />}
        onClick={open}
        aria-haspopup="dialog"
      >
        {words.cancel}
      </Button>
      <Modal
        opened={opened}
        onClose={close}
        title={words.cancelTitle}
        closeButtonProps={{ 'aria-label': closeWord }}
      >
        <Stack>
          <Text>{words.cancelSentence(session.seatsTaken)}</Text>
          <NativeSelect
            label={words.reason}
            data-autofocus
            value={reason}
            data={cancelReasons.map((value) => ({ value, label: reasons[value] }))}
            onChange={(event) => {
              const chosen = cancelReasons.find((r) => r === event.currentTarget.value)
              if (chosen) setReason(chosen)
            }}
          />
          <Group justify="flex-end">
            <Button variant="default" onClick={close}>
              {cancel}
            </Button>
            <Button color="brick" loading={send.isPending} onClick={confirm}>
              {words.cancel}
            </Button>
          </Group>
        </Stack>
      </Modal>
    </>
  )
}
