import { Button, Group, Modal, Stack, Text, TextInput } from '@mantine/core'
import { useDisclosure } from '@mantine/hooks'
import { IconCalendarOff } from '@tabler/icons-react'
import type { Out } from '#kit/endpoint.ts'
import { useAction, useEndpoint } from '#ui/data.ts'
import { ErrorSummary } from '#ui/ErrorSummary.tsx'
import { useFields } from '#ui/form.tsx'
import { notify } from '#ui/notify.tsx'
import { uiWords } from '#ui/ui.words.ts'
import { useWords } from '#ui/words.tsx'
import { endGroup, listGroups } from '../groups.contract.ts'
import { clientWeek } from '../ownWeek.contract.ts'
import { findSession, programmeWeek } from '../sessions.contract.ts'
import { weekWords } from '../week.words.ts'
import { dayTyped, useMissing } from './typed.ts'

type WeeklyGroup = Out<typeof listGroups>['groups'][number]

/** Ends a weekly group after a day. */
export function EndGroup({
  siteId,
  groupId,
  on,
}: {
  siteId: string
  groupId: string
  on: Temporal.PlainDate
}) {
  const words = useWords(weekWords).session
  const { close: closeWord } = useWords(uiWords)
  const [opened, { open, close }] = useDisclosure(false)
  const groups = useEndpoint(listGroups, { siteId })
  const group = groups.data?.groups.find((g) => g.id === groupId)
  if (!group) return null
  return (
    <>
      <Button
        variant="subtle"
        color="brick"
        leftSection={<IconCalendarOff size={18} />}
        onClick={open}
        aria-haspopup="dialog"
      >
        {words.end}
      </Button>
      <Modal
        opened={opened}
        onClose={close}
        title={words.endTitle(group.name)}
        closeButtonProps={{ 'aria-label': closeWord }}
      >
        <EndForm group={group} on={on} onDone={close} />
      </Modal>
    </>
  )
}

function EndForm({ group, on, onDone }: { group: WeeklyGroup; on: Temporal.PlainDate; onDone: () => void }) {
  const { session: words, missing: missingWords } = useWords(weekWords)
  const { cancel } = useWords(uiWords)
  const send = useAction(endGroup, {
    refreshes: [findSession, programmeWeek, listGroups, clientWeek],
    quiet: true,
  })
  const gaps = useMissing(send.error)
  const form = useFields({ lastOn: on.toString() }, gaps.refusal)
  const submit = () => {
    const lastOn = dayTyped(form.values.lastOn)
    if (!lastOn) return gaps.say([{ path: ['lastOn'], message: missingWords.day }])
    gaps.say([])
    send.mutate(
      { groupId: group.id, version: group.version, lastOn },
      {
        onSuccess: ({ cancelled }) => {
          notify.done(words.ended(cancelled))
          onDone()
        },
      },
    )
  }
  return (
    <form noValidate onSubmit={form.onSubmit(submit)}>
      <Stack>
        <ErrorSummary form={form} />
        <Text>{words.endSentence}</Text>
        <TextInput type="date" label={words.lastOn} data-autofocus {...form.field('lastOn')} />
        <Group justify="flex-end">
          <Button variant="default" onClick={onDone}>
            {cancel}
          </Button>
          <Button type="submit" color="brick" loading={send.isPending}>
            {words.end}
          </Button>
        </Group>
      </Stack>
    </form>
  )
}
