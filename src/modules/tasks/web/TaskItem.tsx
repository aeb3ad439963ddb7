import { ActionIcon, Button, Menu } from '@mantine/core'
import { useDisclosure } from '@mantine/hooks'
import {
  IconArrowBackUp,
  IconArrowRight,
  IconCheck,
  IconDots,
  IconUserShare,
  IconX,
} from '@tabler/icons-react'
import { Link } from '@tanstack/react-router'
import { accessWords } from '#modules/access/access.words.ts'
import { PersonName } from '#ui/PersonName.tsx'
import { StatusBadge } from '#ui/StatusBadge.tsx'
import { useSite } from '#ui/site.tsx'
import { Since, Time } from '#ui/Time.tsx'
import { useWords } from '#ui/words.tsx'
import type { TaskView } from '../tasks.contract.ts'
import { tasksWords } from '../tasks.words.ts'
import { type Address, addressOf, clientAddress } from './addressOf.ts'
import { CloseTask } from './CloseTask.tsx'
import { ReassignTask } from './ReassignTask.tsx'
import classes from './TaskItem.module.css'
import { useReopen } from './useReopen.ts'

type TaskItemProps = {
  task: TaskView
  /** Left out where the page is about that client already. */
  withClient?: boolean
  /** The level that follows what stands above it. */
  heading?: 'h2' | 'h3'
}

/** One task: what, why, whose, by when, and what can be done about it. */
export function TaskItem({ task, withClient = true, heading: Heading = 'h3' }: TaskItemProps) {
  const words = useWords(tasksWords)
  const address = addressOf(task)
  const item = admissionItem(task)
  const what = item ? words.admissionItems[item] : words.kinds[task.kind]
  return (
    <li className={classes.item}>
      <div className={classes.main}>
        <Heading className={classes.what}>
          {task.urgent && <StatusBadge tone="danger">{words.urgent}</StatusBadge>}
          {address && !task.doneAt ? <Link {...address}>{what}</Link> : what}
        </Heading>
        <About task={task} withClient={withClient} />
        <p className={classes.why}>{task.outcome ? words.outcomes[task.outcome] : words.why[task.kind]}</p>
        {task.outcomeNote && <p className={classes.why}>{task.outcomeNote}</p>}
        <Facts task={task} />
      </div>
      <Actions task={task} what={what} />
    </li>
  )
}

const admissionItems = ['consent_to_treat', 'part2_notice', 'fee_schedule', 'orientation'] as const
const admissionItem = ({ kind, params }: TaskView) =>
  kind === 'admission_item_due' ? admissionItems.find((i) => i === params.item) : undefined

function About({ task: { client, session }, withClient }: { task: TaskView; withClient: boolean }) {
  if (!session && !(client && withClient)) return null
  return (
    <p className={classes.facts}>
      {client && withClient && (
        <Link {...clientAddress(client.id)}>
          <PersonName of={client} />
        </Link>
      )}
      {session && (
        <span>
          {session.name}, <Time at={session.startsAt} style="dayTime" />
        </span>
      )}
    </p>
  )
}

function Facts({ task }: { task: TaskView }) {
  const words = useWords(tasksWords)
  const { roles } = useWords(accessWords)
  const site = useSite()
  const { doneAt, doneByName, owner, mine, role } = task
  return (
    <p className={classes.facts}>
      {doneAt ? (
        <span>
          {doneByName ? words.closedBy(doneByName) : words.closedByProgram} · <Since at={doneAt} />
        </span>
      ) : (
        <DueNote {...task} />
      )}
      {!doneAt && (
        <span>
          {mine ? words.forMe : owner ? <PersonName of={owner} /> : role && words.forRole(roles[role])}
        </span>
      )}
      {task.siteId !== site.id && <span>{task.siteName}</span>}
    </p>
  )
}

/** What is urgent was due when it was raised: how long it waits says more. */
function DueNote({ urgent, overdue, createdAt, dueAt }: TaskView) {
  const words = useWords(tasksWords)
  if (urgent)
    return (
      <span className={classes.late}>
        {words.raised} <Since at={createdAt} />
      </span>
    )
  return (
    <span className={overdue ? classes.late : undefined}>
      {overdue ? words.overdueSince : words.due} <Time at={dueAt} style="dayTime" />
    </span>
  )
}

function Actions({ task, what }: { task: TaskView; what: string }) {
  const words = useWords(tasksWords)
  const reopen = useReopen()
  const [closing, { open, close }] = useDisclosure(false)
  const [giving, give] = useDisclosure(false)
  const address = addressOf(task)
  if (task.can.reopen)
    return (
      <div className={classes.actions}>
        <Button
          variant="subtle"
          leftSection={<IconArrowBackUp size={18} aria-hidden />}
          onClick={() => reopen(task.id)}
        >
          {words.reopen}
        </Button>
      </div>
    )
  if (!task.can.complete) return null
  const there = task.doneThere && address
  return (
    <div className={classes.actions}>
      {there ? (
        <ThereButton address={there} label={words.places[task.place]} />
      ) : (
        <CompleteButton task={task} what={what} onClick={open} />
      )}
      <Menu withinPortal={false} withInitialFocusPlaceholder={false}>
        <Menu.Target>
          <ActionIcon aria-label={words.actions(what)}>
            <IconDots size={20} aria-hidden />
          </ActionIcon>
        </Menu.Target>
        <Menu.Dropdown>
          <Menu.Item leftSection={<IconUserShare size={18} aria-hidden />} onClick={give.open}>
            {words.reassign}
          </Menu.Item>
          {there && (
            <Menu.Item leftSection={<IconX size={18} aria-hidden />} onClick={open}>
              {words.setAside}
            </Menu.Item>
          )}
        </Menu.Dropdown>
      </Menu>
      {closing && <CloseTask task={task} what={what} onClose={close} />}
      {giving && <ReassignTask task={task} onClose={give.close} />}
    </div>
  )
}

/** The work is done at its place; the task goes away by itself. */
const ThereButton = ({ address, label }: { address: Address; label: string }) => (
  <Button
    variant="default"
    rightSection={<IconArrowRight size={18} aria-hidden />}
    renderRoot={(props) => <Link {...address} {...props} />}
  >
    {label}
  </Button>
)

type CompleteButtonProps = { task: TaskView; what: string; onClick: () => void }

function CompleteButton({ task, what, onClick }: CompleteButtonProps) {
  const words = useWords(tasksWords)
  return (
    <Button
      variant={task.urgent ? 'filled' : 'default'}
      leftSection={<IconCheck size={18} aria-hidden />}
      onClick={onClick}
      aria-label={words.completeOf(what)}
      aria-haspopup="dialog"
    >
      {words.complete}
    </Button>
  )
}
