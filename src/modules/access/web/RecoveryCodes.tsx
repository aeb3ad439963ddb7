import { Button, CopyButton, Group, Stack } from '@mantine/core'
import { PrintButton } from '#ui/PrintButton.tsx'
import { useWords } from '#ui/words.tsx'
import { accountPageWords } from '../account.words.ts'
import classes from './Factors.module.css'

/** Shown once; going on says that they are kept. */
export function RecoveryCodes({ codes, onKept }: { codes: readonly string[]; onKept: () => void }) {
  const { recovery: words } = useWords(accountPageWords)
  return (
    <Stack>
      <ul className={classes.codes} translate="no">
        {codes.map((c) => (
          <li key={c}>{c}</li>
        ))}
      </ul>
      <Group justify="space-between">
        <Group gap="xs">
          <CopyButton value={codes.join('\n')}>
            {({ copied, copy }) => (
              <Button variant="default" onClick={copy}>
                {copied ? words.copied : words.copy}
              </Button>
            )}
          </CopyButton>
          <PrintButton />
        </Group>
        <Button onClick={onKept}>{words.kept}</Button>
      </Group>
    </Stack>
  )
}
