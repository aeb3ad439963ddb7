import { Button, Group, Modal, Radio, Stack } from '@mantine/core'
import { useState } from 'react'
import { accessWords } from '#modules/access/access.words.ts'
import { useAction, useEndpoint } from '#ui/data.ts'
import { notify } from '#ui/notify.tsx'
import { PersonName } from '#ui/PersonName.tsx'
import { QueryView } from '#ui/QueryView.tsx'
import { uiWords } from '#ui/ui.words.ts'
import { useWords } from '#ui/words.tsx'
import { clientTasks, listTasks, reassignTask, type TaskView, taskCandidates } from '../tasks.contract.ts'
import { tasksWords } from '../tasks.words.ts'

const everybody = 'everybody'

/** Who at the site can do it; or everybody of its role again. */
export function ReassignTask({ task, onClose }: { task: TaskView; onClose: () => void }) {
  const words = useWords(tasksWords)
  const { roles } = useWords(accessWords)
  const ui = useWords(uiWords)
  const query = useEndpoint(taskCandidates, { taskId: task.id })
  const give = useAction(reassignTask, { refreshes: [listTasks, clientTasks] })
  const [chosen, choose] = useState(task.owner?.id ?? everybody)
  const send = () =>
    give.mutate(
      { taskId: task.id, version: task.version, staffId: chosen === everybody ? null : chosen },
      {
        onSuccess: () => {
          onClose()
          notify.done(words.reassigned)
        },
      },
    )
  return (
    <Modal opened onClose={onClose} title={words.reassignTitle} closeButtonProps={{ 'aria-label': ui.close }}>
      <QueryView query={query}>
        {({ staff }) => (
          <Radio.Group aria-label={words.reassignTitle} value={chosen} onChange={choose}>
            <Stack gap="xs">
              {task.role && <Radio value={everybody} label={words.everybody(roles[task.role])} />}
              {staff.map((s) => (
                <Radio key={s.id} value={s.id} label={<PersonName of={s} />} description={s.title} />
              ))}
            </Stack>
          </Radio.Group>
        )}
      </QueryView>
      <Group justify="flex-end" mt="lg">
        <Button variant="default" onClick={onClose}>
          {ui.cancel}
        </Button>
        <Button onClick={send} loading={give.isPending} disabled={chosen === (task.owner?.id ?? everybody)}>
          {words.reassignConfirm}
        </Button>
      </Group>
    </Modal>
  )
}
