import { Button, Group, Modal, NativeSelect, NumberInput, SimpleGrid, Stack, TextInput } from '@mantine/core'
import { useDisclosure } from '@mantine/hooks'
import { IconPlus } from '@tabler/icons-react'
import { listStaffMembers } from '#modules/people/staff.contract.ts'
import { programWords } from '#modules/program/program.words.ts'
import { useEndpoint } from '#ui/data.ts'
import { ErrorSummary } from '#ui/ErrorSummary.tsx'
import { useSite } from '#ui/site.tsx'
import { uiWords } from '#ui/ui.words.ts'
import { useWords } from '#ui/words.tsx'
import { clientWeekWords } from '../clientWeek.words.ts'
import { listRooms } from '../groups.contract.ts'
import { bookableKinds, useNewSession } from './useNewSession.ts'

type NewSessionProps = { clientId: string; monday: Temporal.PlainDate }

/** Books an individual, family or medical session for one client. */
export function NewSession(props: NewSessionProps) {
  const words = useWords(clientWeekWords).newSession
  const { close: closeWord } = useWords(uiWords)
  const [opened, { open, close }] = useDisclosure(false)
  return (
    <>
      <Button
        variant="default"
        className="no-print"
        leftSection={<IconPlus size={18} />}
        onClick={open}
        aria-haspopup="dialog"
      >
        {words.open}
      </Button>
      <Modal
        opened={opened}
        onClose={close}
        title={words.title}
        closeButtonProps={{ 'aria-label': closeWord }}
      >
        <Fields {...props} onDone={close} />
      </Modal>
    </>
  )
}

function Fields({ clientId, monday, onDone }: NewSessionProps & { onDone: () => void }) {
  const words = useWords(clientWeekWords).newSession
  const { kinds } = useWords(programWords)
  const { cancel } = useWords(uiWords)
  const { id: siteId } = useSite()
  const staff = useEndpoint(listStaffMembers, {})
  const rooms = useEndpoint(listRooms, { siteId })
  const { form, send, isPending } = useNewSession({ clientId, siteId, monday }, onDone)
  return (
    <form noValidate onSubmit={form.onSubmit(send)}>
      <Stack>
        <ErrorSummary form={form} />
        <NativeSelect
          label={words.kind}
          data-autofocus
          data={bookableKinds.map((value) => ({ value, label: kinds[value] }))}
          {...form.field('kind')}
        />
        <TextInput type="date" label={words.on} required {...form.field('on')} />
        <SimpleGrid cols={2}>
          <TextInput type="time" label={words.starts} required {...form.field('starts')} />
          <NumberInput label={words.minutes} min={5} max={480} step={5} {...form.field('minutes')} />
        </SimpleGrid>
        <NativeSelect
          label={words.lead}
          required
          data={[
            { value: '', label: words.choose },
            ...(staff.data?.staff ?? []).map((s) => ({
              value: s.id,
              label: `${s.givenName} ${s.familyName}`,
            })),
          ]}
          {...form.field('leadId')}
        />
        <NativeSelect
          label={words.place}
          data={[
            { value: 'open', label: words.noRoom },
            { value: 'video', label: words.byVideo },
            ...(rooms.data?.rooms ?? []).map((r) => ({ value: r.id, label: r.name })),
          ]}
          {...form.field('place')}
        />
        <Group justify="flex-end">
          <Button variant="default" onClick={onDone}>
            {cancel}
          </Button>
          <Button type="submit" loading={isPending}>
            {words.save}
          </Button>
        </Group>
      </Stack>
    </form>
  )
}
