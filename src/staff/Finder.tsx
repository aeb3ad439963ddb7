import { Modal } from '@mantine/core'
import { useHotkeys } from '@mantine/hooks'
import { useWords } from '#ui/words.tsx'
import type { Destination } from './destinations.ts'
import classes from './Finder.module.css'
import { FinderBody } from './FinderBody.tsx'
import { staffWords } from './staff.words.ts'

type FinderProps = {
  opened: boolean
  onOpen: () => void
  onClose: () => void
  places: readonly Destination[]
}

/** `/` or Ctrl-K anywhere: type, arrow keys, Enter. */
export function Finder({ opened, onOpen, onClose, places }: FinderProps) {
  const { finder } = useWords(staffWords)
  useHotkeys([['/', onOpen]])
  useHotkeys([['mod+K', onOpen]], [])
  return (
    <Modal
      opened={opened}
      onClose={onClose}
      withCloseButton={false}
      centered={false}
      yOffset="8dvh"
      size={620}
      padding={0}
      attributes={{ content: { 'aria-label': finder.open } }}
      classNames={{ content: classes.dialog ?? '' }}
    >
      <FinderBody places={places} onDone={onClose} />
    </Modal>
  )
}
