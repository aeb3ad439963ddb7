import { Button, Group, Modal, NativeSelect, NumberInput, Stack, Text, Textarea } from '@mantine/core'
import { useAction } from '#ui/data.ts'
import { ErrorSummary } from '#ui/ErrorSummary.tsx'
import { useFields } from '#ui/form.tsx'
import { notify } from '#ui/notify.tsx'
import { fullName } from '#ui/PersonName.tsx'
import { uiWords } from '#ui/ui.words.ts'
import { useWords } from '#ui/words.tsx'
import { markOneClient, sessionRoster } from '../attendance.contract.ts'
import { type Mark, marks, needsMinutes } from '../attendance.ts'
import { attendanceWords } from '../attendance.words.ts'
import { clientLedger } from '../ledger.contract.ts'
import type { Roster, Row } from './useRoster.ts'

type CorrectMarkProps = { seen: Roster; row: Row | null; onClose: () => void }

/** R23: after closing a mark is corrected with a reason, and what stood before stays on the record. */
export function CorrectMark({ seen, row, onClose }: CorrectMarkProps) {
  const { correcting: words } = useWords(attendanceWords)
  const { close } = useWords(uiWords)
  return (
    <Modal
      opened={row !== null}
      onClose={onClose}
      title={row ? words.title(fullName(row)) : ''}
      closeButtonProps={{ 'aria-label': close }}
    >
      {row && <CorrectForm key={row.clientId} seen={seen} row={row} onDone={onClose} />}
    </Modal>
  )
}

function CorrectForm({ seen, row, onDone }: { seen: Roster; row: Row; onDone: () => void }) {
  const { correcting: words, marks: markWords } = useWords(attendanceWords)
  const { cancel } = useWords(uiWords)
  const save = useAction(markOneClient, { refreshes: [sessionRoster, clientLedger], quiet: true })
  const { creditableMinutes: most, id: sessionId } = seen.session
  const form = useFields({ mark: row.mark ?? '', attendedMinutes: row.minutes || most, why: '' }, save.error)
  const mark: Mark | null = marks.find((m) => m === form.values.mark) ?? null
  const send = () =>
    save.mutate(
      {
        ...{ sessionId, clientId: row.clientId, mark, version: row.version, why: form.values.why },
        ...(needsMinutes(mark) ? { attendedMinutes: form.values.attendedMinutes } : {}),
      },
      {
        onSuccess: () => {
          notify.done(words.done(fullName(row)))
          onDone()
        },
      },
    )
  return (
    <form onSubmit={form.onSubmit(send)}>
      <Stack>
        <ErrorSummary form={form} />
        <Text c="dimmed">{words.lead}</Text>
        <NativeSelect label={words.mark} data-autofocus {...form.field('mark')}>
          <option value="">{markWords.unmarked}</option>
          {marks.map((m) => (
            <option key={m} value={m}>
              {markWords[m]}
            </option>
          ))}
        </NativeSelect>
        {needsMinutes(mark) && (
          <NumberInput
            label={words.minutes}
            min={1}
            max={most}
            step={5}
            allowDecimal={false}
            {...form.field('attendedMinutes')}
            onChange={(value) => form.set('attendedMinutes', Number(value) || 0)}
          />
        )}
        <Textarea
          required
          autosize
          minRows={2}
          label={words.why}
          description={words.whyExample}
          {...form.field('why')}
        />
        <Group justify="flex-end">
          <Button variant="default" onClick={onDone}>
            {cancel}
          </Button>
          <Button type="submit" loading={save.isPending}>
            {words.confirm}
          </Button>
        </Group>
      </Stack>
    </form>
  )
}
