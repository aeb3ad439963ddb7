import { Button, Group, Modal, NativeSelect, Stack, Text } from '@mantine/core'
import { useDisclosure } from '@mantine/hooks'
import { IconUserShare } from '@tabler/icons-react'
import { listStaffMembers } from '#modules/people/staff.contract.ts'
import { useAction, useEndpoint } from '#ui/data.ts'
import { ErrorSummary } from '#ui/ErrorSummary.tsx'
import { useFields } from '#ui/form.tsx'
import { notify } from '#ui/notify.tsx'
import { uiWords } from '#ui/ui.words.ts'
import { useWords } from '#ui/words.tsx'
import { findSession, programmeWeek, type SessionView, substituteLead } from '../sessions.contract.ts'
import { weekWords } from '../week.words.ts'

/** Lets another staff member lead one session. */
export function Substitute({ session }: { session: SessionView }) {
  const words = useWords(weekWords).session
  const { close: closeWord } = useWords(uiWords)
  const [opened, { open, close }] = useDisclosure(false)
  return (
    <>
      <Button
        variant="default"
        leftSection={<IconUserShare size={18} />}
        onClick={open}
        aria-haspopup="dialog"
      >
        {words.substitute}
      </Button>
      <Modal
        opened={opened}
        onClose={close}
        title={words.substituteTitle}
        closeButtonProps={{ 'aria-label': closeWord }}
      >
        <SubstituteForm session={session} onDone={close} />
      </Modal>
    </>
  )
}

function SubstituteForm({ session, onDone }: { session: SessionView; onDone: () => void }) {
  const { session: words, group } = useWords(weekWords)
  const { cancel } = useWords(uiWords)
  const staff = useEndpoint(listStaffMembers, {})
  const send = useAction(substituteLead, { refreshes: [findSession, programmeWeek], quiet: true })
  const form = useFields({ staffId: '' }, send.error)
  const done = () => {
    notify.done(words.substituted)
    onDone()
  }
  const others = (staff.data?.staff ?? []).filter((s) => s.id !== session.lead?.id)
  return (
    <form
      noValidate
      onSubmit={form.onSubmit(() =>
        send.mutate({ sessionId: session.id, ...form.values }, { onSuccess: done }),
      )}
    >
      <Stack>
        <ErrorSummary form={form} />
        <Text>{words.substituteSentence}</Text>
        <NativeSelect
          label={words.lead}
          data-autofocus
          data={[
            { value: '', label: group.choose },
            ...others.map((s) => ({ value: s.id, label: `${s.givenName} ${s.familyName}` })),
          ]}
          {...form.field('staffId')}
        />
        <Group justify="flex-end">
          <Button variant="default" onClick={onDone}>
            {cancel}
          </Button>
          <Button type="submit" loading={send.isPending}>
            {words.substitute}
          </Button>
        </Group>
      </Stack>
    </form>
  )
}
