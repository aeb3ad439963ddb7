import { useAction } from '#ui/data.ts'
import { notify } from '#ui/notify.tsx'
import { useWords } from '#ui/words.tsx'
import { clientTasks, listTasks, reopenTask } from '../tasks.contract.ts'
import { tasksWords } from '../tasks.words.ts'

/** Takes the closing of a task back; by then its line is gone, so what is said hangs on the answer, not on it. */
export function useReopen(): (taskId: string) => void {
  const words = useWords(tasksWords)
  const reopen = useAction(reopenTask, { refreshes: [listTasks, clientTasks] })
  return (taskId) =>
    void reopen.mutateAsync({ taskId }).then(
      () => notify.done(words.reopened),
      () => undefined,
    )
}
