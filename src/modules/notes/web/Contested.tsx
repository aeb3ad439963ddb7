import { Button, Group } from '@mantine/core'
import { Callout } from '#ui/Callout.tsx'
import { useWords } from '#ui/words.tsx'
import { composerWords } from '../composer/composer.words.ts'
import type { Card, SharedPart } from '../notes.ts'
import { notesWords } from '../notes.words.ts'
import classes from './Composer.module.css'
import { wordsOfField } from './fields.ts'

type ContestedProps<T> = {
  mine: T
  theirs: T
  by: string | null
  onKeepMine: () => void
  onTakeTheirs: () => void
}

/** Two people wrote in one place: theirs is shown where it differs, mine still stands in the fields below. */
export function Contested<T extends Card | SharedPart>(props: ContestedProps<T>) {
  const { mine, theirs, by, onKeepMine, onTakeTheirs } = props
  const { stale: words } = useWords(composerWords)
  const names = useWords(notesWords)
  const differing = wordsOfField(theirs, names).filter(
    ({ value }, i) => value !== wordsOfField(mine, names)[i]?.value,
  )
  return (
    <Callout tone="attention" title={words.title(by ?? words.somebody)}>
      <dl className={classes.theirs} aria-label={words.theirs}>
        {differing.map(({ label, value }) => (
          <div key={label}>
            <dt>{label}</dt>
            <dd>{value || words.empty}</dd>
          </div>
        ))}
      </dl>
      <Group gap="xs">
        <Button size="compact-md" onClick={onKeepMine}>
          {words.keepMine}
        </Button>
        <Button size="compact-md" variant="default" onClick={onTakeTheirs}>
          {words.takeTheirs}
        </Button>
      </Group>
    </Callout>
  )
}
