import { Button, type ButtonProps, Group, Modal, Text } from '@mantine/core'
import { useDisclosure } from '@mantine/hooks'
import type { ReactNode } from 'react'
import { uiWords } from './ui.words.ts'
import { useWords } from './words.tsx'

type ConfirmButtonProps = ButtonProps & {
  /** The question, and what follows from saying yes. */
  title: string
  sentence: ReactNode
  /** What the yes says: the verb, never "OK". */
  confirm: string
  onConfirm: () => unknown
  children: ReactNode
}

/** For what cannot be undone: asks once, the safe answer in focus. Where it can be undone, use `notify.undo` instead. */
export function ConfirmButton({
  title,
  sentence,
  confirm,
  onConfirm,
  children,
  ...look
}: ConfirmButtonProps) {
  const words = useWords(uiWords)
  const [opened, { open, close }] = useDisclosure(false)
  return (
    <>
      <Button {...look} onClick={open} aria-haspopup="dialog">
        {children}
      </Button>
      <Modal opened={opened} onClose={close} title={title} closeButtonProps={{ 'aria-label': words.close }}>
        <Text component="div">{sentence}</Text>
        <Group justify="flex-end" mt="lg">
          <Button variant="default" data-autofocus onClick={close}>
            {words.cancel}
          </Button>
          <Button
            color={look.color ?? 'brick'}
            onClick={() => {
              close()
              onConfirm()
            }}
          >
            {confirm}
          </Button>
        </Group>
      </Modal>
    </>
  )
}
