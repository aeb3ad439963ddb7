import { Button, Group, Modal, Stack, Text, Textarea, TextInput } from '@mantine/core'
import { useDisclosure } from '@mantine/hooks'
import { IconClipboardCheck } from '@tabler/icons-react'
import { hoursAndMinutes } from '#kit/time.ts'
import { Callout } from '#ui/Callout.tsx'
import { useAction } from '#ui/data.ts'
import { ErrorSummary } from '#ui/ErrorSummary.tsx'
import { useFields } from '#ui/form.tsx'
import { notify } from '#ui/notify.tsx'
import { useSite } from '#ui/site.tsx'
import { uiWords } from '#ui/ui.words.ts'
import { useWords } from '#ui/words.tsx'
import { closeSessionRoster, sessionRoster } from '../attendance.contract.ts'
import { creditableMinutes, marks, proposedSpan, scheduledMinutes } from '../attendance.ts'
import { attendanceWords } from '../attendance.words.ts'
import { clientLedger } from '../ledger.contract.ts'
import { tally } from '../roster.ts'
import type { Roster, Row } from './useRoster.ts'

type CloseRosterProps = { seen: Roster; rows: readonly Row[]; again?: boolean }

/** Closing: who was there, and when the session really began and ended. Again: the times are corrected, with a reason. */
export function CloseRoster({ seen, rows, again = false }: CloseRosterProps) {
  const { closing: words } = useWords(attendanceWords)
  const { close: closeWord } = useWords(uiWords)
  const [opened, { open, close }] = useDisclosure(false)
  const early = !again && Temporal.Instant.compare(Temporal.Now.instant(), seen.session.endsAt) < 0
  const label = again ? words.change : early ? words.early : words.open
  return (
    <>
      <Button
        variant={again || early ? 'default' : 'filled'}
        leftSection={<IconClipboardCheck size={22} />}
        onClick={open}
        aria-haspopup="dialog"
        disabled={rows.some((r) => r.pending)}
      >
        {label}
      </Button>
      <Modal
        opened={opened}
        onClose={close}
        title={again || early ? label : words.title}
        closeButtonProps={{ 'aria-label': closeWord }}
      >
        <CloseForm seen={seen} rows={rows} again={again} onDone={close} />
      </Modal>
    </>
  )
}

type CloseFormProps = CloseRosterProps & { again: boolean; onDone: () => void }

function CloseForm({ seen: { session }, rows, again, onDone }: CloseFormProps) {
  const { closing: words, marks: markWords, roster } = useWords(attendanceWords)
  const { cancel } = useWords(uiWords)
  const { timeZone } = useSite()
  const save = useAction(closeSessionRoster, { refreshes: [sessionRoster, clientLedger], quiet: true })
  const proposed = proposedSpan({ ...session, cancelled: false }, Temporal.Now.instant())
  const wall = (at: Temporal.Instant) =>
    at.toZonedDateTimeISO(timeZone).toPlainTime().toString({ smallestUnit: 'minute' })
  const form = useFields(
    { startedAt: wall(proposed.startedAt), endedAt: wall(proposed.endedAt), why: '' },
    save.error,
  )
  const span = spanOf(session.localOn, form.values, timeZone)
  const counts = tally(rows)
  const creditable =
    span &&
    creditableMinutes({
      ...session,
      cancelled: false,
      actualStartedAt: span.startedAt,
      actualEndedAt: span.endedAt,
    })
  const send = () =>
    span &&
    save.mutate(
      { sessionId: session.id, ...span, ...(again ? { why: form.values.why } : {}) },
      {
        onSuccess: () => {
          notify.done(words.done)
          onDone()
        },
      },
    )
  return (
    <form onSubmit={form.onSubmit(send)}>
      <Stack>
        <ErrorSummary form={form} />
        {!again && (
          <Text fw={600}>
            {marks
              .filter((m) => counts[m] > 0)
              .map((m) => roster.counted(counts[m], markWords[m]))
              .join(', ')}
          </Text>
        )}
        <Text>{words.lead}</Text>
        <Group grow align="start">
          <TextInput type="time" required label={words.began} data-autofocus {...form.field('startedAt')} />
          <TextInput type="time" required label={words.ended} {...form.field('endedAt')} />
        </Group>
        {creditable !== null && creditable < scheduledMinutes(session) && (
          <Callout tone="attention">{words.shorter(hoursAndMinutes(creditable))}</Callout>
        )}
        {again && <Textarea required autosize minRows={2} label={words.why} {...form.field('why')} />}
        <Group justify="flex-end">
          <Button variant="default" onClick={onDone}>
            {cancel}
          </Button>
          <Button type="submit" loading={save.isPending} disabled={!span}>
            {again ? words.save : words.confirm}
          </Button>
        </Group>
      </Stack>
    </form>
  )
}

/** Two wall times on the session's day as moments; an end before the beginning is past midnight. */
function spanOf(on: Temporal.PlainDate, times: { startedAt: string; endedAt: string }, timeZone: string) {
  if (!times.startedAt || !times.endedAt) return null
  const at = (time: string, day: Temporal.PlainDate) =>
    day.toZonedDateTime({ timeZone, plainTime: Temporal.PlainTime.from(time) }).toInstant()
  const startedAt = at(times.startedAt, on)
  return { startedAt, endedAt: at(times.endedAt, times.endedAt < times.startedAt ? on.add({ days: 1 }) : on) }
}
