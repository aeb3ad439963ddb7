import { Button, Group, Modal, Stack, Text } from '@mantine/core'
import type { ReactNode } from 'react'
import { ErrorSummary } from '#ui/ErrorSummary.tsx'
import type { useFields } from '#ui/form.tsx'
import { uiWords } from '#ui/ui.words.ts'
import { useWords } from '#ui/words.tsx'

type DialogProps = {
  title: string
  lead: string
  submit: string
  form: Pick<ReturnType<typeof useFields>, 'refusal' | 'idOf' | 'onSubmit'>
  sending: boolean
  onSend: () => void
  onClose: () => void
  children: ReactNode
}

/** A small form over the page: what it is about, its fields, one button that says what happens. */
export function Dialog({ title, lead, submit, form, sending, onSend, onClose, children }: DialogProps) {
  const { cancel, close } = useWords(uiWords)
  return (
    <Modal opened onClose={onClose} title={title} closeButtonProps={{ 'aria-label': close }}>
      <form onSubmit={form.onSubmit(onSend)} noValidate>
        <Stack>
          <Text>{lead}</Text>
          <ErrorSummary form={form} />
          {children}
          <Group justify="flex-end">
            <Button variant="default" onClick={onClose}>
              {cancel}
            </Button>
            <Button type="submit" loading={sending}>
              {submit}
            </Button>
          </Group>
        </Stack>
      </form>
    </Modal>
  )
}
