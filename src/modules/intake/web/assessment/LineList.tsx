import { ActionIcon, Button } from '@mantine/core'
import { IconPlus, IconTrash } from '@tabler/icons-react'
import type { ReactNode } from 'react'
import { notify } from '#ui/notify.tsx'
import { useWords } from '#ui/words.tsx'
import { type Line, newKey } from '../../assessment/assessment.ts'
import { assessmentWords } from '../../assessment/assessment.words.ts'
import type { FieldWords } from '../../assessment/fieldWords.ts'
import type { Field } from '../../assessment/layout.ts'
import { FieldInput } from './FieldInput.tsx'
import classes from './Fields.module.css'
import { focusLater } from './fieldId.ts'
import { Framed } from './Options.tsx'

type LineListProps = {
  field: Extract<Field, { kind: 'list' }>
  words: FieldWords
  /** Of the list; lines and columns add theirs. */
  id: string
  lines: readonly Line[]
  /** Changes the lines from what they are now. */
  onChange: (change: (now: Line[]) => Line[]) => void
  error?: string | undefined
  errorAt: (key: string, column: string) => string | undefined
  sourceOf: (key: string) => ReactNode
}

/** Lines of one kind: substances, medications, people. A removed line can be had back for a while. */
export function LineList({ field, words, id, lines, onChange, error, errorAt, sourceOf }: LineListProps) {
  const all = useWords(assessmentWords)
  const name = words.line ?? ''
  const add = () => {
    const key = newKey(lines)
    onChange((now) => [...now, { key }])
    focusLater(`${id}-${key}-${field.columns[0]?.name}`)
  }
  const remove = (line: Line, at: number) => {
    onChange((now) => now.filter((l) => l.key !== line.key))
    notify.undo(all.removed(name), () =>
      onChange((now) => (now.some((l) => l.key === line.key) ? now : now.toSpliced(at, 0, line))),
    )
    focusLater(id)
  }
  const set = (key: string, column: string, value: unknown) =>
    onChange((now) => now.map((l) => (l.key === key ? { ...l, [column]: value } : l)))
  return (
    <Framed id={id} label={words.label} hint={words.hint} error={error}>
      <ol className={classes.lines}>
        {lines.map((line, i) => (
          <li key={line.key} className={classes.line} aria-label={all.lineNumber(name, i + 1)}>
            {sourceOf(line.key)}
            <div className={classes.columns}>
              {field.columns.map((c) => (
                <div key={c.name} data-kind={c.kind}>
                  <FieldInput
                    field={c}
                    words={words.columns?.[c.name] ?? { label: c.name }}
                    id={`${id}-${line.key}-${c.name}`}
                    value={line[c.name]}
                    onChange={(v) => set(line.key, c.name, v)}
                    error={errorAt(line.key, c.name)}
                    inLine
                  />
                </div>
              ))}
            </div>
            <ActionIcon
              className={classes.remove ?? ''}
              aria-label={`${all.remove(name)} ${i + 1}`}
              onClick={() => remove(line, i)}
            >
              <IconTrash size={20} stroke={1.7} />
            </ActionIcon>
          </li>
        ))}
      </ol>
      <Button id={id} variant="default" leftSection={<IconPlus size={18} aria-hidden />} onClick={add}>
        {words.add}
      </Button>
    </Framed>
  )
}
