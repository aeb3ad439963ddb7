import { Chip, Group } from '@mantine/core'
import { useId } from 'react'
import classes from './Composer.module.css'

type ChoiceProps<T extends string> = {
  label: string
  of: readonly T[]
  words: Readonly<Record<T, string>>
  value: T | null
  onChange: (value: T | null) => void
  error?: string | undefined
  /** `fieldId` of the group, for links that lead here. */
  id?: string
  disabled?: boolean
}

/** One of a few, in one tap; a second tap takes it back. */
export function Choice<T extends string>(props: ChoiceProps<T>) {
  const { label, of, words, value, onChange, error, id, disabled = false } = props
  const own = useId()
  const base = id ?? own
  return (
    <fieldset
      disabled={disabled}
      className={classes.choice}
      aria-describedby={error ? `${base}-error` : undefined}
    >
      <legend className={classes.legend}>{label}</legend>
      {error && (
        <div id={`${base}-error`} className={classes.error}>
          {error}
        </div>
      )}
      <Chip.Group value={value} onChange={(chosen) => onChange(of.find((o) => o === chosen) ?? null)}>
        <Group gap="xs">
          {of.map((o, i) => (
            <Chip
              key={o}
              id={i === 0 ? base : `${base}-${o}`}
              name={base}
              value={o}
              variant="outline"
              radius="md"
              classNames={{ label: classes.chip ?? '' }}
              onClick={() => value === o && onChange(null)}
            >
              {words[o]}
            </Chip>
          ))}
        </Group>
      </Chip.Group>
    </fieldset>
  )
}
