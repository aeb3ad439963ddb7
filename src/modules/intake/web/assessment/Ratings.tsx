import { Button } from '@mantine/core'
import { useWords } from '#ui/words.tsx'
import { assessmentWords } from '../../assessment/assessment.words.ts'
import type { FieldWords } from '../../assessment/fieldWords.ts'
import type { Field } from '../../assessment/layout.ts'
import classes from './Fields.module.css'
import { Framed, OneOf } from './Options.tsx'
import type { Values } from './useSection.ts'

type RatingsProps = {
  field: Extract<Field, { kind: 'ratings' }>
  words: FieldWords
  id: string
  value: unknown
  onChange: (value: Values) => void
  error?: string | undefined
}

/** Several things rated on one scale, a line each. */
export function Ratings({ field, words, id, value, onChange, error }: RatingsProps) {
  const { setAllNone } = useWords(assessmentWords)
  const rated: Values = typeof value === 'object' && value !== null ? { ...value } : {}
  const options = field.options.map((o) => ({ value: o, label: words.options?.[o] ?? o }))
  const lowest = field.options[0]
  const open = field.rows.filter((r) => !(r in rated))
  const rate = (row: string, to: string | null) => {
    const { [row]: _, ...rest } = rated
    onChange(to === null ? rest : { ...rest, [row]: to })
  }
  return (
    <Framed id={id} label={words.label} error={error}>
      <div className={classes.ratings}>
        {field.rows.map((row, i) => (
          <OneOf
            key={row}
            id={i === 0 ? id : `${id}-${row}`}
            label={words.columns?.[row]?.label ?? row}
            short
            options={options}
            value={rated[row]}
            onChange={(to) => rate(row, to)}
          />
        ))}
      </div>
      {lowest && open.length > 0 && (
        <Button
          variant="light"
          mt="sm"
          onClick={() => onChange({ ...Object.fromEntries(open.map((r) => [r, lowest])), ...rated })}
        >
          {setAllNone}
        </Button>
      )}
    </Framed>
  )
}
