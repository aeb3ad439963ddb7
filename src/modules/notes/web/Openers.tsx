import { Button, Menu } from '@mantine/core'
import { IconQuote } from '@tabler/icons-react'
import { useWords } from '#ui/words.tsx'
import { composerWords } from '../composer/composer.words.ts'

type OpenersProps = { of: string; fieldId: string; value: string; onChange: (text: string) => void }

/** Beginnings of sentences, never whole ones: what follows is this person's alone. `|` is where the cursor goes. */
export function Openers({ of, fieldId, value, onChange }: OpenersProps) {
  const { openers: words } = useWords(composerWords)
  const start = (opener: string) => {
    const before = value.trimEnd() ? `${value.trimEnd()} ` : ''
    const [head = '', tail = ''] = opener.split('|')
    onChange(before + head + tail)
    const at = before.length + head.length
    // After the menu has given the focus back.
    setTimeout(() => {
      const field = document.getElementById(fieldId)
      if (!(field instanceof HTMLTextAreaElement)) return
      field.focus()
      field.setSelectionRange(at, at)
    })
  }
  return (
    <Menu returnFocus={false}>
      <Menu.Target>
        <Button
          variant="subtle"
          size="compact-sm"
          miw="max-content"
          leftSection={<IconQuote size={16} aria-hidden />}
          aria-label={`${words.open}: ${of}`}
        >
          {words.open}
        </Button>
      </Menu.Target>
      <Menu.Dropdown>
        {Object.values(words.list).map((opener) => (
          <Menu.Item key={opener} onClick={() => start(opener)}>
            {opener.replace('|', '…')}
          </Menu.Item>
        ))}
      </Menu.Dropdown>
    </Menu>
  )
}
