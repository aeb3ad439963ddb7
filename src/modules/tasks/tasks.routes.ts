import type { Bind } from '#server/door.ts'
import { candidates, complete, reassign, reopen, tasks, tasksOfClient } from './tasks.actions.ts'
import {
  clientTasks,
  completeTask,
  listTasks,
  reassignTask,
  reopenTask,
  taskCandidates,
} from './tasks.contract.ts'

export const taskRoutes = (bind: Bind) => {
  bind(listTasks, 'task.read', tasks)
  bind(clientTasks, 'task.read', tasksOfClient)
  bind(completeTask, 'task.complete', complete)
  bind(reopenTask, 'task.complete', reopen)
  bind(taskCandidates, 'task.read', candidates)
  bind(reassignTask, 'task.complete', reassign)
}
