import { Button, Group, Modal, NumberInput, Stack, Text, TextInput } from '@mantine/core'
import { useDisclosure } from '@mantine/hooks'
import { IconDoor } from '@tabler/icons-react'
import { useAction, useEndpoint } from '#ui/data.ts'
import { ErrorSummary } from '#ui/ErrorSummary.tsx'
import { useFields } from '#ui/form.tsx'
import { notify } from '#ui/notify.tsx'
import { QueryView } from '#ui/QueryView.tsx'
import { useSite } from '#ui/site.tsx'
import { uiWords } from '#ui/ui.words.ts'
import { useWords } from '#ui/words.tsx'
import { listRooms, openRoom } from '../groups.contract.ts'
import { weekWords } from '../week.words.ts'
import classes from './Week.module.css'

/** The rooms of the site, and a way to add one. */
export function Rooms() {
  const words = useWords(weekWords).rooms
  const { close: closeWord } = useWords(uiWords)
  const [opened, { open, close }] = useDisclosure(false)
  return (
    <>
      <Button variant="default" leftSection={<IconDoor size={18} />} onClick={open} aria-haspopup="dialog">
        {words.title}
      </Button>
      <Modal
        opened={opened}
        onClose={close}
        title={words.title}
        closeButtonProps={{ 'aria-label': closeWord }}
      >
        <Stack gap="lg">
          <RoomList />
          <AddRoom />
        </Stack>
      </Modal>
    </>
  )
}

function RoomList() {
  const words = useWords(weekWords).rooms
  const { id: siteId } = useSite()
  const query = useEndpoint(listRooms, { siteId })
  return (
    <QueryView
      query={query}
      isEmpty={(d) => d.rooms.length === 0}
      empty={<Text c="dimmed">{words.none}</Text>}
    >
      {({ rooms }) => (
        <ul className={classes.seats} aria-label={words.title}>
          {rooms.map((room) => (
            <li key={room.id}>
              <span>{room.name}</span>
              <span className={classes.hint}>{words.people(room.capacity)}</span>
            </li>
          ))}
        </ul>
      )}
    </QueryView>
  )
}

function AddRoom() {
  const words = useWords(weekWords).rooms
  const { id: siteId } = useSite()
  const add = useAction(openRoom, { refreshes: [listRooms], quiet: true })
  const form = useFields({ name: '', capacity: 12 as number | string }, add.error)
  const { name, capacity } = form.values
  const send = () =>
    add.mutate(
      { siteId, name, capacity: Number(capacity) },
      {
        onSuccess: () => {
          notify.done(words.added(name))
          form.set('name', '')
        },
      },
    )
  return (
    <form noValidate onSubmit={form.onSubmit(send)}>
      <Stack>
        <ErrorSummary form={form} />
        <Group align="flex-end" wrap="nowrap">
          <TextInput label={words.name} flex={1} autoComplete="off" {...form.field('name')} />
          <NumberInput label={words.capacity} w="6.5rem" min={1} max={200} {...form.field('capacity')} />
        </Group>
        <Group justify="flex-end">
          <Button type="submit" loading={add.isPending}>
            {words.add}
          </Button>
        </Group>
      </Stack>
    </form>
  )
}
