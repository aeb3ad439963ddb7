import { Button, Group, Text } from '@mantine/core'
import { notifications } from '@mantine/notifications'
import { IconAlertTriangle, IconCheck, IconInfoCircle } from '@tabler/icons-react'
import type { Refusal } from './refusal.ts'
import { uiWords } from './ui.words.ts'

const words = uiWords.en
type Offer = { label: string; run: () => unknown }

/** Short messages that go away by themselves; what must be read stands in the page instead. */
export const notify = {
  done: (message: string) => show(message, { color: 'moss', icon: <IconCheck size={18} stroke={2.2} /> }),
  info: (message: string) => show(message, { color: 'river', icon: <IconInfoCircle size={18} /> }),
  /** Done, and can be taken back for ten seconds. */
  undo: (message: string, undo: () => unknown) =>
    show(message, {
      color: 'moss',
      icon: <IconCheck size={18} stroke={2.2} />,
      seconds: 10,
      offer: { label: words.undo, run: undo },
    }),
  /** A command was refused. Where somebody else changed it meanwhile, reloading is offered. */
  refused: (refusal: Refusal, reload?: () => unknown) =>
    show(refusal.issues[0]?.message ? `${refusal.title}: ${refusal.issues[0].message}` : refusal.title, {
      color: 'brick',
      icon: <IconAlertTriangle size={18} />,
      seconds: 12,
      ...(refusal.isStale && reload ? { offer: { label: words.reload, run: reload } } : {}),
      ...(refusal.code === 'internal' && refusal.requestId
        ? { small: words.reference(refusal.requestId) }
        : {}),
    }),
}

type Look = { color: string; icon: React.ReactNode; seconds?: number; offer?: Offer; small?: string }

function show(message: string, { color, icon, seconds = 5, offer, small }: Look) {
  const take = () => {
    notifications.hide(id)
    offer?.run()
  }
  const id = notifications.show({
    color,
    icon,
    autoClose: seconds * 1000,
    closeButtonProps: { 'aria-label': words.close },
    message: (
      <Group justify="space-between" wrap="nowrap" gap="sm">
        <div>
          <Text size="sm">{message}</Text>
          {small && (
            <Text size="xs" c="dimmed">
              {small}
            </Text>
          )}
        </div>
        {offer && (
          <Button size="compact-sm" miw="max-content" variant="light" color={color} onClick={take}>
            {offer.label}
          </Button>
        )}
      </Group>
    ),
  })
}
