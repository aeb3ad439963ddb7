import { Text } from '@mantine/core'
import { Link } from '@tanstack/react-router'
import type { TaskView } from '#modules/tasks/tasks.contract.ts'
import { TaskItem } from '#modules/tasks/web/TaskItem.tsx'
import { useWords } from '#ui/words.tsx'
import { todayWords } from '../today.words.ts'
import classes from './Today.module.css'

const shown = 4

/** The most pressing tasks, as they stand on the tasks page. */
export function OwedTasks({ tasks }: { tasks: readonly TaskView[] }) {
  const { tasks: words } = useWords(todayWords)
  if (tasks.length === 0) return <Text c="dimmed">{words.none}</Text>
  return (
    <>
      <ul className={classes.list}>
        {tasks.slice(0, shown).map((task) => (
          <TaskItem key={task.id} task={task} />
        ))}
      </ul>
      {tasks.length > shown && (
        <Link to="/tasks" className={classes.more}>
          {words.all(tasks.length)}
        </Link>
      )}
    </>
  )
}
