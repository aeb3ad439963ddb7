import { Button, Group, Modal, NativeSelect, NumberInput, Stack, Text } from '@mantine/core'
import { useDisclosure } from '@mantine/hooks'
import { IconArmchair } from '@tabler/icons-react'
import { useAction } from '#ui/data.ts'
import { ErrorSummary } from '#ui/ErrorSummary.tsx'
import { useFields } from '#ui/form.tsx'
import { notify } from '#ui/notify.tsx'
import { uiWords } from '#ui/ui.words.ts'
import { useWords } from '#ui/words.tsx'
import { proposeWeek } from '../finder/finder.contract.ts'
import { changeCapacity, findSession, programmeWeek, type SessionView } from '../sessions.contract.ts'
import { exemptions } from '../timetable.ts'
import { timetableWords } from '../timetable.words.ts'
import { weekWords } from '../week.words.ts'

/** R17: more or fewer seats in one session. */
export function ChangeCapacity({ session }: { session: SessionView }) {
  const words = useWords(weekWords).session
  const { close: closeWord } = useWords(uiWords)
  const [opened, { open, close }] = useDisclosure(false)
  return (
    <>
      <Button
        variant="default"
        leftSection={<IconArmchair size={18} />}
        onClick={open}
        aria-haspopup="dialog"
      >
        {words.capacity}
      </Button>
      <Modal
        opened={opened}
        onClose={close}
        title={words.capacityTitle}
        closeButtonProps={{ 'aria-label': closeWord }}
      >
        <CapacityForm session={session} onDone={close} />
      </Modal>
    </>
  )
}

function CapacityForm({ session: s, onDone }: { session: SessionView; onDone: () => void }) {
  const { session: words, group } = useWords(weekWords)
  const reasons = useWords(timetableWords).exemptions
  const { cancel } = useWords(uiWords)
  const send = useAction(changeCapacity, {
    refreshes: [findSession, programmeWeek, proposeWeek],
    quiet: true,
  })
  const form = useFields(
    { capacity: s.capacity as number | string, exemption: s.exemption ?? '' },
    send.error,
  )
  const submit = () => {
    const exemption = exemptions.find((e) => e === form.values.exemption) ?? null
    send.mutate(
      { sessionId: s.id, version: s.version, capacity: Number(form.values.capacity), exemption },
      {
        onSuccess: () => {
          notify.done(words.capacityChanged)
          onDone()
        },
      },
    )
  }
  return (
    <form noValidate onSubmit={form.onSubmit(submit)}>
      <Stack>
        <ErrorSummary form={form} />
        <Text>{words.capacitySentence}</Text>
        <NumberInput label={group.capacity} min={1} max={200} data-autofocus {...form.field('capacity')} />
        <NativeSelect
          label={group.exemption}
          data={[
            { value: '', label: group.noExemption },
            ...exemptions.map((value) => ({ value, label: reasons[value] })),
          ]}
          {...form.field('exemption')}
        />
        <Group justify="flex-end">
          <Button variant="default" onClick={onDone}>
            {cancel}
          </Button>
          <Button type="submit" loading={send.isPending}>
            {words.capacity}
          </Button>
        </Group>
      </Stack>
    </form>
  )
}
