import { Button, CopyButton, Group, Modal, Text, TextInput } from '@mantine/core'
import { useWords } from '#ui/words.tsx'
import { accountWords } from '../accounts.words.ts'

type InvitationLinkProps = { name: string; token: string; onClose: () => void }

/** Shows a new link once, to be handed over. */
export function InvitationLink({ name, token, onClose }: InvitationLinkProps) {
  const words = useWords(accountWords)
  const link = `${window.location.origin}/link#${token}`
  return (
    <Modal
      opened
      onClose={onClose}
      title={words.linkTitle(name)}
      size="lg"
      closeButtonProps={{ 'aria-label': words.done }}
    >
      <Text mb="md">{words.linkLead}</Text>
      <TextInput label={words.link} value={link} readOnly onFocus={(e) => e.currentTarget.select()} />
      <Group justify="flex-end" mt="lg">
        <Button variant="default" onClick={onClose}>
          {words.done}
        </Button>
        <CopyButton value={link}>
          {({ copied, copy }) => (
            <Button onClick={copy} data-autofocus>
              {copied ? words.copied : words.copy}
            </Button>
          )}
        </CopyButton>
      </Group>
    </Modal>
  )
}
