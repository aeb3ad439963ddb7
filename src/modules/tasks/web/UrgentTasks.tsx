import { Callout } from '#ui/Callout.tsx'
import { useEndpoint } from '#ui/data.ts'
import { useWords } from '#ui/words.tsx'
import { clientTasks } from '../tasks.contract.ts'
import { tasksWords } from '../tasks.words.ts'
import classes from './TaskItem.module.css'
import { TaskItem } from './TaskItem.tsx'

/** What must not wait about one client, above everything else on their page; nothing where there is nothing. */
export function UrgentTasks({ clientId }: { clientId: string }) {
  const words = useWords(tasksWords)
  const query = useEndpoint(clientTasks, { clientId }, { everySeconds: 30 })
  const urgent = query.data?.tasks.filter((task) => task.urgent) ?? []
  if (urgent.length === 0) return null
  return (
    <Callout tone="danger" title={words.banner(urgent.length)}>
      <ul className={classes.list}>
        {urgent.map((task) => (
          <TaskItem key={task.id} task={task} withClient={false} heading="h2" />
        ))}
      </ul>
    </Callout>
  )
}
