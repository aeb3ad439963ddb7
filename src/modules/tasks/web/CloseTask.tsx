import { Button, Group, Modal, Radio, Stack, Textarea } from '@mantine/core'
import { useAction } from '#ui/data.ts'
import { ErrorSummary } from '#ui/ErrorSummary.tsx'
import { useFields } from '#ui/form.tsx'
import { notify } from '#ui/notify.tsx'
import { uiWords } from '#ui/ui.words.ts'
import { useWords } from '#ui/words.tsx'
import type { Outcome } from '../kinds.ts'
import { clientTasks, completeTask, listTasks, type TaskView } from '../tasks.contract.ts'
import { tasksWords } from '../tasks.words.ts'
import { useReopen } from './useReopen.ts'

/** Asks what came of it. Where only one thing usually does, it is chosen already. */
export function CloseTask({ task, what, onClose }: { task: TaskView; what: string; onClose: () => void }) {
  const words = useWords(tasksWords)
  const ui = useWords(uiWords)
  const reopen = useReopen()
  const complete = useAction(completeTask, { refreshes: [listTasks, clientTasks], quiet: true })
  const usual = task.urgent ? undefined : task.outcomes[0]
  const form = useFields<{ outcome: Outcome | undefined; note: string }>(
    { outcome: usual, note: '' },
    complete.error,
  )
  const send = () => {
    const { outcome, note } = form.values
    if (!outcome) return
    // Its line goes away with the answer, and this dialog with it: the way back is offered all the same.
    complete.mutateAsync({ taskId: task.id, outcome, note }).then(
      () => {
        onClose()
        notify.undo(words.completeDone, () => reopen(task.id))
      },
      () => undefined,
    )
  }
  return (
    <Modal opened onClose={onClose} title={what} closeButtonProps={{ 'aria-label': ui.close }}>
      <form onSubmit={form.onSubmit(send)} noValidate>
        <ErrorSummary form={form} />
        <Radio.Group
          label={words.completeTitle}
          value={form.values.outcome ?? null}
          onChange={(value) =>
            form.set(
              'outcome',
              task.outcomes.find((o) => o === value),
            )
          }
          mb="md"
        >
          <Stack gap="xs" mt="xs">
            {task.outcomes.map((outcome) => (
              <Radio key={outcome} value={outcome} label={words.outcomes[outcome]} />
            ))}
          </Stack>
        </Radio.Group>
        <Textarea
          label={words.note}
          description={words.noteHint}
          autosize
          minRows={2}
          {...form.field('note')}
        />
        <Group justify="flex-end" mt="lg">
          <Button variant="default" onClick={onClose}>
            {ui.cancel}
          </Button>
          <Button type="submit" loading={complete.isPending} disabled={!form.values.outcome}>
            {words.complete}
          </Button>
        </Group>
      </form>
    </Modal>
  )
}
