import { Button, Group, Modal, Text } from '@mantine/core'
import { IconAlertTriangle, IconCheck, IconCloudOff, IconPencil, IconRefresh } from '@tabler/icons-react'
import type { SaveStatus } from './autosave.ts'
import classes from './SaveState.module.css'
import { uiWords } from './ui.words.ts'
import type { Saving } from './useAutosave.ts'
import { useWords } from './words.tsx'

const signs = {
  saved: IconCheck,
  unsaved: IconPencil,
  saving: IconRefresh,
  failed: IconCloudOff,
  refused: IconAlertTriangle,
  stale: IconAlertTriangle,
} satisfies Record<SaveStatus, unknown>

type SaveStateProps = {
  saving: Pick<Saving<unknown>, 'view' | 'flush' | 'leaving'>
  /** What stands beside "somebody else changed this": usually buttons to see theirs or to save mine over it. */
  onStale?: React.ReactNode
}

/** Whether what was typed is safe, in words; stands near the title of what is being written. */
export function SaveState({ saving: { view, flush, leaving }, onStale }: SaveStateProps) {
  const { save: words } = useWords(uiWords)
  const Sign = signs[view.status]
  const retry = view.status === 'failed' || view.status === 'refused'
  return (
    <div className={classes.state} data-status={view.status}>
      <Sign size={18} stroke={1.9} aria-hidden />
      <span role="status">
        {words[view.status]}
        {view.status === 'refused' &&
          view.refusal &&
          `: ${view.refusal.issues[0]?.message ?? view.refusal.title}`}
      </span>
      {retry && (
        <Button
          size="compact-sm"
          miw="max-content"
          variant="light"
          color="brick"
          onClick={() => void flush()}
        >
          {words.retry}
        </Button>
      )}
      {view.status === 'stale' && onStale}
      <Modal opened={leaving.asked} onClose={leaving.stay} title={words.leaveTitle} withCloseButton={false}>
        <Text>{words.leave}</Text>
        <Group justify="flex-end" mt="lg">
          <Button variant="default" color="brick" onClick={leaving.leave}>
            {words.leaveAnyway}
          </Button>
          <Button data-autofocus onClick={leaving.stay}>
            {words.stay}
          </Button>
        </Group>
      </Modal>
    </div>
  )
}
