import { Button } from '@mantine/core'
import { IconPrinter } from '@tabler/icons-react'
import { uiWords } from './ui.words.ts'
import { useWords } from './words.tsx'

/** Prints the page as `print.css` sets it. Who prints a client's record must have passed the gate before. */
export function PrintButton() {
  const words = useWords(uiWords)
  return (
    <Button
      variant="default"
      leftSection={<IconPrinter size={20} stroke={1.7} />}
      onClick={() => window.print()}
    >
      {words.print}
    </Button>
  )
}
