import { useEndpoint } from '#ui/data.ts'
import { EmptyState } from '#ui/EmptyState.tsx'
import { QueryView, Rows } from '#ui/QueryView.tsx'
import { Section } from '#ui/Section.tsx'
import { useWords } from '#ui/words.tsx'
import { clientTasks } from '../tasks.contract.ts'
import { tasksWords } from '../tasks.words.ts'
import classes from './TaskItem.module.css'
import { TaskItem } from './TaskItem.tsx'

/** Everything that is owed about one client. */
export function ClientTasks({ clientId }: { clientId: string }) {
  const words = useWords(tasksWords)
  const query = useEndpoint(clientTasks, { clientId })
  return (
    <QueryView
      query={query}
      skeleton={<Rows count={3} />}
      isEmpty={(d) => d.tasks.length === 0}
      empty={<EmptyState title={words.empty.client}>{words.empty.sentence}</EmptyState>}
    >
      {({ tasks }) => (
        <Section title={words.title} lead={words.lead(tasks.length)}>
          <ul className={classes.list}>
            {tasks.map((task) => (
              <TaskItem key={task.id} task={task} withClient={false} />
            ))}
          </ul>
        </Section>
      )}
    </QueryView>
  )
}
