import { Button, Modal, Stack, Text, TextInput } from '@mantine/core'
import { useDebouncedValue, useDisclosure } from '@mantine/hooks'
import { IconUserPlus } from '@tabler/icons-react'
import { useState } from 'react'
import { type ClientLine, findClients } from '#modules/people/client.contract.ts'
import { acceptWeek } from '#modules/timetable/seats.contract.ts'
import { useCan } from '#ui/can.tsx'
import { useAction, useEndpoint } from '#ui/data.ts'
import { notify } from '#ui/notify.tsx'
import { fullName } from '#ui/PersonName.tsx'
import { uiWords } from '#ui/ui.words.ts'
import { formatDay } from '#ui/when.ts'
import { useWords } from '#ui/words.tsx'
import { sessionRoster } from '../attendance.contract.ts'
import { attendanceWords } from '../attendance.words.ts'
import type { Row } from './useRoster.ts'
import classes from './WalkIn.module.css'

type WalkInProps = { sessionId: string; rows: readonly Row[] }

/** Somebody without a seat stands at the door: found by name, given a seat, marked like the others. */
export function WalkIn({ sessionId, rows }: WalkInProps) {
  const { roster: words } = useWords(attendanceWords)
  const { close: closeWord } = useWords(uiWords)
  const [opened, { open, close }] = useDisclosure(false)
  const may = useCan('seat.take')
  const finds = useCan('client.find')
  if (!may || !finds) return null
  return (
    <>
      <Button
        variant="default"
        leftSection={<IconUserPlus size={20} stroke={1.7} />}
        onClick={open}
        aria-haspopup="dialog"
      >
        {words.addClient}
      </Button>
      <Modal
        opened={opened}
        onClose={close}
        title={words.addTitle}
        closeButtonProps={{ 'aria-label': closeWord }}
      >
        <FindClient sessionId={sessionId} rows={rows} onDone={close} />
      </Modal>
    </>
  )
}

function FindClient({ sessionId, rows, onDone }: WalkInProps & { onDone: () => void }) {
  const { roster: words } = useWords(attendanceWords)
  const [text, setText] = useState('')
  const [asked] = useDebouncedValue(text.trim(), 150)
  const enabled = asked.length >= 2
  const found = useEndpoint(findClients, { text: asked.slice(0, 120) }, { enabled, keepPrevious: true })
  const seat = useAction(acceptWeek, { refreshes: [sessionRoster] })
  const take = (client: ClientLine) =>
    seat.mutate(
      { clientId: client.id, sessionIds: [sessionId], anyTrack: true },
      {
        onSuccess: () => {
          notify.done(words.added(fullName(client)))
          onDone()
        },
      },
    )
  const clients = enabled ? (found.data?.clients ?? []).slice(0, 8) : []
  return (
    <Stack>
      <TextInput
        data-autofocus
        label={words.addSearch}
        description={words.addHint}
        value={text}
        autoComplete="off"
        onChange={(event) => setText(event.currentTarget.value)}
      />
      <ul className={classes.found}>
        {clients.map((client) => {
          const seated = rows.some((r) => r.clientId === client.id)
          return (
            <li key={client.id}>
              <button
                type="button"
                className={classes.client}
                disabled={seated || seat.isPending}
                onClick={() => take(client)}
              >
                <span translate="no">{fullName(client)}</span>
                <span className={classes.hint}>
                  {seated ? words.seated : client.bornOn && formatDay(client.bornOn, 'date')}
                </span>
              </button>
            </li>
          )
        })}
      </ul>
      {enabled && found.data && clients.length === 0 && <Text c="dimmed">{words.addNobody(asked)}</Text>}
    </Stack>
  )
}
