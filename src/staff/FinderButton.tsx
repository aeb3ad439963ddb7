import { Kbd } from '@mantine/core'
import { IconSearch } from '@tabler/icons-react'
import { useWords } from '#ui/words.tsx'
import classes from './Finder.module.css'
import { staffWords } from './staff.words.ts'

/** Opens the finder; on phones only its glass is shown. */
export function FinderButton({ onOpen }: { onOpen: () => void }) {
  const { finder } = useWords(staffWords)
  return (
    <button
      type="button"
      className={classes.button}
      onClick={onOpen}
      aria-label={finder.open}
      aria-keyshortcuts="/ Control+K"
    >
      <IconSearch size={20} stroke={1.8} aria-hidden />
      <span className={classes.buttonWord}>{finder.short}</span>
      <Kbd className={classes.key} aria-hidden>
        /
      </Kbd>
    </button>
  )
}
