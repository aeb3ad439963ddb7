import { Button, NativeSelect, SegmentedControl } from '@mantine/core'
import type { Out } from '#kit/endpoint.ts'
import { Callout } from '#ui/Callout.tsx'
import { useEndpoint } from '#ui/data.ts'
import { EmptyState } from '#ui/EmptyState.tsx'
import { Page } from '#ui/Page.tsx'
import { useSearchParam } from '#ui/params.ts'
import { QueryView, Rows } from '#ui/QueryView.tsx'
import { Section } from '#ui/Section.tsx'
import { useSite } from '#ui/site.tsx'
import { useWords } from '#ui/words.tsx'
import { taskKindIds } from '../kinds.ts'
import { listTasks, type TaskView } from '../tasks.contract.ts'
import { whenDue, whens } from '../tasks.ts'
import { tasksWords } from '../tasks.words.ts'
import classes from './TaskItem.module.css'
import { TaskItem } from './TaskItem.tsx'

/** What I owe: urgent first, then overdue, today, later. The filters live in the address. */
export function TasksPage() {
  const words = useWords(tasksWords)
  const filter = useFilter()
  const { whose, state, kind } = filter
  const query = useEndpoint(
    listTasks,
    { whose, state, ...(kind ? { kind } : {}) },
    {
      everySeconds: 60,
      keepPrevious: true,
    },
  )
  return (
    <Page
      title={words.title}
      width="narrow"
      lead={state === 'open' && query.data && words.lead(query.data.tasks.length)}
    >
      <Filters filter={filter} oversee={query.data?.can.oversee ?? false} />
      <QueryView
        query={query}
        skeleton={<Rows count={6} />}
        isEmpty={(d) => d.tasks.length === 0}
        empty={<Nothing filter={filter} />}
      >
        {(d) => (state === 'done' ? <Closed tasks={d.tasks} /> : <Open listed={d} />)}
      </QueryView>
    </Page>
  )
}

function useFilter() {
  const [whose, setWhose] = useSearchParam('whose')
  const [state, setState] = useSearchParam('state')
  const [kind, setKind] = useSearchParam('kind')
  return {
    whose: whose === 'site' ? ('site' as const) : ('mine' as const),
    state: state === 'done' ? ('done' as const) : ('open' as const),
    kind: taskKindIds.find((k) => k === kind),
    setWhose: (to: string) => setWhose(to === 'site' ? to : undefined),
    setState: (to: string) => setState(to === 'done' ? to : undefined),
    setKind: (to: string) => setKind(to || undefined),
  }
}
type Filter = ReturnType<typeof useFilter>

function Filters({ filter, oversee }: { filter: Filter; oversee: boolean }) {
  const { filter: words, kinds } = useWords(tasksWords)
  return (
    <div className={classes.filters}>
      {(oversee || filter.whose === 'site') && (
        <SegmentedControl
          aria-label={words.whose}
          value={filter.whose}
          onChange={filter.setWhose}
          data={[
            { value: 'mine', label: words.mine },
            { value: 'site', label: words.site },
          ]}
        />
      )}
      <SegmentedControl
        aria-label={words.state}
        value={filter.state}
        onChange={filter.setState}
        data={[
          { value: 'open', label: words.open },
          { value: 'done', label: words.done },
        ]}
      />
      <NativeSelect
        aria-label={words.kind}
        value={filter.kind ?? ''}
        onChange={(event) => filter.setKind(event.currentTarget.value)}
        data={[
          { value: '', label: words.allKinds },
          ...taskKindIds.map((value) => ({ value, label: kinds[value] })),
        ]}
      />
    </div>
  )
}

function Nothing({ filter }: { filter: Filter }) {
  const { empty: words } = useWords(tasksWords)
  if (filter.kind)
    return (
      <EmptyState
        title={words.filtered}
        action={
          <Button variant="default" onClick={() => filter.setKind('')}>
            {words.showAll}
          </Button>
        }
      >
        {words.filteredSentence}
      </EmptyState>
    )
  if (filter.state === 'done') return <EmptyState title={words.done} />
  return <EmptyState title={words.title}>{words.sentence}</EmptyState>
}

function Open({ listed: { tasks, more } }: { listed: Out<typeof listTasks> }) {
  const words = useWords(tasksWords)
  const { timeZone } = useSite()
  const now = Temporal.Now.instant()
  const groups = Map.groupBy(tasks, (task) => whenDue(task, now, timeZone))
  return (
    <>
      {whens.map((when) => {
        const due = groups.get(when)
        return (
          due && (
            <Section key={when} title={words.groups[when]}>
              <List tasks={due} />
            </Section>
          )
        )
      })}
      {more && <Callout tone="info">{words.more}</Callout>}
    </>
  )
}

function Closed({ tasks }: { tasks: readonly TaskView[] }) {
  const words = useWords(tasksWords)
  return (
    <Section title={words.filter.done}>
      <List tasks={tasks} />
    </Section>
  )
}

const List = ({ tasks }: { tasks: readonly TaskView[] }) => (
  <ul className={classes.list}>
    {tasks.map((task) => (
      <TaskItem key={task.id} task={task} />
    ))}
  </ul>
)
