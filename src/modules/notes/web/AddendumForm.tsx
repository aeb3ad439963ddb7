import { Button, Group, Radio, Stack, Textarea } from '@mantine/core'
import { useDisclosure } from '@mantine/hooks'
import { IconPlus } from '@tabler/icons-react'
import { useAction } from '#ui/data.ts'
import { ErrorSummary } from '#ui/ErrorSummary.tsx'
import { useFields } from '#ui/form.tsx'
import { notify } from '#ui/notify.tsx'
import { Section } from '#ui/Section.tsx'
import { uiWords } from '#ui/ui.words.ts'
import { useWords } from '#ui/words.tsx'
import { addAddendum, clientNotes, readNote, sessionNotes } from '../notes.contract.ts'
import { type AddendumKind, addendumKinds } from '../notes.ts'
import { readingWords } from '../reading.words.ts'

type Of = { clientId: string; noteId: string }

/** The only way to say more in the matter of a signed note. */
export function AddendumForm({ clientId, noteId }: Of) {
  const { addenda: words } = useWords(readingWords)
  const [opened, { open, close }] = useDisclosure(false)
  return (
    <div className="no-print">
      {opened ? (
        <Section title={words.add}>
          <Form clientId={clientId} noteId={noteId} onDone={close} />
        </Section>
      ) : (
        <Button variant="default" leftSection={<IconPlus size={18} aria-hidden />} onClick={open}>
          {words.add}
        </Button>
      )}
    </div>
  )
}

function Form({ clientId, noteId, onDone }: Of & { onDone: () => void }) {
  const { addenda: words } = useWords(readingWords)
  const { cancel } = useWords(uiWords)
  const add = useAction(addAddendum, { refreshes: [readNote, clientNotes, sessionNotes], quiet: true })
  const form = useFields({ kind: 'addendum' as AddendumKind, text: '' }, add.error)
  const send = () =>
    add.mutate(
      { clientId, noteId, ...form.values },
      {
        onSuccess: () => {
          notify.done(words.done)
          onDone()
        },
      },
    )
  return (
    <form onSubmit={form.onSubmit(send)} noValidate>
      <Stack>
        <ErrorSummary form={form} />
        <KindChoice value={form.values.kind} onChange={(kind) => form.set('kind', kind)} />
        <Textarea
          label={words.text}
          description={words.textHint}
          autosize
          minRows={3}
          maxRows={14}
          maxLength={8000}
          autoFocus
          {...form.field('text')}
        />
        <Group justify="flex-end">
          <Button variant="default" onClick={onDone}>
            {cancel}
          </Button>
          <Button type="submit" loading={add.isPending}>
            {words.sign}
          </Button>
        </Group>
      </Stack>
    </form>
  )
}

type KindChoiceProps = { value: AddendumKind; onChange: (kind: AddendumKind) => void }

function KindChoice({ value, onChange }: KindChoiceProps) {
  const { addenda: words } = useWords(readingWords)
  return (
    <Radio.Group
      label={words.kind}
      value={value}
      onChange={(chosen) => onChange(addendumKinds.find((k) => k === chosen) ?? 'addendum')}
    >
      <Stack gap="xs" mt="xs">
        {addendumKinds.map((kind) => (
          <Radio key={kind} value={kind} label={words[kind]} />
        ))}
      </Stack>
    </Radio.Group>
  )
}
