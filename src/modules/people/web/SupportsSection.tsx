import { ActionIcon, Button, Group, Text } from '@mantine/core'
import { IconPencil, IconTrash, IconUserPlus } from '@tabler/icons-react'
import { useState } from 'react'
import { useCan } from '#ui/can.tsx'
import { useAction } from '#ui/data.ts'
import { notify } from '#ui/notify.tsx'
import { Section } from '#ui/Section.tsx'
import { StatusBadge } from '#ui/StatusBadge.tsx'
import { useWords } from '#ui/words.tsx'
import { type ClientView, client, saveSupport } from '../client.contract.ts'
import { clientWords } from '../client.words.ts'
import { SupportForm } from './SupportForm.tsx'
import classes from './Supports.module.css'

type Support = ClientView['supports'][number]

/** Family and friends the client names. */
export function SupportsSection({ client: c }: { client: ClientView }) {
  const { supports: words } = useWords(clientWords)
  const mayEdit = useCan('client.edit')
  const [open, setOpen] = useState<Support | 'new' | null>(null)
  return (
    <Section
      title={words.title}
      lead={words.lead}
      actions={
        mayEdit && (
          <Button
            variant="default"
            leftSection={<IconUserPlus size={18} aria-hidden />}
            onClick={() => setOpen('new')}
          >
            {words.add}
          </Button>
        )
      }
    >
      {c.supports.length === 0 ? (
        <Text c="dimmed">
          {words.none}. {words.noneSentence}
        </Text>
      ) : (
        <ul className={classes.list}>
          {c.supports.map((s) => (
            <Line key={s.id} clientId={c.id} support={s} onEdit={mayEdit ? () => setOpen(s) : null} />
          ))}
        </ul>
      )}
      {open && (
        <SupportForm clientId={c.id} support={open === 'new' ? null : open} onClose={() => setOpen(null)} />
      )}
    </Section>
  )
}

type LineProps = { clientId: string; support: Support; onEdit: (() => void) | null }

function Line({ clientId, support: s, onEdit }: LineProps) {
  const { supports: words } = useWords(clientWords)
  return (
    <li className={classes.line}>
      <div>
        <Group gap="xs">
          <Text fw={600} translate="no">
            {s.name}
          </Text>
          {s.emergencyContact && <StatusBadge tone="info">{words.emergencyContact}</StatusBadge>}
        </Group>
        <Text size="sm" c="dimmed">
          {[s.relation, s.phone].filter(Boolean).join(' · ')}
        </Text>
      </div>
      {onEdit && (
        <Group gap={0} wrap="nowrap">
          <ActionIcon aria-label={words.edit(s.name)} onClick={onEdit}>
            <IconPencil size={20} />
          </ActionIcon>
          <RemoveButton clientId={clientId} support={s} />
        </Group>
      )}
    </li>
  )
}

/** Taken off at once; for ten seconds it can be undone. */
function RemoveButton({ clientId, support: s }: { clientId: string; support: Support }) {
  const { supports: words } = useWords(clientWords)
  const save = useAction(saveSupport, { refreshes: [client] })
  const put = (removed: boolean, version: number) =>
    save.mutateAsync({ ...s, clientId, supportId: s.id, removed, version })
  const remove = async () => {
    const { version } = await put(true, s.version)
    notify.undo(words.removed(s.name), () => put(false, version))
  }
  return (
    <ActionIcon
      aria-label={words.remove(s.name)}
      loading={save.isPending}
      onClick={() => void remove().catch(() => undefined)}
    >
      <IconTrash size={20} />
    </ActionIcon>
  )
}
